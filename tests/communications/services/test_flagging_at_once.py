"""Several nightly runs at once, a reply in the middle of one, and one that is killed half-way.

Real connections and real processes: each of these tests commits.
"""

from __future__ import annotations

import signal
import subprocess
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from datetime import date, timedelta
from threading import Barrier
from time import sleep
from typing import Any

import pytest
from django.db import connection, connections, transaction

from cases.enums import EventKind
from cases.models import Event
from communications.models import Communication, Notice
from communications.services.events import record_event
from communications.services.extensions import record_extension
from communications.services.flagging import flag_overdue
from communications.services.replies import record_reply
from tests.processes import python, wait_until

pytestmark = pytest.mark.django_db(transaction=True)

SEPT_2 = date(2023, 9, 2)
LETTERS = 20


@pytest.fixture
def overdue_letters(make_communication) -> list[Communication]:
    """Twenty letters, overdue on 2 September 2023; the job comes to them in this order."""
    return [
        make_communication(number=n, letter_date=date(2023, 6, 13) + timedelta(days=n))
        for n in range(1, LETTERS + 1)
    ]


def in_thread(act: Callable[[], Any]) -> Callable[[], Any]:
    """`act` with a connection of its own, closed behind it."""

    def run() -> Any:
        try:
            return act()
        finally:
            connections.close_all()

    return run


def command() -> AbstractContextManager[subprocess.Popen[str]]:
    """`manage.py flag_overdue` in a process that may be killed."""
    return python("manage.py", "flag_overdue", "--skip-checks", "--on", SEPT_2.isoformat())


