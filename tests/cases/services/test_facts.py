"""Incidents, allegations and alleged perpetrators of a case."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from cases.models import Allegation, Case, Event, Incident, Perpetrator
from cases.services.facts import (
    AllegationDetails,
    IncidentDetails,
    PerpetratorDetails,
    correct_allegation,
    correct_incident,
    correct_perpetrator,
    record_allegation,
    record_incident,
    record_perpetrator,
)
from tests.factories import make_case

TODAY = date(2023, 6, 14)


@pytest.fixture
def case(desk_africa):
    return make_case(desk=desk_africa)


def last_event() -> tuple[str, dict, dict]:
    event = Event.objects.order_by("-position")[0]
    return event.kind, event.before, event.after


@pytest.mark.parametrize(
    ("precision", "kept"),
    [("day", date(2023, 6, 5)), ("month", date(2023, 6, 1)), ("year", date(2023, 1, 1))],
)
def test_an_incident_keeps_as_much_of_its_date_as_is_known(
    case, officer_africa, states, precision, kept
):
    details = IncidentDetails(
        occurred_on=date(2023, 6, 5), precision=precision, state=states["BWA"], place="Sedge "
    )

    incident = record_incident(case=case, details=details, by=officer_africa, on=TODAY)

    row = Incident.objects.get()
    assert (row.occurred_on, row.precision, row.state_id, row.place) == (
        kept,
        precision,
        "BWA",
        "Sedge",
    )
    facts = {"occurred_on": kept.isoformat(), "precision": precision, "state": "BWA"}
    assert last_event() == ("incident_recorded", {}, {"incident": incident.pk, **facts})


def test_a_corrected_incident_tells_which_texts_changed_and_not_what_they_say(case, officer_africa):
    first = IncidentDetails(occurred_on=date(2023, 6, 5), precision="day")
    incident = record_incident(case=case, details=first, by=officer_africa, on=TODAY)
    second = IncidentDetails(
        occurred_on=date(2023, 6, 6), precision="day", description="Zqxqzvvictim was taken"
    )

    correct_incident(incident=incident, details=second, by=officer_africa, on=TODAY)

    assert Incident.objects.get().description == "Zqxqzvvictim was taken"
    assert last_event() == (
        "incident_corrected",
        {"occurred_on": "2023-06-05", "precision": "day"},
        {
            "incident": incident.pk,
            "occurred_on": "2023-06-06",
            "precision": "day",
            "changed": "description",
        },
    )


def test_an_incident_that_has_not_happened_yet_is_refused(case, officer_africa):
    details = IncidentDetails(occurred_on=date(2023, 6, 15), precision="day", place="x" * 201)

    with pytest.raises(ValidationError) as refused:
        record_incident(case=case, details=details, by=officer_africa, on=TODAY)

    assert sorted(refused.value.message_dict) == ["occurred_on", "place"]


def test_allegations_follow_each_other_with_the_rights_concerned(case, officer_africa):
    one = AllegationDetails(text=" Homes were cleared. ", rights=["housing", "life"])
    two = AllegationDetails(text="Nobody was heard.")
    first = record_allegation(case=case, details=one, by=officer_africa, on=TODAY)
    record_allegation(case=case, details=two, by=officer_africa, on=TODAY)

    rows = Allegation.objects.order_by("position")
    assert [(row.position, row.text, row.rights) for row in rows] == [
        (1, "Homes were cleared.", ["life", "housing"]),
        (2, "Nobody was heard.", []),
    ]
    changed = AllegationDetails(text="Homes were cleared.", rights=["housing"])
    correct_allegation(allegation=first, details=changed, by=officer_africa, on=TODAY)
    assert last_event() == (
        "allegation_corrected",
        {"rights": "life, housing"},
        {"allegation": first.pk, "rights": "housing"},
    )


@pytest.mark.parametrize(
    ("details", "field"),
    [({"text": " "}, "text"), ({"text": "A", "rights": ["flying"]}, "rights")],
)
def test_an_allegation_that_cannot_be_is_refused(case, officer_africa, details, field):
    with pytest.raises(ValidationError) as refused:
        record_allegation(
            case=case, details=AllegationDetails(**details), by=officer_africa, on=TODAY
        )

    assert list(refused.value.message_dict) == [field]


def test_a_perpetrators_name_and_note_are_encrypted_and_not_in_the_record(case, officer_africa):
    details = PerpetratorDetails(
        kind="state_agent", organisation="River police", name="Zqxqzvagent", note="Zqxqzvnote"
    )
    row = record_perpetrator(case=case, details=details, by=officer_africa, on=TODAY)
    changed = PerpetratorDetails(kind="unknown", organisation="River police", name="Zqxqzvother")
    correct_perpetrator(perpetrator=row, details=changed, by=officer_africa, on=TODAY)

    assert Perpetrator.objects.get().name == "Zqxqzvother"
    with connection.cursor() as cursor:
        cursor.execute("SELECT p::text || e::text FROM cases_perpetrator p, cases_event e")
        assert "zqxqzv" not in str(cursor.fetchall()).casefold()
    assert last_event() == (
        "perpetrator_corrected",
        {"kind": "state_agent"},
        {"perpetrator": row.pk, "kind": "unknown", "changed": "name, note"},
    )


def test_a_perpetrator_of_whom_nothing_is_said_is_refused(case, officer_africa):
    with pytest.raises(ValidationError) as refused:
        record_perpetrator(
            case=case, details=PerpetratorDetails(kind="ghost"), by=officer_africa, on=TODAY
        )

    assert sorted(refused.value.message_dict) == ["kind", "organisation"]


def test_nobody_writes_into_a_case_of_another_desk(case, officer_africa, officer_other_desk):
    day = IncidentDetails(occurred_on=date(2023, 6, 5), precision="day")
    incident = record_incident(case=case, details=day, by=officer_africa, on=TODAY)

    with pytest.raises(Case.DoesNotExist):
        record_incident(case=case, details=day, by=officer_other_desk, on=TODAY)
    with pytest.raises(Case.DoesNotExist):
        correct_incident(incident=incident, details=day, by=officer_other_desk, on=TODAY)
    assert not Incident.objects.visible_to(officer_other_desk).exists()
