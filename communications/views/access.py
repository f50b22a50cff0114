"""Who may open which page; what a person may not see does not exist for them."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from communications.models import Communication
from parties.models import User


def letter_seen_by(user: User, pk: int) -> Communication:
    """The letter; Http404 where there is none that `user` may read."""
    letter: Communication = get_object_or_404(
        Communication.objects.visible_to(user).select_related("case__desk"), pk=pk
    )
    return letter


def require_secretariat(user: User, reason: str) -> None:
    """Raises PermissionDenied with `reason`, which the page then shows, outside the secretariat.

    To be asked after the letter has been found: an act on a hidden letter is not forbidden, there
    is no such letter.
    """
    if not user.is_secretariat:
        raise PermissionDenied(reason)
