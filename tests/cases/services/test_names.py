"""Looking a person up: by digest, for a reason, on record, and without leaving the name anywhere."""

from __future__ import annotations

from datetime import date
from io import StringIO

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command
from django.db import DatabaseError, transaction

from cases.models import Event, NameDigest, PersonSearch
from cases.services.names import digest_of, search_persons, show_names
from cases.services.persons import PersonDetails, add_person, correct_person
from tests.factories import make_case

TODAY = date(2023, 6, 14)
REASON = "A relative asks what became of this"


@pytest.fixture
def person(desk_africa, officer_africa):
    details = PersonDetails(name="Oriana Zqxqzvveldt-Mbeki", aliases=["Mama Zqxqzvori"])
    return add_person(
        case=make_case(desk=desk_africa), details=details, by=officer_africa, on=TODAY
    )


def found(name: str, by) -> list[int]:
    return [each.pk for each in search_persons(name=name, reason=REASON, by=by, on=TODAY)]


def test_the_digest_is_hmac_sha256(settings):
    """RFC 4231, test case 2."""
    settings.NAME_DIGEST_KEY = "Jefe"

    assert digest_of("what do ya want for nothing?") == (
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    )


@pytest.mark.parametrize(
    "name",
    [
        "Oriana Zqxqzvveldt-Mbeki",
        "ZQXQZVVELDT MBEKI, ORIANA",
        "Oriána Zqxqzvveldt",
        "mama zqxqzvori",
    ],
)
def test_a_person_is_found_by_any_form_of_a_name(person, officer_africa, name):
    assert found(name, officer_africa) == [person.pk]


def test_only_persons_of_visible_cases_are_found(person, officer_other_desk, supervisor):
    assert found("Oriana Zqxqzvveldt-Mbeki", officer_other_desk) == []
    assert found("Oriana Zqxqzvveldt-Mbeki", supervisor) == [person.pk]


def test_a_corrected_name_is_found_and_the_old_one_is_not(person, officer_africa):
    details = PersonDetails(name="Tau Zqxqzvother")
    correct_person(person=person, details=details, by=officer_africa, on=TODAY)

    assert found("Tau Zqxqzvother", officer_africa) == [person.pk]
    assert found("Oriana Zqxqzvveldt-Mbeki", officer_africa) == []
    assert found("Mama Zqxqzvori", officer_africa) == []


def test_a_search_is_on_record_with_its_reason_and_without_the_name(person, officer_africa):
    found("Oriana Zqxqzvveldt-Mbeki", officer_africa)
    found("Nobody Zqxqzvnobody", officer_africa)

    events = Event.objects.filter(kind="person_searched").order_by("position")
    assert [(each.actor, each.case, each.after) for each in events] == [
        (officer_africa, None, {"found": 1}),
        (officer_africa, None, {"found": 0}),
    ]
    assert [each.reason for each in PersonSearch.objects.order_by("pk")] == [REASON, REASON]
    assert [each.subject_id for each in events] == list(
        PersonSearch.objects.order_by("pk").values_list("pk", flat=True)
    )


def test_auditors_read_that_somebody_was_looked_up(person, officer_africa, auditor):
    found("Oriana Zqxqzvveldt-Mbeki", officer_africa)

    assert Event.objects.visible_to(auditor).filter(kind="person_searched").count() == 1
    assert not Event.objects.visible_to(officer_africa).filter(kind="person_searched").exists()


@pytest.mark.parametrize(
    ("name", "reason", "field"),
    [
        ("", REASON, "name"),
        ("--", REASON, "name"),
        ("Oriana Zqxqzvveldt", "curious", "reason"),
        ("Oriana Zqxqzvveldt", "A relative of Zqxqzvveldt asks", "reason"),
        ("oriana zqxqzvveldt", "A relative of ORIANA asks", "reason"),
    ],
)
def test_no_search_without_a_name_and_a_reason_free_of_it(
    person, officer_africa, name, reason, field
):
    with pytest.raises(ValidationError) as refused:
        search_persons(name=name, reason=reason, by=officer_africa, on=TODAY)

    assert list(refused.value.message_dict) == [field]
    assert not PersonSearch.objects.exists()


@pytest.mark.parametrize("user", ["auditor", "administrator", "office_user"])
def test_only_the_secretariat_looks_persons_up(person, request, user):
    with pytest.raises(PermissionDenied):
        found("Oriana Zqxqzvveldt", request.getfixturevalue(user))


def test_the_database_refuses_to_forget_a_search(person, officer_africa):
    found("Oriana Zqxqzvveldt", officer_africa)

    with pytest.raises(DatabaseError), transaction.atomic():
        PersonSearch.objects.all().delete()


def test_under_a_new_key_names_are_found_once_the_digests_are_written(
    person, officer_africa, settings
):
    settings.NAME_DIGEST_KEY = "another key"
    assert found("Oriana Zqxqzvveldt", officer_africa) == []
    before = NameDigest.objects.count()

    told = StringIO()
    call_command("write_name_digests", stdout=told)

    assert told.getvalue() == "Digests written for 1 persons.\n"
    assert NameDigest.objects.count() == before
    assert found("Oriana Zqxqzvveldt", officer_africa) == [person.pk]


def test_that_names_were_shown_is_on_record(person, officer_africa):
    show_names(case=person.case, by=officer_africa, on=TODAY)

    event = Event.objects.get(kind="names_shown")
    assert (event.actor, event.case, event.before, event.after) == (
        officer_africa,
        person.case,
        {},
        {},
    )
