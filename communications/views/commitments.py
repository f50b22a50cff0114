"""What addressees say they will do: written down, judged, and the register of all of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cases.views.acting import accepted, sent
from communications.filters.commitments import CommitmentFilter
from communications.forms.commitment_forms import CommitmentForm, OutcomeForm
from communications.models import Commitment, Communication, Reply
from communications.services.commitments import (
    correct_commitment,
    judge_commitment,
    record_commitment,
)
from parties.office_day import office_today
from parties.views.paging import page_of
from parties.views.signed_in import SignedInRequest

from .access import letter_seen_by, require_secretariat


@login_required
@require_safe
def commitment_list(request: SignedInRequest) -> HttpResponse:
    """The register, by addressee, of the commitments in replies that the user may read."""
    user, today = request.user, office_today()
    if not user.reads_communications:
        raise PermissionDenied(_("Commitments are read by those who read letters."))
    visible = Commitment.objects.visible_to(user)
    named = visible.with_addressee(language=get_language() or "en", on=today)
    form = CommitmentFilter(request.GET)
    form.is_valid()
    rows = form.matching(named.select_related("communication", "reply"), on=today)
    context = {
        "form": form,
        "today": today,
        "page": page_of(rows, total=rows.count(), number=request.GET.get("page", "1")),
        "filtered": form.asks_for_something,
    }
    return render(request, "communications/reply/commitments.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def add_commitment(request: SignedInRequest, pk: int, reply_pk: int) -> HttpResponse:
    """The form for a commitment in a reply; then back to the letter."""
    letter = _letter_to_write(request, pk)
    reply = get_object_or_404(Reply, pk=reply_pk, communication=letter)
    title, button = _("Record a commitment"), _("Record the commitment")
    form = CommitmentForm(sent(request))
    context = {"letter": letter, "reply": reply, "title": title, "button": button}
    return _answer(request, form, record_commitment, {"reply": reply}, context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def change_commitment(request: SignedInRequest, pk: int, commitment_pk: int) -> HttpResponse:
    """The form that corrects how a commitment was written down; then back to the letter."""
    letter = _letter_to_write(request, pk)
    row = _commitment(letter, commitment_pk)
    facts = {"what": row.what, "passage": row.passage, "due_on": row.due_on}
    form = CommitmentForm(sent(request), initial=facts)
    title, button = _("Correct a commitment"), _("Save the correction")
    context = {"letter": letter, "reply": row.reply, "title": title, "button": button}
    return _answer(request, form, correct_commitment, {"commitment": row}, context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def commitment_outcome(request: SignedInRequest, pk: int, commitment_pk: int) -> HttpResponse:
    """The form that says what came of a commitment; then back to the letter."""
    letter = _letter_to_write(request, pk)
    row = _commitment(letter, commitment_pk)
    form = OutcomeForm(sent(request), initial={"state": row.state, "outcome": row.outcome})
    title, button = _("What came of a commitment"), _("Save what came of it")
    context = {
        "letter": letter,
        "reply": row.reply,
        "title": title,
        "button": button,
        "commitment": row,
    }
    return _answer(request, form, judge_commitment, {"commitment": row}, context)


def _letter_to_write(request: SignedInRequest, pk: int) -> Communication:
    letter = letter_seen_by(request.user, pk)
    require_secretariat(request.user, _("Commitments are recorded by the secretariat."))
    return letter


def _commitment(letter: Communication, pk: int) -> Commitment:
    rows = Commitment.objects.select_related("reply", "communication")
    row: Commitment = get_object_or_404(rows, pk=pk, communication=letter)
    return row


def _answer(
    request: SignedInRequest,
    form: forms.Form,
    act: Callable[..., object],
    about: dict[str, Any],
    context: dict[str, Any],
) -> HttpResponse:
    """Do the act that a whole form asks for and go back to the letter; else show the form."""
    facts = {**about, "by": request.user, "on": office_today()}
    if form.is_valid() and accepted(form, act, **form.cleaned_data, **facts):
        messages.success(request, _("The commitment is saved."))
        return redirect("communication", pk=context["letter"].pk)
    shown = {**context, "form": form}
    status = 422 if form.errors else 200
    return render(request, "communications/reply/commitment_form.html", shown, status=status)
