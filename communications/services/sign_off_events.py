"""Events of a sign-off, gathered during the act and written at its end."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from cases.enums import EventKind
from cases.services.events import Fact
from communications.models import Communication, SignOff
from parties.models import User

from .events import record_event


@dataclass(frozen=True, slots=True)
class Happened:
    """What happened to a letter; `by` None is the system itself. Facts name no person."""

    letter: Communication
    kind: EventKind
    by: User | None
    after: Mapping[str, Fact] = field(default_factory=dict)
    before: Mapping[str, Fact] = field(default_factory=dict)


def write_down(happened: Iterable[Happened], *, on: date) -> None:
    """Write the events in their order, for the day `on`; the last thing in a transaction."""
    for each in happened:
        record_event(
            communication=each.letter,
            kind=each.kind,
            happened_on=on,
            by=each.by,
            before=each.before,
            after=each.after,
        )


def facts_of(row: SignOff) -> dict[str, Fact]:
    """Which mandate, and which version of the letter."""
    return {"mandate": row.mandate.code, "version": row.version.number}
