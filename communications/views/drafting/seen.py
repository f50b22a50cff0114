"""Drafts and sets of letters for whoever may work on them; for all others they do not exist."""

from __future__ import annotations

from django.shortcuts import get_object_or_404

from communications.models import Draft, LetterSet
from parties.models import User


def draft_seen_by(user: User, pk: int) -> Draft:
    """The draft of the letter `pk`; Http404 where there is none that `user` may read."""
    rows = Draft.objects.visible_to(user).select_related(
        "communication__case__desk",
        "communication__addressee_state",
        "communication__addressee_actor",
        "letter_set",
        "saved_by",
    )
    draft: Draft = get_object_or_404(rows, communication=pk)
    return draft


def set_seen_by(user: User, pk: int) -> LetterSet:
    """The set of letters; Http404 where there is none that `user` may read."""
    rows = LetterSet.objects.visible_to(user).select_related("case__desk", "saved_by")
    letter_set: LetterSet = get_object_or_404(rows, pk=pk)
    return letter_set
