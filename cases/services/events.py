"""Writing down what happened; every service that changes something ends here."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from cases.enums import EventKind, EventSubject
from cases.models import Case, Event
from parties.models import User

Fact = date | int | str | None


def record_event(
    *,
    subject: EventSubject,
    subject_id: int,
    case: Case | None,
    kind: EventKind,
    happened_on: date,
    by: User | None,
    before: Mapping[str, Fact] | None = None,
    after: Mapping[str, Fact] | None = None,
) -> Event:
    """Write one event in the caller's transaction; `by` None is the system itself.

    `happened_on` is the day in Geneva that the act counts for; the moment of recording is the
    database's. `before` and `after` hold fields and days, never names of persons: auditors read
    events, and an event can never be taken back. Take every row lock of the act before: the chain
    of events is locked from here until the transaction ends.
    """
    return Event.objects.create(
        subject=subject,
        subject_id=subject_id,
        case=case,
        kind=kind,
        happened_on=happened_on,
        actor=by,
        before=_as_json(before or {}),
        after=_as_json(after or {}),
    )


def _as_json(facts: Mapping[str, Fact]) -> dict[str, int | str | None]:
    return {
        name: fact.isoformat() if isinstance(fact, date) else fact for name, fact in facts.items()
    }
