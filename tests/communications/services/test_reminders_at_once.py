"""Reminders by several runs at once, beside flagging, and by one that is killed half-way."""

from __future__ import annotations

import signal
from datetime import date

import pytest
from django.db import transaction

from communications.models import Communication, DeadlineStep, Notice
from communications.services.due_day_reminders import remind_of_due_days
from communications.services.flagging import flag_overdue
from tests.in_threads import in_threads
from tests.processes import python, wait_until

from .test_flagging_at_once import in_thread, somebody_waits

pytestmark = pytest.mark.django_db(transaction=True)

# A letter of 3 July 2023 is due on 1 September; its escalation falls on the 15th.
SEPT_15 = date(2023, 9, 15)
LETTERS = 12
RUN = """
import django
django.setup()
from datetime import date
from communications.services.due_day_reminders import remind_of_due_days
remind_of_due_days(on=date(2023, 9, 15))
"""


@pytest.fixture
def letters(make_communication) -> list[Communication]:
    DeadlineStep.objects.create(moment="after", days=14)
    return [make_communication(number=n, questions=()) for n in range(1, LETTERS + 1)]


def assert_each_was_told_once() -> None:
    notices = Notice.objects.filter(kind="escalation")
    assert notices.count() == LETTERS
    assert notices.values("communication").distinct().count() == LETTERS
    assert set(Communication.objects.values_list("last_step", flat=True)) == {14}


def test_five_runs_at_once_tell_of_each_letter_once(letters):
    counts = in_threads(in_thread(lambda: remind_of_due_days(on=SEPT_15).escalations), 5)
    assert sorted(counts) == [0, 0, 0, 0, LETTERS]
    assert_each_was_told_once()


def test_flagging_and_reminding_at_once_do_not_block_each_other(letters):
    jobs = iter([flag_overdue, remind_of_due_days] * 2)
    in_threads(in_thread(lambda: next(jobs)(on=SEPT_15)), 4)
    assert_each_was_told_once()
    assert Notice.objects.filter(kind="overdue").count() == LETTERS


def test_a_run_killed_half_way_leaves_nothing_and_the_next_one_does_all(letters):
    with transaction.atomic():
        Communication.objects.select_for_update().get(pk=letters[6].pk)
        with python("-c", RUN) as process:
            wait_until(lambda: process.poll() is not None or somebody_waits())
            assert process.poll() is None, process.communicate()
            process.kill()
            assert process.wait(timeout=30) == -signal.SIGKILL
    assert not Notice.objects.exists()
    assert not Communication.objects.filter(last_step__isnull=False).exists()
    assert remind_of_due_days(on=SEPT_15).escalations == LETTERS
    assert_each_was_told_once()
