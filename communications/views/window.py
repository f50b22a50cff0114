"""The reply window of a letter: more time recorded, the letter closed and reopened."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cases.views.acting import accepted, sent
from communications.enums import ClosingKind
from communications.forms.window_forms import ExtensionForm, ReasonForm
from communications.services.closing import close_letter, reopen_letter
from communications.services.explaining import due_date_steps
from communications.services.extensions import record_extension
from parties.office_day import office_today
from parties.views.signed_in import SignedInRequest

from .access import letter_seen_by, require_secretariat


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def add_extension(request: SignedInRequest, pk: int) -> HttpResponse:
    """The form for a step of an extension; once it is recorded, back to the letter."""
    letter, today = letter_seen_by(request.user, pk), office_today()
    require_secretariat(request.user, _("Extensions are recorded by the secretariat."))
    form = ExtensionForm(sent(request), today=today)
    facts = {"letter": letter, "by": request.user, "on": today}
    if form.is_valid() and accepted(form, record_extension, **form.cleaned_data, **facts):
        messages.success(
            request, _("The extension of %(letter)s is recorded.") % {"letter": letter}
        )
        return redirect("communication", pk=pk)
    context = {"form": form, "letter": letter, "steps": due_date_steps(letter)}
    status = 422 if form.errors else 200
    return render(request, "communications/window/extension.html", context, status=status)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def close(request: SignedInRequest, pk: int) -> HttpResponse:
    """The reason for which a letter is closed; then back to it."""
    return _closing(request, pk, ClosingKind.CLOSED)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def reopen(request: SignedInRequest, pk: int) -> HttpResponse:
    """The reason for which a letter is reopened; then back to it."""
    return _closing(request, pk, ClosingKind.REOPENED)


def _closing(request: SignedInRequest, pk: int, kind: ClosingKind) -> HttpResponse:
    letter = letter_seen_by(request.user, pk)
    require_secretariat(request.user, _("Letters are closed and reopened by the secretariat."))
    closes = kind == ClosingKind.CLOSED
    act = close_letter if closes else reopen_letter
    form = ReasonForm(sent(request))
    facts = {"letter": letter, "by": request.user, "on": office_today()}
    if form.is_valid() and accepted(form, act, **form.cleaned_data, **facts):
        said = _("%(letter)s is closed.") if closes else _("%(letter)s is open again.")
        messages.success(request, said % {"letter": letter})
        return redirect("communication", pk=pk)
    context = {"form": form, "letter": letter, "closes": closes}
    status = 422 if form.errors else 200
    return render(request, "communications/window/closing.html", context, status=status)
