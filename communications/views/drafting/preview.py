"""The letter as it would go out, beside the form in which it is written."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from communications.models import Communication
from communications.services.draft_facts import composed
from communications.services.naming_checks import persons_in
from parties.office_day import office_today
from parties.views.signed_in import SignedInRequest

from .seen import draft_seen_by


@login_required
@require_safe
def draft_preview(request: SignedInRequest, pk: int) -> HttpResponse:
    """The preview alone, for the script that shows it anew after each saving."""
    draft = draft_seen_by(request.user, pk)
    context = preview_of(draft.communication)
    return render(request, "communications/drafting/preview.html", context)


def preview_of(letter: Communication) -> dict[str, Any]:
    """The text of today with its warnings, and which of its paragraphs name somebody.

    The numbers of the paragraphs count from 0.
    """
    text = composed(letter, on=office_today())
    found = persons_in(letter, text)
    named = {place for each in found if each.is_certain for place in each.places}
    perhaps = {place for each in found if not each.is_certain for place in each.places}
    return {
        "letter": letter,
        "text": text,
        "blocks": [
            (block, "named" if place in named else "perhaps" if place in perhaps else "")
            for place, block in enumerate(text.blocks)
        ],
        "found": found,
    }
