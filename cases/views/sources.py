"""Where information came from: opened for a reason, written down, corrected; and who looked."""

from __future__ import annotations

from dataclasses import asdict

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cases.forms.source_form import LookForm, SourceForm
from cases.models import SourceLook
from cases.services.sources import correct_source, open_source, record_source
from parties.enums import Role
from parties.office_day import office_today
from parties.views.paging import page_of
from parties.views.signed_in import SignedInRequest

from .access import submission_seen_by
from .acting import accepted, sent
from .submission_page import render_submission


@sensitive_variables("details")
@login_required
@require_POST
def open_the_source(request: SignedInRequest, pk: int) -> HttpResponse:
    """The source, in this one answer only; without a reason the submission, and what is missing."""
    submission = submission_seen_by(request.user, pk)
    look = LookForm(request.POST)
    if look.is_valid():
        try:
            details = open_source(
                submission=submission,
                reason=look.cleaned_data["reason"],
                by=request.user,
                on=office_today(),
            )
        except ValidationError as refusal:
            look.add_error(None, refusal)
        else:
            form = SourceForm(initial=asdict(details), prefix="source")
            context = {"submission": submission, "details": details, "form": form}
            return render(request, "cases/source.html", context)
    return render_submission(request, submission, look=look)


@sensitive_post_parameters()
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def add_source(request: SignedInRequest, pk: int) -> HttpResponse:
    """The form for the source of a submission that has none yet."""
    submission = submission_seen_by(request.user, pk)
    form = SourceForm(sent(request), prefix="source")
    if form.is_valid() and accepted(
        form,
        record_source,
        submission=submission,
        details=form.details(),
        by=request.user,
        on=office_today(),
    ):
        messages.success(request, _("The source is written down."))
        return redirect("submission", pk=pk)
    context = {"submission": submission, "form": form}
    return render(request, "cases/source_form.html", context, status=422 if form.errors else 200)


@sensitive_post_parameters()
@login_required
@require_POST
def correct_the_source(request: SignedInRequest, pk: int) -> HttpResponse:
    """What the form on the opened source says now."""
    submission = submission_seen_by(request.user, pk)
    form = SourceForm(request.POST, prefix="source")
    if form.is_valid() and accepted(
        form,
        correct_source,
        submission=submission,
        details=form.details(),
        by=request.user,
        on=office_today(),
    ):
        messages.success(request, _("The source is corrected."))
        return redirect("submission", pk=pk)
    context = {"submission": submission, "form": form, "correcting": True}
    return render(request, "cases/source_form.html", context, status=422)


@login_required
@require_safe
def source_looks(request: SignedInRequest) -> HttpResponse:
    """Who opened which source, when and why; never what the source says."""
    if request.user.role not in {Role.SUPERVISOR, Role.AUDITOR}:
        raise PermissionDenied(_("Looks at sources are read by supervisors and auditors."))
    looks = SourceLook.objects.visible_to(request.user)
    listed = looks.select_related("looked_by", "submission")
    page = page_of(listed, total=looks.count(), number=request.GET.get("page", "1"))
    return render(request, "cases/source_looks.html", {"page": page})
