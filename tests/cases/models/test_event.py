"""The log of events: who reads it, and what the database itself refuses."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from cases.models import Event

MAY_2 = date(2024, 5, 2)


@pytest.fixture
def event(make_communication):
    letter = make_communication()
    return Event.objects.create(
        case=letter.case,
        subject="communication",
        subject_id=letter.pk,
        kind="imported",
        happened_on=MAY_2,
    )


def test_an_event_cannot_be_changed(event):
    with pytest.raises(IntegrityError, match="events are append-only"), transaction.atomic():
        Event.objects.update(happened_on=date(2024, 5, 3))
    with pytest.raises(IntegrityError, match="events are append-only"), transaction.atomic():
        event.save()
    assert Event.objects.get().happened_on == MAY_2


def test_an_event_cannot_be_deleted(event):
    with pytest.raises(IntegrityError, match="events are append-only"), transaction.atomic():
        event.delete()
    assert Event.objects.count() == 1


@pytest.mark.parametrize("ending", ["", " CASCADE", " RESTART IDENTITY"])
def test_the_log_cannot_be_emptied(event, ending):
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        with pytest.raises(IntegrityError, match="events are append-only"), transaction.atomic():
            cursor.execute(f"TRUNCATE cases_event{ending}")
    assert Event.objects.count() == 1


def test_position_and_hash_are_the_databases_whatever_a_program_says(event):
    forged = Event.objects.create(
        subject="case", subject_id=1, kind="imported", happened_on=MAY_2, position=99, hash="f" * 64
    )
    forged.refresh_from_db()
    assert forged.position == event.position + 1
    assert forged.hash != "f" * 64


def test_auditors_read_all_and_the_secretariat_what_belongs_to_its_cases(
    event, auditor, officer_africa, supervisor
):
    assert list(Event.objects.visible_to(auditor)) == [event]
    assert list(Event.objects.visible_to(officer_africa)) == [event]
    assert list(Event.objects.visible_to(supervisor)) == [event]


@pytest.mark.parametrize(
    "member",
    ["officer_other_desk", "office_user", "other_office_user", "administrator", "gone"],
)
def test_others_read_no_events(event, request, member):
    assert not Event.objects.visible_to(request.getfixturevalue(member)).exists()


def test_an_event_without_a_case_is_for_auditors_alone(db, auditor, officer_africa):
    Event.objects.create(subject="submission", subject_id=1, kind="imported", happened_on=MAY_2)
    assert Event.objects.visible_to(auditor).count() == 1
    assert not Event.objects.visible_to(officer_africa).exists()


def test_an_auditor_whose_account_is_closed_reads_no_events(event, auditor):
    auditor.is_active = False
    assert not Event.objects.visible_to(auditor).exists()
