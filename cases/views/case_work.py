"""Forms and buttons about the work on a case: who, until when, what is linked, open or closed."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from cases.forms.case_forms import AssignForm, LinkForm, MoveForm, RiskForm, ToDoForm
from cases.models import Case, ToDo
from cases.services.case_standing import (
    assign_case,
    close_case,
    link_cases,
    move_case,
    reopen_case,
    unlink_cases,
)
from cases.services.case_work import add_to_do, finish_to_do, note_risk, take_up_to_do
from parties.enums import Role
from parties.office_day import office_today
from parties.views.signed_in import SignedInRequest

from .acting import sent
from .case_access import case_seen_by, row_of_case
from .case_acts import Words, back_to, form_page

ASKED_AND_SENT = ["GET", "HEAD", "POST"]


@sensitive_post_parameters()
@login_required
@require_http_methods(ASKED_AND_SENT)
def risk_note(request: SignedInRequest, pk: int) -> HttpResponse:
    """How great the danger is."""
    case = case_seen_by(request.user, pk)
    form = RiskForm(sent(request))
    return form_page(
        request,
        case=case,
        form=form,
        act=note_risk,
        arguments=lambda: {"case": case, **form.cleaned_data, **_who_and_when(request)},
        words=Words(_("Judge the risk"), _("Save"), _("The risk is noted.")),
        section="risk",
    )


@login_required
@require_http_methods(ASKED_AND_SENT)
def to_do_add(request: SignedInRequest, pk: int) -> HttpResponse:
    """Something to be done."""
    case = case_seen_by(request.user, pk)
    form = ToDoForm(sent(request), case=case)
    return form_page(
        request,
        case=case,
        form=form,
        act=add_to_do,
        arguments=lambda: {"case": case, **form.cleaned_data, **_who_and_when(request)},
        words=Words(_("Add a to-do"), _("Add it"), _("It is written down.")),
        section="to-dos",
    )


@login_required
@require_POST
def to_do_done(request: SignedInRequest, pk: int, row_pk: int) -> HttpResponse:
    """It is done; with `undo`, it is not after all."""
    case = case_seen_by(request.user, pk)
    to_do = row_of_case(ToDo, case, row_pk)
    act = take_up_to_do if "undo" in request.POST else finish_to_do
    act(to_do=to_do, **_who_and_when(request))
    return back_to(case, "to-dos")


@login_required
@require_http_methods(ASKED_AND_SENT)
def case_assign(request: SignedInRequest, pk: int) -> HttpResponse:
    """Who answers for the case; a supervisor says it."""
    case = _supervised(request, pk)
    form = AssignForm(sent(request), case=case)
    return form_page(
        request,
        case=case,
        form=form,
        act=assign_case,
        arguments=lambda: {"case": case, **form.cleaned_data, **_who_and_when(request)},
        words=Words(_("Assign the case"), _("Assign"), _("The case is assigned.")),
        section="standing",
    )


@login_required
@require_http_methods(ASKED_AND_SENT)
def case_move(request: SignedInRequest, pk: int) -> HttpResponse:
    """Which desk the case belongs to; a supervisor says it."""
    case = _supervised(request, pk)
    form = MoveForm(sent(request), case=case)
    return form_page(
        request,
        case=case,
        form=form,
        act=move_case,
        arguments=lambda: {"case": case, **form.cleaned_data, **_who_and_when(request)},
        words=Words(
            _("Move the case to another desk"), _("Move the case"), _("The case is moved.")
        ),
        section="standing",
    )


@login_required
@require_http_methods(ASKED_AND_SENT)
def case_link(request: SignedInRequest, pk: int) -> HttpResponse:
    """Another case that belongs to this one."""
    case = case_seen_by(request.user, pk)
    form = LinkForm(sent(request), case=case, user=request.user)
    return form_page(
        request,
        case=case,
        form=form,
        act=link_cases,
        arguments=lambda: {"case": case, **form.cleaned_data, **_who_and_when(request)},
        words=Words(_("Link another case"), _("Link it"), _("The cases are linked.")),
        section="linked-cases",
    )


@login_required
@require_POST
def case_unlink(request: SignedInRequest, pk: int, other_pk: int) -> HttpResponse:
    """The two cases belong together no longer."""
    case, other = case_seen_by(request.user, pk), case_seen_by(request.user, other_pk)
    unlink_cases(case=case, other=other, **_who_and_when(request))
    messages.success(request, _("The link is taken away."))
    return back_to(case, "linked-cases")


@login_required
@require_POST
def case_close(request: SignedInRequest, pk: int) -> HttpResponse:
    """The case is closed; with `reopen`, it is open again. Twice is once."""
    case = case_seen_by(request.user, pk)
    act = reopen_case if "reopen" in request.POST else close_case
    try:
        act(case=case, **_who_and_when(request))
    except ValidationError as refusal:
        messages.warning(request, " ".join(refusal.messages))
    return redirect(reverse("case", args=[case.pk]))


def _supervised(request: SignedInRequest, pk: int) -> Case:
    case = case_seen_by(request.user, pk)
    if request.user.role != Role.SUPERVISOR:
        raise PermissionDenied(_("A supervisor says which desk and who answers for a case."))
    return case


def _who_and_when(request: SignedInRequest) -> dict[str, Any]:
    return {"by": request.user, "on": office_today()}
