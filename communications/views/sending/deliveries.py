"""After sending: what was handed over, an e-mail tried again, a letter voided."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from cases.views.acting import accepted, sent
from communications.enums import DispatchState
from communications.forms.sending.delivery_form import DeliveryForm, VoidForm
from communications.models import Dispatch
from communications.services.dispatching import email_again, record_delivery
from communications.services.voiding import void_letter
from communications.views.access import letter_seen_by
from parties.enums import Role
from parties.models import User
from parties.office_day import office_today
from parties.views.signed_in import SignedInRequest


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def delivery_record(request: SignedInRequest, pk: int) -> HttpResponse:
    """The day on which a letter was handed over by hand."""
    dispatch, today = _dispatch_seen_by(request.user, pk), office_today()
    form = DeliveryForm(sent(request), today=today)
    facts = {"dispatch": dispatch, "by": request.user, "on": today}
    if form.is_valid() and accepted(form, record_delivery, **form.cleaned_data, **facts):
        messages.success(request, _("The delivery of %s is recorded.") % dispatch.communication)
        return redirect("communication", pk=dispatch.communication_id)
    context = {
        "form": form,
        "dispatch": dispatch,
        "letter": dispatch.communication,
        "email_waits": bool(dispatch.email) and dispatch.state == DispatchState.WAITING,
    }
    status = 422 if form.errors else 200
    return render(request, "communications/sending/delivery.html", context, status=status)


@login_required
@require_POST
def delivery_again(request: SignedInRequest, pk: int) -> HttpResponse:
    """Try an e-mail that failed once more; back to the letter."""
    dispatch = _dispatch_seen_by(request.user, pk)
    try:
        email_again(dispatch=dispatch, by=request.user, on=office_today(), at=timezone.now())
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, _("The e-mail is tried again."))
    return redirect("communication", pk=dispatch.communication_id)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def letter_void(request: SignedInRequest, pk: int) -> HttpResponse:
    """The reason for which a letter that was sent is void; for supervisors."""
    letter = letter_seen_by(request.user, pk)
    if request.user.role != Role.SUPERVISOR:
        raise PermissionDenied(_("A letter is voided by a supervisor."))
    form = VoidForm(sent(request))
    facts = {"letter": letter, "by": request.user, "on": office_today()}
    if form.is_valid() and accepted(form, void_letter, **form.cleaned_data, **facts):
        messages.success(request, _("%s is void. It keeps its number.") % letter)
        return redirect("communication", pk=pk)
    waiting = letter.dispatches.filter(state=DispatchState.WAITING).count()
    context = {"form": form, "letter": letter, "waiting": waiting}
    status = 422 if form.errors else 200
    return render(request, "communications/sending/void.html", context, status=status)


def _dispatch_seen_by(user: User, pk: int) -> Dispatch:
    rows = Dispatch.objects.visible_to(user).select_related("communication__case")
    dispatch: Dispatch = get_object_or_404(rows, pk=pk)
    return dispatch
