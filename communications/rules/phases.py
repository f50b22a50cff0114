"""In which phase a communication is on a day. The same rule as SQL: `models/phase_sql.py`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from communications.enums import Phase, Stage


@dataclass(frozen=True, slots=True)
class Standing:
    """The stored facts that a phase follows from; all of them are days in Geneva.

    `answered_on` is the day of the first reply that stops the clock. `due_on` is the last day on
    which a reply is in time, extensions counted in; None means that nothing falls due.
    """

    stage: Stage
    due_on: date | None
    answered_on: date | None
    closed_on: date | None


def phase_on(day: date, standing: Standing, *, soon_days: int) -> Phase:
    """The phase on `day`. Every standing has exactly one on every day.

    `soon_days`: for how many days before the due day a letter is due soon. An answer to a letter
    without a due day is in time. A reply that is dated after `day` is not there yet.
    """
    if standing.stage in Stage.unsent():
        return Phase.NOT_SENT
    closed = standing.closed_on is not None and standing.closed_on <= day
    if standing.stage == Stage.VOIDED or closed:
        return Phase.CLOSED
    if standing.answered_on is not None and standing.answered_on <= day:
        late = standing.due_on is not None and standing.answered_on > standing.due_on
        return Phase.ANSWERED_LATE if late else Phase.ANSWERED_IN_TIME
    return _phase_while_open(day, standing.due_on, soon_days)


def _phase_while_open(day: date, due: date | None, soon_days: int) -> Phase:
    if due is None:
        return Phase.NO_WINDOW
    if day > due:
        return Phase.OVERDUE
    if day == due:
        return Phase.DUE_TODAY
    if day >= due - timedelta(days=soon_days):
        return Phase.DUE_SOON
    return Phase.AWAITING
