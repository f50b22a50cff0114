"""The nightly task that reminds of sign-offs: when beat asks for it, and which day it takes."""

from __future__ import annotations

import pytest
import time_machine

from communications import tasks
from communications.models import Notice
from config.celery import app
from tests.factories.sign_off import make_circulated


def test_beat_asks_for_it_every_night_in_geneva():
    entry = app.conf.beat_schedule["remind-of-sign-offs"]

    assert entry["task"] == tasks.remind_of_sign_offs.name
    assert (entry["schedule"].hour, entry["schedule"].minute) == ({0}, {40})
    assert app.conf.timezone == "Europe/Zurich"


@pytest.mark.parametrize(
    ("moment", "reminders"),
    [
        # Answers are due by Friday 15 March; in Geneva the day before begins at 23:00 UTC.
        ("2024-03-13T22:59:00Z", 0),
        ("2024-03-13T23:01:00Z", 2),
    ],
)
def test_it_takes_the_day_of_the_office(
    officer_africa, office_user, other_office_user, moment, reminders
):
    make_circulated(by=officer_africa)

    with time_machine.travel(moment, tick=False):
        tasks.remind_of_sign_offs()
        tasks.remind_of_sign_offs()

    assert Notice.objects.filter(kind="sign_off_reminder").count() == reminders
