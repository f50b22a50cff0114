"""The desk's side: sending letters round, taking them back, reminding, and the board."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cases.views.acting import accepted, sent
from communications.enums import Stage
from communications.forms.sign_off_forms import CirculateForm, LettersForm
from communications.models import Communication, LetterSet
from communications.models.addressee_names import with_addressee_name
from communications.models.communication import CommunicationQuerySet
from communications.services.board import board_of
from communications.services.circulating import circulate, take_back
from communications.services.forecast import forecasts
from communications.services.sign_off_reminders import remind
from communications.services.sign_off_rows import (
    current_version,
    letters_of,
    open_round,
    signed_on,
)
from parties.models import Mandate
from parties.office_day import office_today
from parties.views.signed_in import SignedInRequest

from .seen import now_and_today, set_seen_by

ASKED_AND_SENT = ["GET", "HEAD", "POST"]


@login_required
@require_safe
def board_page(request: SignedInRequest, pk: int) -> HttpResponse:
    """Who cleared what, who is late, and what the desk can do about it."""
    letter_set, today = set_seen_by(request.user, pk), office_today()
    letters = _named(letter_set)
    board = board_of(letter_set, letters, on=today)
    rounds = letter_set.rounds.select_related("opened_by").order_by("-number")
    context = {
        "letter_set": letter_set,
        "board": board,
        "rounds": list(rounds),
        "today": today,
        "drafts": any(each.letter.stage == Stage.DRAFT for each in board.columns),
        "may_be_taken_back": any(
            each.letter.stage in {Stage.IN_SIGN_OFF, Stage.CLEARED} for each in board.columns
        ),
    }
    return render(request, "communications/sign_off/board.html", context)


@login_required
@require_http_methods(ASKED_AND_SENT)
def circulate_page(request: SignedInRequest, pk: int) -> HttpResponse:
    """Which drafts go round, until when; what they lack stands there with links."""
    letter_set, today = set_seen_by(request.user, pk), office_today()
    drafts = letters_of(letter_set).filter(stage=Stage.DRAFT)
    expected = forecasts(letter_set, on=today)
    whole = [each.letter.pk for each in expected if each.mandates and not each.missing]
    form = CirculateForm(sent(request), letters=_related(drafts), initial={"letters": whole})
    arguments = {"by": request.user, **now_and_today()}
    if form.is_valid() and accepted(form, circulate, **form.cleaned_data, **arguments):
        messages.success(request, _("The letters go round; the offices are told."))
        return redirect("sign-off-board", pk=letter_set.pk)
    context = {
        "letter_set": letter_set,
        "form": form,
        "forecasts": expected,
        "open_round": open_round(letter_set),
    }
    status = 422 if form.errors else 200
    return render(request, "communications/sign_off/circulate.html", context, status=status)


@login_required
@require_http_methods(ASKED_AND_SENT)
def take_back_page(request: SignedInRequest, pk: int) -> HttpResponse:
    """Which letters come back to draft, and which sign-offs another text would void."""
    letter_set = set_seen_by(request.user, pk)
    out = letters_of(letter_set).filter(stage__in=[Stage.IN_SIGN_OFF, Stage.CLEARED])
    every = {"letters": [letter.pk for letter in out]}
    form = LettersForm(sent(request), letters=_related(out), initial=every)
    arguments = {"by": request.user, "on": office_today()}
    if form.is_valid() and accepted(form, take_back, **form.cleaned_data, **arguments):
        messages.success(request, _("The letters are drafts again."))
        return redirect("sign-off-board", pk=letter_set.pk)
    context = {
        "letter_set": letter_set,
        "form": form,
        "signed": [(letter, _signed(letter)) for letter in _related(out)],
    }
    status = 422 if form.errors else 200
    return render(request, "communications/sign_off/take_back.html", context, status=status)


@login_required
@require_POST
def remind_page(request: SignedInRequest, pk: int) -> HttpResponse:
    """Reminds the mandate `mandate`, or without one all that are late; then back to the board."""
    letter_set = set_seen_by(request.user, pk)
    key = request.POST.get("mandate", "")
    mandates = Mandate.objects.filter(pk=key) if key.isascii() and key.isdigit() else None
    out = list(letters_of(letter_set).filter(stage=Stage.IN_SIGN_OFF))
    try:
        count = remind(letters=out, mandates=mandates, by=request.user, on=office_today())
    except ValidationError as refusal:
        messages.warning(request, " ".join(refusal.messages))
    except Communication.DoesNotExist:
        messages.warning(request, _("None of the letters is in sign-off any more."))
    else:
        told = ngettext("%(count)s reminder is sent.", "%(count)s reminders are sent.", count)
        messages.success(request, told % {"count": count})
    return redirect("sign-off-board", pk=letter_set.pk)


def _named(letter_set: LetterSet) -> CommunicationQuerySet:
    letters = _related(letters_of(letter_set)).with_phase(office_today())
    return with_addressee_name(letters, language=get_language() or "en", on=office_today())


def _related(letters: CommunicationQuerySet) -> CommunicationQuerySet:
    return letters.select_related("addressee_state", "addressee_actor")


def _signed(letter: Communication) -> list[str]:
    """The mandates whose sign-offs stand."""
    version = current_version(letter)
    return [row.mandate.short_name for row in signed_on(version)] if version else []
