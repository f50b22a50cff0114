"""An office's delegations: those that it gave, and those given to it."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from cases.views.acting import accepted, sent
from communications.forms.sign_off_forms import DelegationForm
from communications.services.answering import mandates_carried_by
from communications.services.delegating import delegate, withdraw_delegation
from parties.enums import Role
from parties.models import Delegation, User
from parties.office_day import office_today
from parties.views.signed_in import SignedInRequest

from .seen import now_and_today


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def delegations_page(request: SignedInRequest) -> HttpResponse:
    """The form that lets another office answer, and the lists."""
    user, today = request.user, office_today()
    _require_office(user)
    form = DelegationForm(sent(request), user=user, on=today)
    if form.is_valid() and accepted(form, delegate, **form.cleaned_data, by=user, on=today):
        messages.success(request, _("The other office may answer on those days."))
        return redirect("delegations")
    rows = list(_delegations(user))
    carried = set(mandates_carried_by(user).values_list("pk", flat=True))
    context = {
        "form": form,
        "carried": carried,
        "given": [row for row in rows if row.mandate_id in carried],
        "received": [row for row in rows if row.to_office_id == user.office_id],
        "today": today,
    }
    status = 422 if form.errors else 200
    return render(request, "communications/sign_off/delegations.html", context, status=status)


@login_required
@require_POST
def delegation_withdraw(request: SignedInRequest, pk: int) -> HttpResponse:
    """Ends a delegation at once; one of another office's mandates does not exist."""
    user = request.user
    _require_office(user)
    rows = _delegations(user).filter(mandate__in=mandates_carried_by(user))
    row = get_object_or_404(rows, pk=pk)
    withdraw_delegation(delegation=row, by=user, **now_and_today())
    messages.success(request, _("The delegation is withdrawn."))
    return redirect("delegations")


def _delegations(user: User) -> QuerySet[Delegation]:
    rows: QuerySet[Delegation] = Delegation.objects.visible_to(user)
    return rows.select_related("mandate", "to_office", "given_by__office").order_by(
        "-valid_from", "-pk"
    )


def _require_office(user: User) -> None:
    if user.role != Role.MANDATE_OFFICE:
        raise PermissionDenied(_("Mandate-holders’ offices delegate among each other."))
