"""When each nightly job last ran, what it did, and which one has not run."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from communications.enums import Job
from communications.job_words import done_in_words
from communications.models import JobRun
from communications.models.job_run import READERS
from communications.services.job_runs import late_jobs
from parties.views.signed_in import SignedInRequest

RUNS_SHOWN = 40


@dataclass(frozen=True, slots=True)
class ShownRun:
    """A run with its state, "done", "failed" or "unfinished", and what it did in words."""

    run: JobRun
    state: str
    words: str


@dataclass(frozen=True, slots=True)
class ShownJob:
    """A job with its last run, None where it never ran, and whether it should have run since."""

    job: Job
    last: ShownRun | None
    late: bool


@login_required
@require_safe
def job_runs(request: SignedInRequest) -> HttpResponse:
    """Every nightly job with its last run, then the latest runs of all."""
    if request.user.role not in READERS:
        raise PermissionDenied(_("Supervisors, auditors and administrators see the nightly jobs."))
    runs = JobRun.objects.visible_to(request.user)
    late = late_jobs(now=timezone.now())
    jobs = [
        ShownJob(
            job, _shown(runs.filter(job=job).order_by("-began_at", "-pk").first()), job in late
        )
        for job in Job
    ]
    latest = [_shown(run) for run in runs.order_by("-began_at", "-pk")[:RUNS_SHOWN]]
    context = {"jobs": jobs, "runs": latest, "late_jobs": late}
    return render(request, "communications/jobs/jobs.html", context)


def _shown(run: JobRun | None) -> ShownRun | None:
    if run is None:
        return None
    if run.error:
        return ShownRun(run, "failed", _("failed: %(error)s") % {"error": run.error})
    if run.ended_at is None:
        return ShownRun(run, "unfinished", _("has begun and not come to its end"))
    return ShownRun(run, "done", done_in_words(Job(run.job), run.counts))
