"""The page of a set of letters: what all of them say, and which letters there are."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from communications.enums import Stage
from communications.forms.drafting.letter_forms import SharedForm
from communications.forms.drafting.pieces import shared_from, shared_pieces
from communications.models import LetterSet
from communications.services.draft_rows import SharedDetails, shared_details
from communications.services.drafting import Stale, save_shared
from communications.services.letter_sets import is_circulated
from parties.office_day import office_today
from parties.views.signed_in import SignedInRequest

from .conflict import conflict_page, resolved
from .letter_context import parallel_drafts
from .preview import preview_of
from .saving import (
    conflict_answer,
    digests_told,
    refused_answer,
    revision_sent,
    saved_answer,
    saved_in_words,
    tell,
)
from .seen import set_seen_by

# A set whose letters are all in one of these stages is over: nothing in it changes any more.
OVER = frozenset({Stage.SENT, Stage.VOIDED, Stage.DROPPED})


@sensitive_post_parameters()
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def set_page(request: SignedInRequest, pk: int) -> HttpResponse:
    """The shared text and the letters of the set. 409 where somebody saved since."""
    letter_set = set_seen_by(request.user, pk)
    if request.method != "POST":
        return _page(request, letter_set, _form(letter_set))
    form = _form(letter_set, request)
    details = _details(request, letter_set, form)
    if details is None:
        return _page(request, letter_set, form)
    try:
        saved = _save(request, letter_set, details)
    except Stale as stale:
        return _conflict(request, stale, details)
    except ValidationError as refusal:
        tell(form, refusal)
        return _page(request, letter_set, form)
    messages.success(request, saved_in_words(saved))
    return redirect("draft-set", pk=pk)


@sensitive_post_parameters()
@login_required
@require_POST
def set_save(request: SignedInRequest, pk: int) -> HttpResponse:
    """The same saving for the script, which asks every few seconds."""
    letter_set = set_seen_by(request.user, pk)
    form = _form(letter_set, request)
    if not form.is_valid():
        return refused_answer(form)
    try:
        saved = _save(request, letter_set, form.details())
    except Stale as stale:
        return conflict_answer(stale.standing)
    except ValidationError as refusal:
        tell(form, refusal)
        return refused_answer(form)
    return saved_answer(saved, shared_pieces(shared_details(saved)))


def _form(letter_set: LetterSet, request: HttpRequest | None = None) -> SharedForm:
    details = shared_details(letter_set)
    initial = {name: getattr(details, name) for name in SharedForm.base_fields}
    return SharedForm(request.POST if request else None, initial=initial, auto_id="%s")


def _details(
    request: SignedInRequest, letter_set: LetterSet, form: SharedForm
) -> SharedDetails | None:
    """What is to be saved; None where the form tells what is wrong."""
    if "resolve" in request.POST:
        standing = shared_details(letter_set)
        return shared_from(resolved(request, shared_pieces(standing)), standing)
    return form.details() if form.is_valid() else None


def _save(request: SignedInRequest, letter_set: LetterSet, details: SharedDetails) -> LetterSet:
    return save_shared(
        letter_set=letter_set,
        revision=revision_sent(request),
        details=details,
        by=request.user,
        on=office_today(),
        at=timezone.now(),
    )


def _conflict(request: SignedInRequest, stale: Stale, mine: SharedDetails) -> HttpResponse:
    standing: Any = stale.standing
    return conflict_page(
        request,
        standing=standing,
        mine=shared_pieces(mine),
        theirs=shared_pieces(shared_details(standing)),
        back=reverse("draft-set", args=[standing.pk]),
        language=standing.language,
    )


def _page(request: SignedInRequest, letter_set: LetterSet, form: SharedForm) -> HttpResponse:
    drafts = parallel_drafts(letter_set.pk)
    circulated = is_circulated(letter_set)
    written = [draft for draft in drafts if draft.communication.stage == Stage.DRAFT]
    kept = [draft for draft in drafts if draft.communication.stage != Stage.DROPPED]
    is_over = bool(drafts) and all(draft.communication.stage in OVER for draft in drafts)
    context = {
        "letter_set": letter_set,
        "form": form,
        "drafts": drafts,
        "read": digests_told(shared_pieces(shared_details(letter_set))),
        "circulated": circulated,
        "is_open": bool(written) and not circulated,
        "is_over": is_over,
        "has_drafts": bool(written),
        "number": len(kept),
        **(preview_of(kept[0].communication) if kept and not is_over else {}),
    }
    status = 422 if form.errors else 200
    return render(request, "communications/drafting/set.html", context, status=status)
