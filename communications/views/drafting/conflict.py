"""The page that shows two writings side by side, and what was chosen on it."""

from __future__ import annotations

from collections.abc import Sequence

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import render

from communications.models import Draft, LetterSet
from communications.rules.typed_pieces import Piece, Take, differences
from parties.views.signed_in import SignedInRequest

from .saving import CONFLICT, digests_sent, digests_told


def conflict_page(
    request: SignedInRequest,
    *,
    standing: LetterSet | Draft,
    mine: Sequence[Piece],
    theirs: Sequence[Piece],
    back: str,
    language: str,
    form: Form | None = None,
) -> HttpResponse:
    """Both texts of each field that differs, for a person to choose; 409.

    What was typed travels on the page, so that nothing of it is lost whatever is chosen.
    """
    context = {
        "standing": standing,
        "differences": differences(mine, theirs, digests_sent(request)),
        "read": digests_told(theirs),
        "back": back,
        "language": language,
        "by_oneself": standing.saved_by_id == request.user.pk,
        "form": form,
    }
    return render(request, "communications/drafting/conflict.html", context, status=CONFLICT)


def resolved(request: SignedInRequest, standing: Sequence[Piece]) -> dict[str, str]:
    """The text of each field that was asked about, as it was chosen.

    Where nothing was chosen, what the person typed stands: it exists nowhere else.
    """
    sent, texts = request.POST, {}
    for piece in standing:
        name = piece.name
        if f"mine_{name}" not in sent:
            continue
        take = sent.get(f"take_{name}", Take.MINE)
        if take == Take.THEIRS:
            texts[name] = piece.text
        elif take == Take.MERGED and piece.is_prose:
            texts[name] = sent.get(f"merged_{name}", "")
        else:
            texts[name] = sent[f"mine_{name}"]
    return texts
