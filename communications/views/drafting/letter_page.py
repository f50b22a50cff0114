"""The page on which one letter is written."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from communications.enums import Slot
from communications.forms.drafting.draft_acts import Done, done
from communications.forms.drafting.letter_forms import DraftForm
from communications.forms.drafting.pieces import draft_from, draft_pieces
from communications.models import Draft
from communications.rules.question_outline import OutlineError
from communications.services.draft_rows import DraftDetails, draft_details
from communications.services.drafting import Stale, save_draft
from communications.services.standard_paragraphs import paragraphs_for
from parties.office_day import office_today
from parties.views.signed_in import SignedInRequest

from .conflict import conflict_page, resolved
from .letter_context import letter_context
from .saving import (
    conflict_answer,
    digests_told,
    refused_answer,
    revision_sent,
    saved_answer,
    saved_in_words,
    tell,
)
from .seen import draft_seen_by


@sensitive_post_parameters()
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def draft_page(request: SignedInRequest, pk: int) -> HttpResponse:
    """The letter in its parts, and beside it as it would go out. 409 where somebody saved since."""
    draft = draft_seen_by(request.user, pk)
    if request.method != "POST":
        return _page(request, draft, draft_form(draft))
    form = draft_form(draft, request)
    return (_resolve if "resolve" in request.POST else _sent)(request, draft, form)


def _sent(request: SignedInRequest, draft: Draft, form: DraftForm) -> HttpResponse:
    """After a button of the form: what it asks for is done with the whole form, and saved."""
    made = _made(form, request.POST.get("do", ""))
    if made is None:
        return _page(request, draft, form)
    try:
        saved = _save(request, draft, made.details)
    except Stale as stale:
        return _conflict(request, stale, form, made.details)
    except ValidationError as refusal:
        tell(form, refusal)
        return _page(request, draft, form)
    if made.taken:
        return _page(request, saved, draft_form(saved), taken=made.taken)
    return _go_on(request, saved, made)


@sensitive_post_parameters()
@login_required
@require_POST
def draft_save(request: SignedInRequest, pk: int) -> HttpResponse:
    """The same saving for the script, which asks every few seconds."""
    draft = draft_seen_by(request.user, pk)
    form = draft_form(draft, request)
    made = _made(form, "")
    if made is None:
        return refused_answer(form)
    try:
        saved = _save(request, draft, made.details)
    except Stale as stale:
        return conflict_answer(stale.standing)
    except ValidationError as refusal:
        tell(form, refusal)
        return refused_answer(form)
    return saved_answer(saved, draft_pieces(draft_details(saved), list(_slots(form))))


def draft_form(draft: Draft, request: HttpRequest | None = None) -> DraftForm:
    """The form of a draft, with what was sent where a request is given."""
    letter = draft.communication
    chosen = draft.chosen_paragraphs.select_related("version")
    return DraftForm(
        request.POST if request else None,
        standing=draft_details(draft),
        known=paragraphs_for(
            letter_type=letter.type,
            addressee_kind=letter.addressee_kind,
            language=letter.language,
        ),
        chosen={row.slot: row.version for row in chosen},
    )


def _made(form: DraftForm, button: str) -> Done | None:
    """What the form says after the act of its button; None where it tells what is wrong."""
    if not form.is_valid():
        return None
    try:
        return done(form, button)
    except OutlineError as error:
        form.add_error(None, str(error))
        return None


def _save(request: SignedInRequest, draft: Draft, details: DraftDetails) -> Draft:
    return save_draft(
        communication=draft.communication,
        revision=revision_sent(request),
        details=details,
        by=request.user,
        on=office_today(),
        at=timezone.now(),
    )


def _slots(form: DraftForm) -> dict[Slot, int]:
    """The places that such letters have, with the version that stands or would stand there."""
    return {each.slot: each.version.pk for each in form.slot_fields()}


def _conflict(
    request: SignedInRequest, stale: Stale, form: DraftForm, mine: DraftDetails
) -> HttpResponse:
    standing: Any = stale.standing
    slots = list(_slots(form))
    return conflict_page(
        request,
        standing=standing,
        mine=draft_pieces(mine, slots),
        theirs=draft_pieces(draft_details(standing), slots),
        back=reverse("draft", args=[standing.communication_id]),
        language=standing.communication.language,
    )


def _resolve(request: SignedInRequest, draft: Draft, form: DraftForm) -> HttpResponse:
    """Save what was chosen of two writings; what has changed since is asked about again."""
    standing, slots = draft_details(draft), _slots(form)
    texts = resolved(request, draft_pieces(standing, list(slots)))
    details = draft_from(texts, standing, slots)
    try:
        saved = _save(request, draft, details)
    except Stale as stale:
        return _conflict(request, stale, form, details)
    except ValidationError as refusal:
        tell(form, refusal)
        return conflict_page(
            request,
            standing=draft,
            mine=draft_pieces(details, list(slots)),
            theirs=draft_pieces(standing, list(slots)),
            back=reverse("draft", args=[draft.communication_id]),
            language=draft.communication.language,
            form=form,
        )
    messages.success(request, saved_in_words(saved))
    return HttpResponseRedirect(reverse("draft", args=[saved.communication_id]))


def _go_on(request: SignedInRequest, draft: Draft, made: Done) -> HttpResponseRedirect:
    """The page again, where the person was."""
    query = dict(made.query)
    if made.blank:
        query["blank"] = "{}.{}".format(*made.blank)
    if not made.anchor:
        messages.success(request, saved_in_words(draft))
    address = reverse("draft", args=[draft.communication_id])
    searched = f"?{urlencode(query)}" if query else ""
    anchor = f"#{made.anchor}" if made.anchor else ""
    return HttpResponseRedirect(f"{address}{searched}{anchor}")


def _page(
    request: SignedInRequest, draft: Draft, form: DraftForm, *, taken: str = ""
) -> HttpResponse:
    context = {
        **letter_context(request, draft, form),
        "read": digests_told(draft_pieces(form.standing, list(_slots(form)))),
        "taken": taken,
    }
    status = 422 if form.errors else 200
    return render(request, "communications/drafting/letter.html", context, status=status)
