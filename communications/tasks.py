"""What Celery runs. Each task may run twice, late, or beside itself without doing harm."""

from __future__ import annotations

import logging

from celery import shared_task
from django.db import InterfaceError, OperationalError

from communications.services import flagging
from parties.office_day import office_today

logger = logging.getLogger(__name__)


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
