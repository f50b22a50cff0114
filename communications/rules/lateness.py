"""How late an answer is, or the want of one: against the first due day and the extended one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Lateness:
    """Days after each due day; 0 where that day was kept, `after_extended` None without extension.

    The letter is late where the day that counts, the extended one if there is one, was not kept.
    """

    after_first: int
    after_extended: int | None

    @property
    def days(self) -> int:
        """Days after the day that counts."""
        return self.after_first if self.after_extended is None else self.after_extended


def lateness(day: date, *, first_due: date, extended_to: date | None) -> Lateness:
    """How late `day` is: the date on the answer, or the present day where there is no answer."""
    return Lateness(
        after_first=_days_after(first_due, day),
        after_extended=None if extended_to is None else _days_after(extended_to, day),
    )


def _days_after(due: date, day: date) -> int:
    return max(0, (day - due).days)
