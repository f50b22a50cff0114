"""The reply window and the publication delay: plain calendar arithmetic on days.

Nothing here knows of weekends, holidays, hours of the day or zones: a letter's date is a day in
Geneva, and so is everything counted from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from communications.enums import WindowUnit


@dataclass(frozen=True, slots=True)
class Window:
    """A span such as 60 days, 2 months or 48 hours. Raises ValueError for a value below one."""

    value: int
    unit: WindowUnit

    def __post_init__(self) -> None:
        if self.value < 1:
            raise ValueError(f"A window of {self.value} {self.unit.value} is none.")

    def __str__(self) -> str:
        return f"{self.value} {self.unit.value}"


def due_on(start: date, window: Window) -> date:
    """The last day on which a reply is in time: `start` + window, the first day not counted.

    Day 60 of a 60-day window is in time, day 61 is late. Months end on the same day of the month,
    or on its last day where it has no such day (31 December + 2 months = 28 or 29 February).
    Hours count as whole days begun, since only the day of a letter is known.
    """
    if window.unit == WindowUnit.MONTHS:
        return start + relativedelta(months=window.value)
    if window.unit == WindowUnit.HOURS:
        return start + timedelta(days=-(-window.value // 24))
    return start + timedelta(days=window.value)


def publishable_from(start: date, delay: Window) -> date:
    """The first day on which a letter of `start` may be public: the day after the delay's last.

    An AL of 28 June 2019 with 60 days: 28 August; an OL of 1 September 2020 with 48 hours:
    4 September, as the public database shows for both.
    """
    return due_on(start, delay) + timedelta(days=1)


def days_left(on: date, due: date) -> int:
    """Days from `on` to the due day; 0 on the day itself, negative when it is over."""
    return (due - on).days
