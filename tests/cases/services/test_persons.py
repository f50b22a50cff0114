"""Persons of a case, their consents, and what the record of it tells. Every name is invented."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction

from cases.models import Case, Consent, Event, NameDigest, Person
from cases.services.consents import record_consent
from cases.services.persons import (
    PersonDetails,
    add_person,
    correct_person,
    put_persons,
    record_follow_up,
)
from tests.factories import make_case, make_state

TODAY = date(2023, 6, 14)
NAME = "Zqxqzvvictim Oriana Veldt"


@pytest.fixture
def case(desk_africa):
    return make_case(desk=desk_africa)


@pytest.fixture
def person(case, officer_africa):
    return add_person(case=case, details=PersonDetails(name=NAME), by=officer_africa, on=TODAY)


def log() -> list[tuple[str, dict, dict]]:
    return [(each.kind, each.before, each.after) for each in Event.objects.order_by("position")]


def stored(table: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT coalesce(string_agg(t::text, ' '), '') FROM {table} t")  # noqa: S608
        return str(cursor.fetchone()[0])


def test_a_person_is_added_without_any_consent(case, officer_africa, states):
    details = PersonDetails(
        name=f" {NAME} ",
        aliases=["Zqxqzvalias Ori", ""],
        role="defender",
        gender="woman",
        age_group="adolescent",
        nationality=states["BWA"],
    )

    added = add_person(case=case, details=details, by=officer_africa, on=TODAY)

    person = Person.objects.get()
    assert (person.pk, person.position, person.name) == (added.pk, 1, NAME)
    assert person.other_names == ["Zqxqzvalias Ori"]
    assert person.is_minor
    assert (person.may_be_named_to_addressee, person.may_be_named_in_public) == (False, False)
    facts = {"role": "defender", "gender": "woman", "age_group": "adolescent", "nationality": "BWA"}
    assert log() == [("person_added", {}, {"person": 1, **facts})]


def test_no_table_and_no_event_holds_a_name(person, officer_africa):
    correct_person(
        person=person,
        details=PersonDetails(name=NAME + "o", aliases=["Zqxqzvalias"]),
        by=officer_africa,
        on=TODAY,
    )
    record_follow_up(
        person=person, happened_on=TODAY, text="Zqxqzvvictim is free", by=officer_africa, on=TODAY
    )
    record_consent(
        person=person,
        purpose="public",
        given=True,
        answered_on=TODAY,
        note="Told by Zqxqzvsister",
        by=officer_africa,
        on=TODAY,
    )

    for table in ("person", "namedigest", "consent", "followup", "event"):
        assert "zqxqzv" not in stored(f"cases_{table}").casefold()
    assert Person.objects.get().name == NAME + "o"


def test_a_correction_records_what_changed_and_not_the_names(person, officer_africa):
    details = PersonDetails(name="Zqxqzvother Veldt", role="witness")

    correct_person(person=person, details=details, by=officer_africa, on=TODAY)

    assert log()[-1] == (
        "person_corrected",
        {"role": None},
        {"person": 1, "role": "witness", "names": "changed"},
    )


def test_a_correction_that_changes_nothing_leaves_no_trace(person, officer_africa):
    correct_person(person=person, details=PersonDetails(name=NAME), by=officer_africa, on=TODAY)

    assert [kind for kind, _, _ in log()] == ["person_added"]


@pytest.mark.parametrize(
    ("details", "field"),
    [
        ({"name": " "}, "name"),
        ({"name": "Ori\x00ana"}, "name"),
        ({"name": "O" * 201}, "name"),
        ({"aliases": ["two\nlines"]}, "aliases"),
        ({"aliases": ["A"] * 21}, "aliases"),
        ({"role": "hero"}, "role"),
        ({"gender": "x"}, "gender"),
        ({"age_group": "young"}, "age_group"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(case, officer_africa, details, field):
    with pytest.raises(ValidationError) as refused:
        add_person(
            case=case,
            details=PersonDetails(**{"name": NAME, **details}),
            by=officer_africa,
            on=TODAY,
        )

    assert list(refused.value.message_dict) == [field]
    assert not Person.objects.exists()


def test_names_are_put_once_and_with_their_digests(case):
    assert put_persons(case=case, names=[NAME, "Tau Fictive", NAME]) == 2
    assert put_persons(case=case, names=["Tau Fictive", "Lwazi Fictive"]) == 1

    persons = list(Person.objects.order_by("position"))
    assert [(each.position, each.name) for each in persons] == [
        (1, NAME),
        (2, "Tau Fictive"),
        (3, "Lwazi Fictive"),
    ]
    assert set(NameDigest.objects.values_list("person", flat=True)) == {p.pk for p in persons}


def test_the_latest_answer_is_the_present_one_and_the_others_stay(person, officer_africa):
    def answer(purpose: str, given: bool, day: int) -> None:
        record_consent(
            person=person,
            purpose=purpose,
            given=given,
            answered_on=date(2023, 6, day),
            by=officer_africa,
            on=TODAY,
        )

    answer("addressee", True, 1)
    answer("public", True, 2)
    answer("public", False, 3)

    kept = Person.objects.get()
    assert (kept.may_be_named_to_addressee, kept.may_be_named_in_public) == (True, False)
    assert list(Consent.objects.values_list("purpose", "given")) == [
        ("addressee", True),
        ("public", True),
        ("public", False),
    ]
    assert log()[-1] == (
        "consent_recorded",
        {"public": "yes"},
        {"person": 1, "public": "no", "answered_on": "2023-06-03"},
    )


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"purpose": "press"}, "purpose"),
        ({"answered_on": date(2023, 6, 15)}, "answered_on"),
        ({"note": "x" * 2001}, "note"),
    ],
)
def test_an_answer_that_cannot_be_is_refused(person, officer_africa, values, field):
    answer = {"purpose": "public", "given": True, "answered_on": TODAY, **values}

    with pytest.raises(ValidationError) as refused:
        record_consent(person=person, by=officer_africa, on=TODAY, **answer)

    assert list(refused.value.message_dict) == [field]
    assert not Person.objects.get().may_be_named_in_public


def test_the_database_refuses_to_change_an_answer(person, officer_africa):
    record_consent(
        person=person,
        purpose="public",
        given=False,
        answered_on=TODAY,
        by=officer_africa,
        on=TODAY,
    )

    with pytest.raises(DatabaseError), transaction.atomic():
        Consent.objects.update(given=True)
    with pytest.raises(DatabaseError), transaction.atomic():
        Consent.objects.all().delete()


def test_nobody_acts_on_a_case_of_another_desk(person, officer_other_desk, auditor):
    for user in (officer_other_desk, auditor):
        details = PersonDetails(name="Zqxqzvother")
        with pytest.raises(Case.DoesNotExist):
            add_person(case=person.case, details=details, by=user, on=TODAY)
        with pytest.raises(Case.DoesNotExist):
            correct_person(person=person, details=details, by=user, on=TODAY)
        with pytest.raises(Case.DoesNotExist):
            record_consent(
                person=person, purpose="public", given=True, answered_on=TODAY, by=user, on=TODAY
            )
        with pytest.raises(Case.DoesNotExist):
            record_follow_up(person=person, happened_on=TODAY, text="Free", by=user, on=TODAY)
        assert not Person.objects.visible_to(user).exists()
        assert not NameDigest.objects.visible_to(user).exists()
    assert Person.objects.get().name == NAME


def test_what_has_not_happened_yet_is_no_follow_up(person, officer_africa):
    with pytest.raises(ValidationError) as refused:
        record_follow_up(
            person=person, happened_on=date(2023, 6, 15), text=" ", by=officer_africa, on=TODAY
        )

    assert sorted(refused.value.message_dict) == ["happened_on", "text"]


def test_nationality_is_a_state(case, officer_africa):
    details = PersonDetails(name=NAME, nationality=make_state("NAM"))

    assert (
        add_person(case=case, details=details, by=officer_africa, on=TODAY).nationality_id == "NAM"
    )
