"""Nightly jobs: each run leaves a row that says what it did, so that a night without one is seen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date, datetime
from typing import TypeVar

from django.db import Error
from django.db.models import Max

from communications.enums import Job
from communications.models import JobRun
from communications.rules.nightly import night_that_must_be_done

Outcome = TypeVar("Outcome")


def run_job(
    *,
    job: Job,
    on: date,
    clock: Callable[[], datetime],
    work: Callable[[], Outcome],
    counts: Callable[[Outcome], Mapping[str, int]],
) -> Outcome:
    """Do `work`, which has transactions of its own, and leave a row about it; gives its outcome.

    `on` is the office's day that the work is for, `clock` gives the present moment, `counts` says
    how many of what were done, for people. What goes wrong is noted by its kind and raised again.
    Not to be called inside a transaction: the row must be there while the work goes on.
    """
    run = JobRun.objects.create(job=job, on=on, began_at=clock())
    try:
        outcome = work()
    except Exception as error:
        # Where the database itself is away, the run stays without an end, and is seen by that.
        with suppress(Error):
            _end(run, clock(), error=type(error).__name__)
        raise
    _end(run, clock(), counts=dict(counts(outcome)))
    return outcome


def late_jobs(*, now: datetime) -> list[Job]:
    """The nightly jobs that have not run for the last night whose time is over, at `now`."""
    wanted = night_that_must_be_done(now)
    done = JobRun.objects.done().filter(on__gte=wanted)
    found = set(done.values_list("job", flat=True).distinct())
    return [job for job in Job if job.value not in found]


def last_done() -> Mapping[str, date]:
    """For each job that ever came to its end, by name, the latest day that it was for."""
    rows = JobRun.objects.done().order_by().values("job").annotate(last=Max("on"))
    return {row["job"]: row["last"] for row in rows}


def _end(run: JobRun, at: datetime, **facts: object) -> None:
    for name, value in {"ended_at": at, **facts}.items():
        setattr(run, name, value)
    run.save(update_fields=["ended_at", *facts])