def somebody_waits(kind: str = "transactionid") -> bool:
    """Whether another connection to this database waits for a transaction to end."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_clear_snapshot()")
        cursor.execute(
            "SELECT count(*) FROM pg_locks JOIN pg_stat_activity USING (pid)"
            " WHERE datname = current_database() AND NOT granted AND locktype = %s",
            [kind],
        )
        return bool(cursor.fetchone()[0])


def assert_each_was_flagged_once() -> None:
    for rows, letter in ((Event.objects, "subject_id"), (Notice.objects, "communication")):
        assert rows.count() == LETTERS
        assert rows.values(letter).distinct().count() == LETTERS
    assert set(Communication.objects.values_list("overdue_noticed_on", flat=True)) == {SEPT_2}


def assert_nothing_is_flagged() -> None:
    assert Event.objects.count() == Notice.objects.count() == 0
    assert not Communication.objects.filter(overdue_noticed_on__isnull=False).exists()


def test_five_runs_at_once_flag_each_letter_once(overdue_letters):
    together = Barrier(5)

    def run() -> int:
        together.wait(timeout=30)
        return flag_overdue(on=SEPT_2).count

    with ThreadPoolExecutor(5) as pool:
        counts = [f.result() for f in [pool.submit(in_thread(run)) for _ in range(5)]]
    assert sorted(counts) == [0, 0, 0, 0, LETTERS]
    assert_each_was_flagged_once()


def test_run_waits_for_the_one_before_it(overdue_letters):
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            flag_overdue(on=SEPT_2)
            run = pool.submit(in_thread(lambda: flag_overdue(on=SEPT_2)))
            wait_until(lambda: somebody_waits("advisory"))
            assert not run.done()
        assert run.result(timeout=30).count == 0
    assert_each_was_flagged_once()


def test_two_processes_at_once_flag_each_letter_once(overdue_letters):
    with command() as first, command() as second:
        said = sorted(each.communicate(timeout=60)[0] for each in (first, second))
    assert said == [
        "0 newly overdue on 2023-09-02.\n",
        "20 newly overdue on 2023-09-02.\n",
    ]
    assert_each_was_flagged_once()


@pytest.mark.parametrize("nth", [1, 10, 20])
def test_run_killed_half_way_leaves_nothing_and_the_next_one_does_all(overdue_letters, nth):
    """Somebody holds the nth row that the run comes to; there it stands when it is killed."""
    with transaction.atomic():
        Communication.objects.select_for_update().get(pk=overdue_letters[nth - 1].pk)
        with command() as process:
            wait_until(lambda: process.poll() is not None or somebody_waits())
            assert process.poll() is None, process.communicate()
            process.kill()
            assert process.wait(timeout=30) == -signal.SIGKILL
    assert_nothing_is_flagged()

    assert flag_overdue(on=SEPT_2).count == LETTERS
    assert_each_was_flagged_once()


def test_run_whose_connection_is_cut_leaves_nothing(overdue_letters):
    with transaction.atomic():
        Communication.objects.select_for_update().get(pk=overdue_letters[7].pk)
        with command() as process:
            wait_until(somebody_waits)
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_locks JOIN pg_stat_activity"
                    " USING (pid) WHERE datname = current_database() AND NOT granted"
                )
            assert process.wait(timeout=30) == 1
    assert_nothing_is_flagged()
    assert flag_overdue(on=SEPT_2).count == LETTERS


def test_letter_whose_reply_is_being_recorded_is_not_flagged(overdue_letters):
    """The run waits for the reply, without barring its event, and sees that it was answered."""
    answered = overdue_letters[4]
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            letter = Communication.objects.select_for_update().get(pk=answered.pk)
            run = pool.submit(in_thread(lambda: flag_overdue(on=SEPT_2)))
            wait_until(somebody_waits)
            letter.answered_on = date(2023, 8, 1)
            letter.save()
            record_event(
                communication=letter,
                kind=EventKind.REPLY_REGISTERED,
                happened_on=date(2023, 8, 1),
                by=None,
            )
        assert run.result(timeout=30).count == LETTERS - 1
    assert not Notice.objects.filter(communication=answered).exists()
    assert sorted(Event.objects.values_list("kind", flat=True)) == (
        ["fell_overdue"] * (LETTERS - 1) + ["reply_registered"]
    )


def test_reply_that_comes_during_the_run_waits_and_is_recorded(overdue_letters, supervisor):
    """The run has flagged the letter and is held up at another one; the reply must not be lost."""
    first, last = overdue_letters[0], overdue_letters[-1]

    def reply() -> None:
        record_reply(
            communication=first,
            kind="substantive",
            dated_on=date(2023, 8, 1),
            received_on=SEPT_2,
            language="en",
            note="",
            files=[],
            by=supervisor,
            on=SEPT_2,
        )

    with ThreadPoolExecutor(2) as pool:
        with transaction.atomic():
            Communication.objects.select_for_update().get(pk=last.pk)
            run = pool.submit(in_thread(lambda: flag_overdue(on=SEPT_2)))
            wait_until(somebody_waits)
            recording = pool.submit(in_thread(reply))
            sleep(0.2)
            assert not recording.done()
        assert run.result(timeout=30).count == LETTERS
        recording.result(timeout=30)
    first.refresh_from_db()
    assert (first.overdue_noticed_on, first.answered_on) == (SEPT_2, date(2023, 8, 1))
    assert sorted(e.kind for e in first.events.all()) == ["fell_overdue", "reply_registered"]


def extend(letter: Communication, by: Any) -> None:
    record_extension(
        letter=letter,
        kind="granted",
        until=date(2023, 12, 1),
        reason="Asked by the mission.",
        happened_on=date(2023, 8, 1),
        by=by,
        on=SEPT_2,
    )


def test_letter_that_is_being_extended_is_not_flagged(overdue_letters, supervisor):
    """The run waits for the extension and sees that the day has moved."""
    extended = overdue_letters[4]
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            extend(extended, supervisor)
            run = pool.submit(in_thread(lambda: flag_overdue(on=SEPT_2)))
            wait_until(somebody_waits)
        assert run.result(timeout=30).count == LETTERS - 1
    extended.refresh_from_db()
    assert (extended.overdue_noticed_on, extended.extended_to) == (None, date(2023, 12, 1))
    assert not Notice.objects.filter(communication=extended).exists()


def test_extension_that_comes_during_the_run_takes_the_flag_back(overdue_letters, supervisor):
    first, last = overdue_letters[0], overdue_letters[-1]
    with ThreadPoolExecutor(2) as pool:
        with transaction.atomic():
            Communication.objects.select_for_update().get(pk=last.pk)
            run = pool.submit(in_thread(lambda: flag_overdue(on=SEPT_2)))
            wait_until(somebody_waits)
            extending = pool.submit(in_thread(lambda: extend(first, supervisor)))
            sleep(0.2)
            assert not extending.done()
        assert run.result(timeout=30).count == LETTERS
        extending.result(timeout=30)
    first.refresh_from_db()
    assert (first.overdue_noticed_on, first.extended_to) == (None, date(2023, 12, 1))
    assert first.phase_on(SEPT_2) == "awaiting"
    assert [e.kind for e in first.events.order_by("position")] == [
        "fell_overdue",
        "extension_granted",
    ]
