"""Information received: registering it, reading it, correcting it, its files."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from cases.forms.source_form import SourceForm
from cases.forms.submission_form import SubmissionForm, initial_of
from cases.models import Submission, SubmissionFile
from cases.services.intake import correct_submission, may_register, register_submission
from parties.office_day import office_today
from parties.views.signed_in import SignedInRequest

from .access import require_secretariat, submission_seen_by
from .acting import accepted
from .downloads import for_saving
from .submission_page import render_submission

FORM = "cases/submission_form.html"


@sensitive_post_parameters()
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def add_submission(request: SignedInRequest) -> HttpResponse:
    """The form for information received; once registered, its page."""
    require_secretariat(request.user)
    if not may_register(request.user):
        raise PermissionDenied(_("You belong to no desk yet, so nothing can be registered."))
    form = SubmissionForm(**_sent(request), user=request.user, today=office_today())
    source = SourceForm(request.POST if request.method == "POST" else None, prefix="source")
    # Both are asked, so that every error is told at once.
    if all([form.is_valid(), source.is_valid()]):
        submission = _register(form, source, request)
        if submission:
            messages.success(request, _("The information is registered."))
            return redirect("submission", pk=submission.pk)
    context = {"form": form, "source": source, "files_again": bool(request.FILES)}
    return render(request, FORM, context, status=_status(form, source))


@login_required
@require_safe
def submission(request: SignedInRequest, pk: int) -> HttpResponse:
    """Everything about one submission but its source."""
    return render_submission(request, submission_seen_by(request.user, pk))


@sensitive_post_parameters()
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def change_submission(request: SignedInRequest, pk: int) -> HttpResponse:
    """The form with what was registered; once corrected, back to the page."""
    row = submission_seen_by(request.user, pk)
    form = SubmissionForm(
        **_sent(request), user=request.user, today=office_today(), initial=initial_of(row)
    )
    if form.is_valid() and accepted(
        form,
        correct_submission,
        submission=row,
        information=form.information(),
        files=form.cleaned_data["files"],
        by=request.user,
        on=office_today(),
    ):
        messages.success(request, _("The submission is corrected."))
        return redirect("submission", pk=pk)
    context = {"form": form, "submission": row, "files_again": bool(request.FILES)}
    return render(request, FORM, context, status=_status(form))


@login_required
@require_safe
def submission_file(request: SignedInRequest, pk: int, file_pk: int) -> FileResponse:
    """A file that came with the submission, for saving."""
    row = get_object_or_404(
        SubmissionFile, pk=file_pk, submission=submission_seen_by(request.user, pk)
    )
    return for_saving(row, row.original_name)


def _sent(request: SignedInRequest) -> dict[str, Any]:
    return {"data": request.POST, "files": request.FILES} if request.method == "POST" else {}


def _status(*forms: SubmissionForm | SourceForm) -> int:
    return 422 if any(form.errors for form in forms) else 200


def _register(
    form: SubmissionForm, source: SourceForm, request: SignedInRequest
) -> Submission | None:
    try:
        return register_submission(
            information=form.information(),
            source=source.details(),
            files=form.cleaned_data["files"],
            by=request.user,
            on=office_today(),
        )
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return None
