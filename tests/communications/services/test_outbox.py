"""Work that follows an act is done at least once, and without a second effect."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from time import monotonic

import pytest
from celery import Celery
from django.db import transaction

from communications import outbox as registry
from communications.models import OutboxMessage
from communications.outbox import Undeliverable, Work, register
from communications.services import outbox as service
from communications.services.outbox import Outcome, deliver_next, pause_after, put
from config.celery import app
from parties.models import Desk
from tests.processes import wait_until

pytestmark = pytest.mark.django_db

NOON = datetime(2024, 3, 18, 12, 0, tzinfo=UTC)


class Worker:
    """Makes a desk for each message; fails as often as it is told to."""

    def __init__(self) -> None:
        self.failures: list[Exception] = []
        self.given_up: list[tuple[dict, str]] = []

    def do(self, payload, _at) -> None:
        Desk.objects.create(code=f"desk-{payload['desk']}", name="Made by the outbox")
        if self.failures:
            raise self.failures.pop(0)

    def gave_up(self, payload, reason, _at) -> None:
        self.given_up.append((payload, reason))


@pytest.fixture
def worker(monkeypatch) -> Iterator[Worker]:
    worker = Worker()
    monkeypatch.setitem(registry._WORK, "make-desk", Work(worker.do, worker.gave_up))
    return worker


def put_desk(number: int, at: datetime = NOON) -> None:
    put(kind="make-desk", key=f"make-desk:{number}", payload={"desk": number}, at=at)


def made() -> list[str]:
    return list(Desk.objects.order_by("code").values_list("code", flat=True))


def test_work_is_done_once_in_its_order(worker):
    put_desk(2, at=NOON + timedelta(seconds=1))
    put_desk(1)
    later = NOON + timedelta(seconds=5)
    assert deliver_next(at=later) is Outcome.DELIVERED
    assert made() == ["desk-1"]
    assert deliver_next(at=later) is Outcome.DELIVERED
    assert deliver_next(at=later) is None
    assert made() == ["desk-1", "desk-2"]


def test_the_same_work_is_put_down_once(worker):
    put_desk(1)
    put_desk(1)
    assert OutboxMessage.objects.count() == 1


def test_work_is_not_done_before_its_time(worker):
    put_desk(1, at=NOON + timedelta(minutes=1))
    assert deliver_next(at=NOON) is None


def test_an_act_that_fails_leaves_no_work(worker):
    with transaction.atomic():
        put_desk(1)
        transaction.set_rollback(True)
    assert not OutboxMessage.objects.exists()


def test_work_without_a_handler_is_refused():
    with pytest.raises(KeyError):
        put(kind="unheard-of", key="1", payload={}, at=NOON)


def test_failed_work_leaves_nothing_and_is_tried_again_after_a_pause(worker):
    worker.failures = [OSError("mission@bwa.example does not answer")]
    put_desk(1)
    assert deliver_next(at=NOON) is Outcome.FAILED
    assert made() == []
    message = OutboxMessage.objects.get()
    assert (message.attempts, message.error) == (1, "OSError")
    assert deliver_next(at=NOON + timedelta(seconds=29)) is None
    assert deliver_next(at=NOON + timedelta(seconds=30)) is Outcome.DELIVERED
    assert made() == ["desk-1"]
    assert worker.given_up == []


def test_failing_work_does_not_hold_up_the_rest(worker):
    worker.failures = [OSError()]
    put_desk(1)
    put_desk(2)
    assert [deliver_next(at=NOON), deliver_next(at=NOON)] == [Outcome.FAILED, Outcome.DELIVERED]
    assert made() == ["desk-2"]


def test_pauses_grow_to_four_hours():
    minutes = [pause_after(attempts).total_seconds() / 60 for attempts in (1, 2, 3, 9, 10, 15)]
    assert minutes == [0.5, 1, 2, 128, 240, 240]


def test_work_is_given_up_after_fifteen_attempts_and_somebody_is_told(worker):
    worker.failures = [OSError() for _ in range(20)]
    put_desk(1)
    at, outcomes = NOON, []
    while (outcome := deliver_next(at=at)) is not None:
        outcomes.append(outcome)
        at += timedelta(hours=4)
    assert outcomes == [Outcome.FAILED] * 14 + [Outcome.GIVEN_UP]
    assert worker.given_up == [({"desk": 1}, "OSError")]
    assert OutboxMessage.objects.get().given_up_at is not None
    assert made() == []


def test_hopeless_work_is_given_up_at_once(worker):
    worker.failures = [Undeliverable("the mail server refused it: 550")]
    put_desk(1)
    assert deliver_next(at=NOON) is Outcome.GIVEN_UP
    assert worker.given_up == [({"desk": 1}, "the mail server refused it: 550")]
    assert made() == []


def test_work_that_kills_its_worker_is_not_tried_for_ever(worker):
    put_desk(1)
    OutboxMessage.objects.update(attempts=15)
    assert deliver_next(at=NOON) is Outcome.GIVEN_UP
    assert made() == []


def test_workers_are_told_once_the_act_is_committed(worker, django_capture_on_commit_callbacks):
    before = orders_in_queue()
    with django_capture_on_commit_callbacks(execute=True):
        put_desk(1)
        assert orders_in_queue() == before
    wait_until(lambda: orders_in_queue() == before + 1)


def test_a_queue_that_is_away_neither_stops_nor_delays_the_act(
    worker, monkeypatch, django_capture_on_commit_callbacks
):
    # An address that swallows what is sent to it, as a network that is cut does.
    away = Celery(broker="redis://192.0.2.1:6379/0", set_as_current=False)
    monkeypatch.setattr(service, "current_app", away)
    began = monotonic()
    with django_capture_on_commit_callbacks(execute=True):
        put_desk(1)
    assert monotonic() - began < 1
    assert deliver_next(at=NOON) is Outcome.DELIVERED


def orders_in_queue() -> int:
    with app.connection_for_read() as connection:
        return connection.default_channel.client.llen("celery")


def test_two_handlers_of_one_kind_are_refused(worker):
    with pytest.raises(ValueError, match="make-desk"):
        register("make-desk", Work(print, print))
