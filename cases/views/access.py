"""Who may open which page; what a person may not see does not exist for them."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from cases.models import Submission
from parties.models import User


def submission_seen_by(user: User, pk: int) -> Submission:
    """The submission; Http404 where there is none that `user` may read."""
    rows = Submission.objects.visible_to(user).select_related("state", "desk", "registered_by")
    submission: Submission = get_object_or_404(rows, pk=pk)
    return submission


def require_secretariat(user: User) -> None:
    """Raises PermissionDenied for everybody outside the secretariat."""
    if not user.is_secretariat:
        raise PermissionDenied(_("Information received is read by the secretariat alone."))
