"""Work that follows an act: put down in the act's own transaction, done after it at least once."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from threading import Lock, Thread
from typing import Final

from celery import current_app
from django.db import transaction

from communications.models import OutboxMessage
from communications.outbox import Undeliverable, work_of

logger = logging.getLogger(__name__)

# Half a minute, a minute, two, four, ... up to four hours between attempts: about a day in all.
FIRST_PAUSE: Final = timedelta(seconds=30)
LONGEST_PAUSE: Final = timedelta(hours=4)
MOST_ATTEMPTS: Final = 15

TASK: Final = "communications.tasks.deliver_outbox"
_nudging = Lock()


class Outcome(StrEnum):
    """What became of one attempt."""

    DELIVERED = "delivered"
    FAILED = "failed"
    GIVEN_UP = "given up"
    TAKEN = "taken by another worker"


def put(*, kind: str, key: str, payload: Mapping[str, int | str], at: datetime) -> None:
    """Put down work for the handler of `kind`, in the caller's transaction and due from `at` on.

    `key` names the work: a second message of the same key is left out. `payload` holds keys of
    rows, never texts or names. Workers are told as soon as the transaction is committed.
    """
    work_of(kind)
    message = OutboxMessage(key=key, kind=kind, payload=dict(payload), not_before=at)
    OutboxMessage.objects.bulk_create([message], ignore_conflicts=True)
    transaction.on_commit(nudge, robust=True)


def deliver_next(*, at: datetime) -> Outcome | None:
    """Do the work of the message that has waited longest; None where none is due at `at`.

    The attempt is counted, and the next one put off, before it is made: work that kills its worker
    is tried again later, and not for ever. Several workers at once take different messages.
    """
    message = _claim(at)
    if message is None:
        return None
    if message.attempts > MOST_ATTEMPTS:
        return _give_up(message.pk, message.error or "every attempt was cut off", at)
    try:
        with transaction.atomic():
            return _do(message.pk, at)
    except Undeliverable as reason:
        return _give_up(message.pk, str(reason), at)
    except Exception as error:  # noqa: BLE001  (whatever it is, it must not stop the others)
        # Its own text may hold an address or a name, so it is not kept.
        kind = type(error).__name__
        logger.warning("Outbox message %s failed: %s", message.key, kind)
        if message.attempts >= MOST_ATTEMPTS:
            return _give_up(message.pk, kind, at)
        OutboxMessage.objects.filter(pk=message.pk).update(error=kind)
        return Outcome.FAILED


def nudge() -> None:
    """Ask for a delivery now; beat asks for one every half minute in any case.

    The queue may be away, so it is spoken to in a thread that nobody waits for.
    """
    if _nudging.acquire(blocking=False):
        Thread(target=_send_nudge, daemon=True).start()


def _send_nudge() -> None:
    try:
        current_app.send_task(TASK, retry=False, ignore_result=True)
    except Exception as error:  # noqa: BLE001  (the act is done; beat will deliver)
        logger.warning("Workers could not be told of the outbox: %s", type(error).__name__)
    finally:
        _nudging.release()


@transaction.atomic
def _claim(at: datetime) -> OutboxMessage | None:
    """The next message that is due, its attempt counted; None where there is none."""
    due = OutboxMessage.objects.waiting().filter(not_before__lte=at)
    message: OutboxMessage | None = due.select_for_update(skip_locked=True).first()
    if message is not None:
        message.attempts += 1
        message.not_before = at + pause_after(message.attempts)
        message.save(update_fields=["attempts", "not_before"])
    return message


def pause_after(attempts: int) -> timedelta:
    """How long to wait after that many attempts."""
    doubled: int = 2 ** (attempts - 1)
    return min(FIRST_PAUSE * doubled, LONGEST_PAUSE)


def _do(pk: int, at: datetime) -> Outcome:
    waiting = OutboxMessage.objects.waiting().select_for_update(skip_locked=True)
    message = waiting.filter(pk=pk).first()
    if message is None:
        return Outcome.TAKEN
    work_of(message.kind).do(message.payload, at)
    message.delivered_at = at
    message.error = ""
    message.save(update_fields=["delivered_at", "error"])
    return Outcome.DELIVERED


@transaction.atomic
def _give_up(pk: int, reason: str, at: datetime) -> Outcome:
    message = OutboxMessage.objects.waiting().select_for_update().filter(pk=pk).first()
    if message is None:
        return Outcome.TAKEN
    message.given_up_at = at
    message.error = reason[:500]
    message.save(update_fields=["given_up_at", "error"])
    work_of(message.kind).gave_up(message.payload, reason, at)
    logger.error("Outbox message %s given up: %s", message.key, reason)
    return Outcome.GIVEN_UP


def waiting_and_given_up() -> tuple[int, int]:
    """How many messages wait, and how many were given up, for whoever looks after the system."""
    given_up = OutboxMessage.objects.filter(given_up_at__isnull=False)
    return OutboxMessage.objects.waiting().count(), given_up.count()
