"""A row for each run of a nightly job, and a warning where there is none."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.db import DatabaseError, ProgrammingError

from communications.enums import Job
from communications.models import JobRun
from communications.services.job_runs import late_jobs, run_job

pytestmark = pytest.mark.django_db

SEPT_2 = date(2023, 9, 2)
BEGAN, ENDED = datetime(2023, 9, 1, 22, 30, tzinfo=UTC), datetime(2023, 9, 1, 22, 31, tzinfo=UTC)
MORNING = datetime(2023, 9, 2, 7, 0, tzinfo=UTC)


def run(work, job=Job.FLAG_OVERDUE, on=SEPT_2):
    moments = iter([BEGAN, ENDED])
    return run_job(
        job=job,
        on=on,
        clock=lambda: next(moments),
        work=work,
        counts=lambda done: {"flagged": done},
    )


def fails():
    raise ProgrammingError('column "Zqxqzvsecret" does not exist')


def test_a_run_leaves_what_it_did_and_when():
    assert run(lambda: 3) == 3
    row = JobRun.objects.get()
    assert (row.job, row.on, row.began_at, row.ended_at) == (
        "flag_overdue",
        SEPT_2,
        BEGAN,
        ENDED,
    )
    assert (row.counts, row.error) == ({"flagged": 3}, "")


def test_the_row_is_there_while_the_work_goes_on():
    run(lambda: JobRun.objects.filter(ended_at=None, began_at=BEGAN).count() / 1)
    assert JobRun.objects.get().counts == {"flagged": 1.0}


def test_what_goes_wrong_is_noted_by_its_kind_alone_and_raised():
    with pytest.raises(ProgrammingError):
        run(fails)
    row = JobRun.objects.get()
    assert (row.error, row.counts, row.ended_at) == ("ProgrammingError", {}, ENDED)
    assert list(JobRun.objects.done()) == []


def all_done(on: date) -> None:
    for job in Job:
        run(lambda: 0, job=job, on=on)


def test_every_job_that_never_ran_is_late():
    assert late_jobs(now=MORNING) == list(Job)


def test_nothing_is_late_after_the_night_and_everything_is_the_night_after():
    all_done(SEPT_2)
    assert late_jobs(now=MORNING) == []
    assert late_jobs(now=datetime(2023, 9, 3, 0, 29, 59, tzinfo=UTC)) == []
    assert late_jobs(now=datetime(2023, 9, 3, 0, 30, tzinfo=UTC)) == list(Job)


def test_a_run_that_failed_was_cut_off_or_was_for_an_earlier_day_is_none():
    all_done(date(2023, 9, 1))
    with pytest.raises(ProgrammingError):
        run(fails)
    JobRun.objects.create(job=Job.SEND_DIGESTS, on=SEPT_2, began_at=BEGAN)
    run(lambda: 0, job=Job.REMIND_OF_SIGN_OFFS)
    assert late_jobs(now=MORNING) == [
        Job.FLAG_OVERDUE,
        Job.REMIND_OF_DUE_DAYS,
        Job.SEND_DIGESTS,
    ]


def test_the_database_refuses_an_error_without_an_end():
    with pytest.raises(DatabaseError, match="error_has_end"):
        JobRun.objects.create(job=Job.FLAG_OVERDUE, on=SEPT_2, began_at=BEGAN, error="OSError")


@pytest.mark.parametrize(
    ("user", "seen"),
    [
        ("supervisor", 1),
        ("auditor", 1),
        ("administrator", 1),
        ("officer_africa", 0),
        ("office_user", 0),
        ("gone", 0),
    ],
)
def test_who_reads_runs(request, user, seen):
    run(lambda: 0)
    assert JobRun.objects.visible_to(request.getfixturevalue(user)).count() == seen
