"""Writing the event log."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from communications.enums import EventKind
from communications.models import Communication, Event
from parties.models import User


def record_event(
    *,
    communication: Communication,
    kind: EventKind,
    happened_on: date,
    by: User | None,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
) -> Event:
    """Appends one act to the log; call it inside the transaction of the act itself.

    `happened_on` is the day that the act counts for. `by` None: the system, or the command line.
    `before` and `after` are JSON data without names of persons.
    """
    return Event.objects.create(
        communication=communication,
        kind=kind,
        happened_on=happened_on,
        actor=by,
        before=dict(before or {}),
        after=dict(after or {}),
    )
