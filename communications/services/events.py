"""Events of communications; each belongs to the communication's case."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from cases.enums import EventKind, EventSubject
from cases.models import Event
from cases.services import events
from communications.models import Communication
from parties.models import User


def record_event(
    *,
    communication: Communication,
    kind: EventKind,
    happened_on: date,
    by: User | None,
    before: Mapping[str, events.Fact] | None = None,
    after: Mapping[str, events.Fact] | None = None,
) -> Event:
    """Write one event of `communication`; see `cases.services.events.record_event`."""
    return events.record_event(
        subject=EventSubject.COMMUNICATION,
        subject_id=communication.pk,
        case=communication.case,
        kind=kind,
        happened_on=happened_on,
        by=by,
        before=before,
        after=after,
    )
