"""Days on which people work, counted back from today. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from parties.office_day import OFFICE_ZONE

DAYS_A_WEEK = 5
MORNING = time(9)


def weekday(day: date) -> date:
    """`day`, or the Friday before a weekend."""
    return day - timedelta(days=max(0, day.weekday() - 4))


def working_day(today: date, ago: int) -> date:
    """The day so many working days before `today`, or before the Friday of its weekend.

    With a negative number a day that is still to come.
    """
    last = weekday(today)
    weeks, rest = divmod(ago, DAYS_A_WEEK)
    over_the_weekend = 2 if rest > last.weekday() else 0
    return last - timedelta(weeks=weeks, days=rest + over_the_weekend)


@dataclass(frozen=True)
class Moment:
    """A day in Geneva, and the time of day at which something was done on it."""

    on: date
    at: datetime

    @classmethod
    def on_day(cls, day: date, minutes: int) -> Moment:
        """So many minutes after nine in the morning."""
        morning = datetime.combine(day, MORNING, OFFICE_ZONE)
        return cls(day, morning + timedelta(minutes=minutes))
