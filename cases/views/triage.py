"""Judging a submission, and deciding what becomes of it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from cases.forms.triage_forms import (
    INCIDENT,
    PERSONS,
    ChecklistForm,
    DeclineForm,
    JoinCaseForm,
    OpenCaseForm,
    ReopenForm,
)
from cases.models import Case, Submission
from cases.services.duplicates import likely_duplicates
from cases.services.joinable import joinable_cases
from cases.services.judging import admissibility_of, judge_admissibility
from cases.services.triage import decline, join_case, open_case, reopen
from parties.enums import Role
from parties.office_day import office_today
from parties.views.signed_in import SignedInRequest

from .access import submission_seen_by
from .acting import accepted, sent
from .submission_page import render_submission


@login_required
@require_POST
def judge(request: SignedInRequest, pk: int) -> HttpResponse:
    """Answers of the checklist, all or some; back to the submission."""
    submission = submission_seen_by(request.user, pk)
    answers = list(submission.answers.select_related("answered_by"))
    form = ChecklistForm(request.POST, answers=answers)
    if form.is_valid() and accepted(
        form,
        judge_admissibility,
        submission=submission,
        judgements=form.judgements(),
        by=request.user,
        on=office_today(),
    ):
        messages.success(request, _("The answers are saved."))
        return redirect("submission", pk=pk)
    return render_submission(request, submission, checklist=form)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def open_case_from(request: SignedInRequest, pk: int) -> HttpResponse:
    """What a new case needs, with what may be about the same events already."""
    submission = submission_seen_by(request.user, pk)
    form = OpenCaseForm(sent(request), submission=submission, user=request.user)
    if form.is_valid() and accepted(
        form,
        open_case,
        submission=submission,
        title=form.cleaned_data["title"],
        desk=form.chosen_desk(),
        by=request.user,
        on=office_today(),
    ):
        messages.success(request, _("The case is open."))
        return redirect("case", pk=_case_of(submission))
    duplicates = likely_duplicates(submission=submission, user=request.user)
    return _decision_page(request, "open_case", form, submission, duplicates=duplicates)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: SignedInRequest, pk: int) -> HttpResponse:
    """The cases that the submission may belong to, the likely ones first.

    Words to find a case by are posted: somebody may type a name.
    """
    submission = submission_seen_by(request.user, pk)
    words = request.POST.get("words", "")
    cases = joinable_cases(submission, request.user, words)
    choice: dict[str, Any] = {
        "offered": cases,
        "visible": Case.objects.visible_to(request.user),
    }
    if "find" in request.POST:
        adding = request.POST.getlist("adding")
        form = JoinCaseForm(initial={"words": words, "adding": adding}, **choice)
    else:
        form = JoinCaseForm(sent(request), **choice)
    if form.is_valid() and accepted(
        form,
        join_case,
        submission=submission,
        case=form.cleaned_data["case"],
        with_persons=PERSONS in form.cleaned_data["adding"],
        with_incident=INCIDENT in form.cleaned_data["adding"],
        by=request.user,
        on=office_today(),
    ):
        messages.success(request, _("The submission belongs to the case now."))
        return redirect("case", pk=_case_of(submission))
    return _decision_page(request, "join_case", form, submission, cases=cases, words=words)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def decline_submission(request: SignedInRequest, pk: int) -> HttpResponse:
    """The reason for declining."""
    submission = submission_seen_by(request.user, pk)
    form = DeclineForm(sent(request))
    arguments = {"submission": submission, "by": request.user, "on": office_today()}
    if form.is_valid() and accepted(form, decline, **form.cleaned_data, **arguments):
        messages.success(request, _("The submission is declined."))
        return redirect("submission", pk=pk)
    return _decision_page(request, "decline", form, submission)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def reopen_submission(request: SignedInRequest, pk: int) -> HttpResponse:
    """The reason for taking the decision back; for supervisors."""
    submission = submission_seen_by(request.user, pk)
    if request.user.role != Role.SUPERVISOR:
        raise PermissionDenied(_("A decision is taken back by a supervisor."))
    form = ReopenForm(sent(request))
    arguments = {"submission": submission, "by": request.user, "on": office_today()}
    if form.is_valid() and accepted(form, reopen, **form.cleaned_data, **arguments):
        messages.success(request, _("The decision is taken back."))
        return redirect("submission", pk=pk)
    return _decision_page(request, "reopen", form, submission)


def _case_of(submission: Submission) -> int:
    """The key of the case that the submission was just put to."""
    key: int = submission.decisions.standing().values_list("case", flat=True).get()
    return key


def _decision_page(
    request: SignedInRequest, name: str, form: forms.Form, submission: Submission, **more: Any
) -> HttpResponse:
    context = {
        "form": form,
        "submission": submission,
        "admissible": admissibility_of(submission),
        "decision": submission.decisions.standing().select_related("decided_by").first(),
        **more,
    }
    return render(request, f"cases/{name}.html", context, status=422 if form.errors else 200)
