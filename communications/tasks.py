"""What Celery runs. Each task may run twice, late, or beside itself without doing harm."""

from __future__ import annotations

import logging
from functools import partial

from celery import shared_task
from django.db import InterfaceError, OperationalError
from django.utils import timezone

from communications.enums import Job
from communications.services import (
    digests,
    due_day_reminders,
    flagging,
    outbox,
    sign_off_reminders,
)
from communications.services.job_runs import run_job
from parties.office_day import office_today

logger = logging.getLogger(__name__)

# A run ends after so many messages; the next one comes within half a minute.
MESSAGES_A_RUN = 100


nightly = partial(
    shared_task,
    autoretry_for=(InterfaceError, OperationalError),
    retry_backoff=30,
    retry_backoff_max=600,
    retry_jitter=False,
    max_retries=12,
)
"""A task that beat asks for every night.

Where PostgreSQL does not answer, it is tried again for about an hour and a half.
"""


@nightly()
def flag_overdue() -> None:
    """Flag what is overdue on the office's day."""
    today = office_today()
    flagged = run_job(
        job=Job.FLAG_OVERDUE,
        on=today,
        clock=timezone.now,
        work=lambda: flagging.flag_overdue(on=today),
        counts=lambda done: {"flagged": done.count},
    )
    logger.info("Flagged %d overdue on %s", flagged.count, flagged.on.isoformat())


@nightly()
def remind_of_due_days() -> None:
    """Remind of what falls due soon, and escalate what stays without a reply."""
    today = office_today()
    told = run_job(
        job=Job.REMIND_OF_DUE_DAYS,
        on=today,
        clock=timezone.now,
        work=lambda: due_day_reminders.remind_of_due_days(on=today),
        counts=lambda done: {"reminders": done.reminders, "escalations": done.escalations},
    )
    logger.info(
        "Reminded of %d due days and escalated %d on %s",
        told.reminders,
        told.escalations,
        told.on.isoformat(),
    )


@nightly()
def remind_of_sign_offs() -> None:
    """Remind the offices that are to sign off by tomorrow, or are late."""
    today = office_today()
    reminded = run_job(
        job=Job.REMIND_OF_SIGN_OFFS,
        on=today,
        clock=timezone.now,
        work=lambda: sign_off_reminders.remind_of_sign_offs(on=today),
        counts=lambda done: {"sign_offs": done.count},
    )
    logger.info("Reminded of %d sign-offs on %s", reminded.count, reminded.on.isoformat())


@nightly()
def send_digests() -> None:
    """Tell each desk by e-mail how many notices about due days it has; after the other jobs."""
    today, now = office_today(), timezone.now()
    told = run_job(
        job=Job.SEND_DIGESTS,
        on=today,
        clock=timezone.now,
        work=lambda: digests.send_digests(on=today, at=now),
        counts=lambda done: {"digests": done.digests, "recipients": done.recipients},
    )
    logger.info("Digests for %d desks on %s", told.digests, told.on.isoformat())


@shared_task
def deliver_outbox() -> None:
    """Do what waits in the outbox; beat asks for it every half minute, and each act that adds to it.

    Where PostgreSQL does not answer, the next run comes soon enough.
    """
    for _attempt in range(MESSAGES_A_RUN):
        if outbox.deliver_next(at=timezone.now()) is None:
            return
