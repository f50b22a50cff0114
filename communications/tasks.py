"""What Celery runs. Each task may run twice, late, or beside itself without doing harm."""

from __future__ import annotations

import logging

from celery import shared_task
from django.db import InterfaceError, OperationalError
from django.utils import timezone

from communications.services import flagging, outbox, sign_off_reminders
from parties.office_day import office_today

logger = logging.getLogger(__name__)

# A run ends after so many messages; the next one comes within half a minute.
MESSAGES_A_RUN = 100


@shared_task(
    autoretry_for=(InterfaceError, OperationalError),
    retry_backoff=30,
    retry_backoff_max=600,
    retry_jitter=False,
    max_retries=12,
)
def flag_overdue() -> None:
    """Flag what is overdue on the office's day; beat asks for it every night.

    Where PostgreSQL does not answer, it is tried again for about an hour and a half.
    """
    flagged = flagging.flag_overdue(on=office_today())
    logger.info("Flagged %d overdue on %s", flagged.count, flagged.on.isoformat())


@shared_task
def deliver_outbox() -> None:
    """Do what waits in the outbox; beat asks for it every half minute, and each act that adds to it.

    Where PostgreSQL does not answer, the next run comes soon enough.
    """
    for _attempt in range(MESSAGES_A_RUN):
        if outbox.deliver_next(at=timezone.now()) is None:
            return


@shared_task(
    autoretry_for=(InterfaceError, OperationalError),
    retry_backoff=30,
    retry_backoff_max=600,
    retry_jitter=False,
    max_retries=12,
)
def remind_of_sign_offs() -> None:
    """Remind the offices that are to sign off by tomorrow, or are late; asked for every night."""
    reminded = sign_off_reminders.remind_of_sign_offs(on=office_today())
    logger.info("Reminded of %d sign-offs on %s", reminded.count, reminded.on.isoformat())
