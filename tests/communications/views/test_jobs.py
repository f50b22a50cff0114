"""The page of the nightly jobs, and the warning on the home page; it is 28 August 2023, 11:00."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

import pytest

from communications.enums import Job
from communications.models import JobRun

TODAY = date(2023, 8, 28)
HALF_PAST = datetime(2023, 8, 27, 22, 30, tzinfo=UTC)
WARNING = "Some of last night’s work was not done"


def words(answer) -> str:
    return " ".join(re.sub(r"<[^>]*>", "", answer.content.decode()).split())


@pytest.fixture
def all_done(db) -> None:
    for job, counts in [
        (Job.FLAG_OVERDUE, {"flagged": 3}),
        (Job.REMIND_OF_DUE_DAYS, {"reminders": 2, "escalations": 1}),
        (Job.REMIND_OF_SIGN_OFFS, {"sign_offs": 1}),
        (Job.SEND_DIGESTS, {"digests": 0, "recipients": 0}),
    ]:
        JobRun.objects.create(
            job=job, on=TODAY, began_at=HALF_PAST, ended_at=HALF_PAST, counts=counts
        )


@pytest.mark.parametrize(
    ("user", "status"),
    [
        ("supervisor", 200),
        ("auditor", 200),
        ("administrator", 200),
        ("officer_africa", 403),
        ("office_user", 403),
    ],
)
def test_who_opens_the_page(all_done, signed_in, request, user, status):
    assert signed_in(request.getfixturevalue(user)).get("/jobs/").status_code == status


def test_each_job_says_when_it_last_ran_and_what_it_did(all_done, signed_in, auditor):
    shown = words(signed_in(auditor).get("/jobs/"))
    assert "28 August 2023, 00:30" in shown
    assert "3 letters fell overdue" in shown
    assert "2 reminders, 1 escalation" in shown
    assert "1 sign-off reminded of" in shown
    assert "Nothing to tell" in shown
    assert WARNING not in shown


def test_a_job_that_did_not_run_failed_or_was_cut_off_is_told(all_done, signed_in, supervisor):
    JobRun.objects.filter(job=Job.FLAG_OVERDUE).update(error="OperationalError", counts={})
    JobRun.objects.filter(job=Job.SEND_DIGESTS).update(ended_at=None)
    JobRun.objects.filter(job=Job.REMIND_OF_SIGN_OFFS).delete()
    shown = words(signed_in(supervisor).get("/jobs/"))
    assert "Failed: OperationalError" in shown
    assert "Has begun and not come to its end" in shown
    assert "Never" in shown
    assert shown.count("has not run last night") == 3
    assert WARNING in shown


@pytest.mark.parametrize("user", ["officer_africa", "supervisor"])
def test_the_home_page_warns_the_secretariat(all_done, signed_in, request, user):
    browser = signed_in(request.getfixturevalue(user))
    assert WARNING not in words(browser.get("/"))
    JobRun.objects.filter(job=Job.FLAG_OVERDUE).update(on=date(2023, 8, 27))
    home = browser.get("/")
    assert WARNING in words(home)
    assert "Flagging what fell overdue." in words(home)
    links_to_jobs = home.content.decode().split("<main")[1].count('href="/jobs/"')
    assert links_to_jobs == (1 if user == "supervisor" else 0)


def test_offices_are_not_warned(signed_in, office_user):
    assert WARNING not in words(signed_in(office_user).get("/"))
