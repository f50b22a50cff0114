"""Acts on a draft beside writing it: who signs it, dropping it, taking it up again."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from cases.views.acting import accepted, sent
from communications.enums import Stage
from communications.forms.drafting.start_forms import DropForm, SignatoriesForm
from communications.models import Communication, Draft
from communications.services.dropping import drop_letter, revive_letter
from communications.services.signatories import choose_mandates
from parties.models import Mandate, User
from parties.office_day import office_today
from parties.views.signed_in import SignedInRequest

from .seen import draft_seen_by


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def draft_mandates(request: SignedInRequest, pk: int) -> HttpResponse:
    """Which mandates sign, in which order; for this letter alone or for all drafts of its set."""
    draft = draft_seen_by(request.user, pk)
    chosen = _chosen(draft.communication)
    form = SignatoriesForm(sent(request), chosen=chosen)
    if request.method == "POST" and form.is_valid():
        wanted = _after(request.POST.get("do", ""), chosen, list(form.cleaned_data["add"]))
        letters = _letters(draft, everywhere="everywhere" in request.POST)
        if _chosen_for(letters, wanted, form, request.user):
            messages.success(request, _("The signing mandates are saved."))
            return redirect("draft-mandates", pk=pk)
    context = {"draft": draft, "letter": draft.communication, "chosen": chosen, "form": form}
    status = 422 if form.errors else 200
    return render(request, "communications/drafting/mandates.html", context, status=status)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def draft_drop(request: SignedInRequest, pk: int) -> HttpResponse:
    """Asks why, then gives the draft up."""
    draft = draft_seen_by(request.user, pk)
    form = DropForm(sent(request))
    if form.is_valid() and accepted(
        form,
        drop_letter,
        communication=draft.communication,
        reason=form.cleaned_data["reason"],
        by=request.user,
        on=office_today(),
    ):
        messages.success(request, _("The letter is dropped. Its text is kept."))
        return redirect("draft-set", pk=draft.letter_set_id)
    context = {"draft": draft, "letter": draft.communication, "form": form}
    status = 422 if form.errors else 200
    return render(request, "communications/drafting/drop.html", context, status=status)


@login_required
@require_POST
def draft_revive(request: SignedInRequest, pk: int) -> HttpResponse:
    """Takes a dropped letter up again; where that cannot be, the set's page says why."""
    draft = draft_seen_by(request.user, pk)
    try:
        revive_letter(communication=draft.communication, by=request.user, on=office_today())
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("draft-set", pk=draft.letter_set_id)
    messages.success(request, _("The letter is taken up again."))
    return redirect("draft", pk=pk)


def _chosen(letter: Communication) -> list[Mandate]:
    rows = letter.signing_mandates.select_related("mandate").order_by("position")
    return [row.mandate for row in rows if row.mandate]


def _letters(draft: Draft, *, everywhere: bool) -> list[Communication]:
    if not everywhere:
        return [draft.communication]
    drafts = Communication.objects.filter(draft__letter_set=draft.letter_set_id, stage=Stage.DRAFT)
    return list(drafts.order_by("pk"))


def _after(button: str, chosen: Sequence[Mandate], added: Sequence[Mandate]) -> list[Mandate]:
    """The mandates after the act of a button, such as "up:2"; one that is not there does nothing."""
    act, _colon, argument = button.partition(":")
    mandates = list(chosen)
    index = int(argument) if argument.isdecimal() and len(argument) < 4 else -1
    if act in {"up", "down", "remove"} and 0 <= index < len(mandates):
        moved = mandates.pop(index)
        if act != "remove":
            mandates.insert(max(index + (1 if act == "down" else -1), 0), moved)
    return [*mandates, *added]


def _chosen_for(
    letters: Sequence[Communication],
    mandates: Sequence[Mandate],
    form: SignatoriesForm,
    user: User,
) -> bool:
    try:
        with transaction.atomic():
            for letter in letters:
                choose_mandates(communication=letter, mandates=mandates, by=user, on=office_today())
    except ValidationError as refusal:
        form.add_error(None, refusal.messages)
        return False
    return True
