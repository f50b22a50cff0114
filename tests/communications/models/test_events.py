"""The database itself refuses to change what happened, or what a sent letter says."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from communications.models import Communication, Event, LetterVersion

MAY_2 = date(2024, 5, 2)


@pytest.fixture
def event(make_communication):
    return Event.objects.create(
        communication=make_communication(), kind="imported", happened_on=MAY_2
    )


def test_event_cannot_be_changed(event):
    with pytest.raises(IntegrityError, match="events are append-only"), transaction.atomic():
        Event.objects.update(happened_on=date(2024, 5, 3))
    with pytest.raises(IntegrityError, match="events are append-only"), transaction.atomic():
        event.save()
    assert Event.objects.get().happened_on == MAY_2


def test_event_cannot_be_deleted(event):
    with pytest.raises(IntegrityError, match="events are append-only"), transaction.atomic():
        event.delete()
    assert Event.objects.count() == 1


@pytest.mark.parametrize("ending", ["", " CASCADE", " RESTART IDENTITY"])
def test_events_cannot_be_emptied(event, ending):
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        with pytest.raises(IntegrityError, match="events are append-only"), transaction.atomic():
            cursor.execute(f"TRUNCATE communications_event{ending}")
    assert Event.objects.count() == 1


def test_communication_with_events_cannot_be_deleted(event):
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        with pytest.raises(IntegrityError, match="still referenced"), transaction.atomic():
            cursor.execute("DELETE FROM communications_communication")
    assert Communication.objects.count() == 1


@pytest.mark.parametrize("change", [{"number": 77}, {"year": 2022}, {"code": "NAM"}])
def test_reference_once_given_never_changes(make_communication, states, change):
    letter = make_communication()
    moved = {"addressee_state": states["NAM"]} if "code" in change else {}
    with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
        Communication.objects.filter(pk=letter.pk).update(**change, **moved)
    letter.refresh_from_db()
    assert str(letter) == "AL BWA 1/2023"


def test_reference_may_be_given_once_to_a_draft(make_communication):
    draft = make_communication(stage="draft")
    Communication.objects.filter(pk=draft.pk).update(number=4, year=2024)
    draft.refresh_from_db()
    assert str(draft) == "AL BWA 4/2024"


@pytest.mark.parametrize("change", [{"content": {"blocks": []}}, {"sha256": "0"}, {"number": 2}])
def test_text_of_a_letter_never_changes(make_communication, change):
    make_communication()
    with pytest.raises(IntegrityError, match="a new version"), transaction.atomic():
        LetterVersion.objects.update(**change)


def test_auditor_reads_all_events_and_others_those_of_their_letters(
    event, auditor, officer_africa, office_user
):
    assert list(Event.objects.visible_to(auditor)) == [event]
    assert list(Event.objects.visible_to(officer_africa)) == [event]
    assert list(Event.objects.visible_to(office_user)) == [event]


@pytest.mark.parametrize(
    "member", ["officer_other_desk", "other_office_user", "administrator", "gone"]
)
def test_others_read_no_events(event, request, member):
    assert not Event.objects.visible_to(request.getfixturevalue(member)).exists()


def test_auditor_whose_account_is_closed_reads_no_events(event, auditor):
    auditor.is_active = False
    assert not Event.objects.visible_to(auditor).exists()
