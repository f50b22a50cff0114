"""Writing one event."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import transaction

from cases.enums import EventKind
from cases.models import Event
from communications.services.events import record_event

AUG_1 = date(2023, 8, 1)


def test_facts_are_kept_as_json_with_days_in_iso_form(make_communication, supervisor):
    letter = make_communication()
    event = record_event(
        communication=letter,
        kind=EventKind.IMPORTED,
        happened_on=AUG_1,
        by=supervisor,
        before={"answered_on": None},
        after={"answered_on": AUG_1, "files": 2, "kind": "interim"},
    )
    kept = Event.objects.get()
    assert kept == event
    assert (kept.kind, kept.happened_on) == ("imported", AUG_1)
    assert (kept.subject, kept.subject_id) == ("communication", letter.pk)
    assert kept.case == letter.case
    assert list(letter.events) == [kept]
    assert kept.actor == supervisor
    assert kept.before == {"answered_on": None}
    assert kept.after == {"answered_on": "2023-08-01", "files": 2, "kind": "interim"}


def test_system_itself_is_nobody(make_communication):
    event = record_event(
        communication=make_communication(),
        kind=EventKind.FELL_OVERDUE,
        happened_on=AUG_1,
        by=None,
    )
    assert (event.actor, event.before, event.after) == (None, {}, {})


def test_event_goes_with_the_act_that_fails(make_communication):
    letter = make_communication()

    def act_that_fails() -> None:
        with transaction.atomic():
            record_event(communication=letter, kind=EventKind.IMPORTED, happened_on=AUG_1, by=None)
            raise RuntimeError("the act failed")

    with pytest.raises(RuntimeError):
        act_that_fails()
    assert Event.objects.count() == 0
