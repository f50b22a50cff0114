"""The nightly task: when beat asks for it, which day it takes, and that a real worker runs it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
import time_machine
from celery import Celery
from django.db import OperationalError, ProgrammingError

from cases.models import Event
from communications import tasks
from communications.models import Communication, Notice
from communications.services import flagging
from config.celery import app
from tests.processes import python, wait_until

GENEVA = ZoneInfo("Europe/Zurich")


def flagged_on() -> set[date | None]:
    return set(Communication.objects.values_list("overdue_noticed_on", flat=True))


def nightly():
    """The schedule as the settings give it to Celery."""
    entry = app.conf.beat_schedule["flag-overdue"]
    assert entry["task"] == tasks.flag_overdue.name
    return entry["schedule"]


def runs_between(start: str, end: str) -> list[str]:
    """The moments in Geneva at which beat, looking every minute, sends the task."""
    schedule = nightly()
    now, stop = (datetime.fromisoformat(f"{each}T12:00:00+00:00") for each in (start, end))
    last, moments = now, []
    while now < stop:
        with time_machine.travel(now, tick=False):
            if schedule.is_due(last).is_due:
                moments.append(now.astimezone(GENEVA).isoformat(timespec="minutes"))
                last = now
        now += timedelta(minutes=1)
    return moments


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (
            "2024-03-29",
            "2024-04-01",
            [
                "2024-03-30T00:30+01:00",
                "2024-03-31T00:30+01:00",
                "2024-04-01T00:30+02:00",
            ],
        ),
        (
            "2024-10-25",
            "2024-10-28",
            [
                "2024-10-26T00:30+02:00",
                "2024-10-27T00:30+02:00",
                "2024-10-28T00:30+01:00",
            ],
        ),
    ],
    ids=["clocks go forward", "clocks go back"],
)
def test_beat_asks_once_a_night_at_half_past_midnight(start, end, expected):
    assert runs_between(start, end) == expected


def test_missed_nights_are_made_up_for_by_one_run():
    schedule = nightly()
    last = datetime.fromisoformat("2024-05-03T00:30:00+02:00")
    with time_machine.travel("2024-05-06T09:00:00+02:00", tick=False):
        assert schedule.is_due(last).is_due


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2023-09-01T00:30:00+02:00", None),
        ("2023-09-02T00:30:00+02:00", date(2023, 9, 2)),
        ("2023-09-01T22:30:00+00:00", date(2023, 9, 2)),
    ],
)
def test_task_takes_the_offices_day(make_communication, moment, expected):
    make_communication()
    with time_machine.travel(moment, tick=False):
        tasks.flag_overdue()
    assert flagged_on() == {expected}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("letter_date", "saturday", "sunday"),
    [
        (date(2024, 1, 30), "2024-03-30T23:59:59+01:00", "2024-03-31T00:00:00+01:00"),
        (date(2024, 8, 27), "2024-10-26T23:59:59+02:00", "2024-10-27T00:00:00+02:00"),
    ],
)
def test_letter_due_before_the_clocks_change_is_flagged_on_that_sunday(
    make_communication, letter_date, saturday, sunday
):
    make_communication(letter_date=letter_date)
    with time_machine.travel(saturday, tick=False):
        tasks.flag_overdue()
    assert flagged_on() == {None}
    with time_machine.travel(sunday, tick=False):
        tasks.flag_overdue()
    assert flagged_on() == {date.fromisoformat(sunday[:10])}


@pytest.mark.django_db
def test_task_may_run_twice(make_communication):
    make_communication()
    tasks.flag_overdue()
    before = flagged_on()
    tasks.flag_overdue()
    assert flagged_on() == before
    assert Event.objects.count() == Notice.objects.count() == 1


@pytest.mark.django_db
def test_task_is_tried_again_while_postgresql_does_not_answer(monkeypatch):
    days = []

    def does_not_answer(*, on: date) -> flagging.Flagged:
        days.append(on)
        if len(days) < 3:
            raise OperationalError("the database system is starting up")
        return flagging.Flagged(count=0, on=on)

    monkeypatch.setattr(flagging, "flag_overdue", does_not_answer)
    assert tasks.flag_overdue.apply().successful()
    assert len(days) == 3


@pytest.mark.django_db
def test_task_is_not_tried_again_where_it_is_wrong(monkeypatch):
    days = []

    def fails(*, on: date) -> flagging.Flagged:
        days.append(on)
        raise ProgrammingError("no such column")

    monkeypatch.setattr(flagging, "flag_overdue", fails)
    assert tasks.flag_overdue.apply().failed()
    assert len(days) == 1


@pytest.mark.django_db(transaction=True)
def test_real_worker_runs_the_task_that_redis_brings(make_communication):
    """Sent twice, as by two beats; a process of its own, a real broker, the test's database."""
    make_communication(number=1)
    make_communication(number=2, answered_on=date(2023, 8, 1))
    queue = f"nightly-{uuid4().hex}"
    worker = ("-m", "celery", "-A", "config.celery", "worker", "--pool", "solo", "-Q", queue)
    with python(*worker, "--without-gossip", "--without-mingle", "-l", "warning") as process:
        for _ in range(2):
            app.send_task("communications.tasks.flag_overdue", queue=queue)
        wait_until(lambda: Notice.objects.exists() or process.poll() is not None, seconds=60)
        assert process.poll() is None, process.communicate()
        wait_until(lambda: waiting_in(app, queue) == 0)
        process.terminate()
        assert process.wait(timeout=30) == 0
    assert Event.objects.count() == Notice.objects.count() == 1
    assert Communication.objects.get(number=1).overdue_noticed_on is not None
    assert Communication.objects.get(number=2).overdue_noticed_on is None


def waiting_in(celery: Celery, queue: str) -> int:
    with celery.connection_for_read() as connection:
        return connection.default_channel.client.llen(queue)
