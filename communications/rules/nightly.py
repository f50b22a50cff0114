"""When a nightly job should have run. Pure."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Final

from parties.office_day import OFFICE_ZONE

# Beat asks for the first job at half past midnight in Geneva (CELERY_BEAT_SCHEDULE).
BEGINS_AT: Final = time(0, 30)
PATIENCE: Final = timedelta(hours=2)


def night_that_must_be_done(now: datetime) -> date:
    """The office's day for which every nightly job should have run by `now`, an aware moment.

    Until two hours after half past midnight that is the day before. Hours are real ones: in the
    night in which the clocks go forward, two hours after 00:30 is 03:30.
    """
    today = now.astimezone(OFFICE_ZONE).date()
    began = datetime.combine(today, BEGINS_AT, OFFICE_ZONE)
    done = now.timestamp() >= (began.timestamp() + PATIENCE.total_seconds())
    return today if done else today - timedelta(days=1)
