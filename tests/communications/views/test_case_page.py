"""The page of a case: who may open it, that names stay masked until asked for, what it costs."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.models import Event, Person
from cases.services.case_standing import link_cases
from cases.services.case_work import add_to_do, note_risk
from cases.services.consents import record_consent
from cases.services.facts import (
    AllegationDetails,
    IncidentDetails,
    PerpetratorDetails,
    record_allegation,
    record_incident,
    record_perpetrator,
)
from cases.services.persons import PersonDetails, add_person, put_persons, record_follow_up
from tests.factories import make_case, make_user

from .listed import without_secrets

TODAY = date(2023, 8, 28)
NAME = "Zqxqzvoriana Zqxqzvveldt"


def fill(case, by, number: int) -> None:
    """A person with everything that a person may have, an incident, an allegation, a to-do."""
    person = add_person(
        case=case,
        details=PersonDetails(name=f"{NAME} {number}", aliases=["Zqxqzvmama"], age_group="child"),
        by=by,
        on=TODAY,
    )
    for purpose in ("addressee", "public"):
        record_consent(
            person=person,
            purpose=purpose,
            given=purpose == "addressee",
            answered_on=date(2023, 7, 1),
            note="Told by Zqxqzvveldt",
            by=by,
            on=TODAY,
        )
    record_follow_up(
        person=person, happened_on=TODAY, text="Zqxqzvoriana is free.", by=by, on=TODAY
    )
    record_incident(
        case=case,
        details=IncidentDetails(
            occurred_on=date(2023, 6, 1),
            precision="month",
            description="Ms. Zqxqzvveldt was taken.",
        ),
        by=by,
        on=TODAY,
    )
    record_allegation(
        case=case,
        details=AllegationDetails(text="Zqxqzvoriana’s home was cleared.", rights=["housing"]),
        by=by,
        on=TODAY,
    )
    record_perpetrator(
        case=case,
        details=PerpetratorDetails(kind="state_agent", organisation="Police", name="Zqxqzvagent"),
        by=by,
        on=TODAY,
    )
    note_risk(case=case, level="high", text="Zqxqzvagent threatens Zqxqzvveldt.", by=by, on=TODAY)
    add_to_do(case=case, text="Ask the source", due_on=TODAY, assignee=by, by=by, on=TODAY)


@pytest.fixture
def case(desk_africa, officer_africa):
    case = make_case(title="Clearing of the Lower Sedge valley", desk=desk_africa)
    fill(case, officer_africa, 1)
    return case


@pytest.mark.parametrize(
    ("user", "status"),
    [
        ("officer_africa", 200),
        ("supervisor", 200),
        ("officer_other_desk", 404),
        ("officer_without_desk", 404),
        ("office_user", 404),
        ("auditor", 404),
        ("administrator", 404),
    ],
)
def test_who_may_open_it(case, signed_in, request, user, status):
    client = signed_in(request.getfixturevalue(user))
    before = Event.objects.count()

    page = client.get(f"/cases/{case.pk}/")
    names = client.post(f"/cases/{case.pk}/names/")

    assert (page.status_code, names.status_code) == (status, status)
    if status == 404:
        assert b"Sedge" not in page.content
        assert b"Zqxqzv" not in names.content
        assert Event.objects.count() == before


def test_whoever_is_gone_is_sent_to_the_entrance(case, client):
    assert client.get(f"/cases/{case.pk}/").status_code == 302


def test_a_hidden_case_looks_like_one_that_does_not_exist(case, signed_in, officer_other_desk):
    client = signed_in(officer_other_desk)

    def told(pk: int) -> str:
        response = client.get(f"/cases/{pk}/")
        return without_secrets(response.content.decode().replace(response["X-Request-Id"], ""))

    assert told(case.pk) == told(987_654_321)


def test_no_name_stands_on_the_page_in_any_text(case, signed_in, officer_africa):
    page = signed_in(officer_africa).get(f"/cases/{case.pk}/").content.decode()

    assert "zqxqzv" not in page.casefold()
    assert "Person 1" in page
    assert "[name] home was cleared." in page
    assert "Ms. [name] was taken." in page
    assert "Adequate housing" in page
    assert "June 2023" in page


def test_names_are_shown_once_and_the_look_is_on_record(case, signed_in, officer_africa):
    client = signed_in(officer_africa)

    shown = client.post(f"/cases/{case.pk}/names/").content.decode()

    for text in (
        f"{NAME} 1",
        "Zqxqzvmama",
        "Zqxqzvagent",
        "Zqxqzvoriana’s home was cleared.",
        "Told by Zqxqzvveldt",
        "Zqxqzvagent threatens Zqxqzvveldt.",
    ):
        assert text in shown
    event = Event.objects.order_by("-position")[0]
    assert (event.kind, event.actor, event.case) == ("names_shown", officer_africa, case)
    assert "zqxqzv" not in client.get(f"/cases/{case.pk}/").content.decode().casefold()
    again = client.get(f"/cases/{case.pk}/names/")
    assert (again.status_code, again["Location"]) == (302, f"/cases/{case.pk}/")
    assert Event.objects.filter(kind="names_shown").count() == 1


def test_letters_stand_with_their_phase_and_a_link(
    case, signed_in, officer_africa, make_communication
):
    letter = make_communication(number=471, case=case)
    make_communication(number=472)

    page = signed_in(officer_africa).get(f"/cases/{case.pk}/").content.decode()

    assert f'href="/communications/{letter.pk}/"><bdi>AL BWA 471/2023</bdi>' in page
    assert "Botswana" in page
    assert "Due soon" in page
    assert "472/2023" not in page


def test_a_linked_case_that_is_hidden_is_not_told_of(
    case, signed_in, officer_africa, supervisor, desk_americas
):
    own = make_case(title="Upper Sedge", desk=case.desk)
    hidden = make_case(title="Zqxqzvhidden", desk=desk_americas)
    for other in (own, hidden):
        link_cases(case=case, other=other, by=supervisor, on=TODAY)

    officers = signed_in(officer_africa).get(f"/cases/{case.pk}/").content.decode()
    supervisors = signed_in(supervisor).get(f"/cases/{case.pk}/").content.decode()

    assert "Upper Sedge" in officers
    assert "Zqxqzvhidden" not in officers
    assert "Zqxqzvhidden" in supervisors


def test_only_supervisors_are_offered_to_assign(case, signed_in, officer_africa, supervisor):
    address = f'href="/cases/{case.pk}/assign/"'

    assert address not in signed_in(officer_africa).get(f"/cases/{case.pk}/").content.decode()
    assert address in signed_in(supervisor).get(f"/cases/{case.pk}/").content.decode()


def test_the_record_tells_what_changed_in_words(case, signed_in, officer_africa):
    page = signed_in(officer_africa).get(f"/cases/{case.pk}/").content.decode()

    assert "May be named in public: no" in page
    assert "Risk: High" in page
    assert "Age group: Under 12" in page
    assert "When: June 2023" in page


def test_what_people_write_is_escaped(case, signed_in, officer_africa):
    text = "<script>alert(1)</script>"
    record_allegation(case=case, details=AllegationDetails(text=text), by=officer_africa, on=TODAY)
    client = signed_in(officer_africa)

    for page in (client.get(f"/cases/{case.pk}/"), client.post(f"/cases/{case.pk}/names/")):
        assert "<script>alert" not in page.content.decode()
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page.content.decode()


def test_more_events_than_shown_are_there_on_demand(case, signed_in, officer_africa):
    for number in range(2, 6):
        fill(case, officer_africa, number)
    client = signed_in(officer_africa)

    some = client.get(f"/cases/{case.pk}/").content.decode()
    every = client.get(f"/cases/{case.pk}/?show=all").content.decode()

    assert some.count('class="timeline__event"') == 30
    assert every.count('class="timeline__event"') == 5 * 9
    assert "Show everything that happened" in some
    assert "Show everything that happened" not in every


def test_queries_do_not_grow_with_the_people(
    case, signed_in, officer_africa, desk_africa, make_communication
):
    make_communication(case=case)
    fill(case, officer_africa, 2)
    client = signed_in(officer_africa)
    client.get(f"/cases/{case.pk}/")

    with CaptureQueriesContext(connection) as two:
        client.get(f"/cases/{case.pk}/")
    for number in range(3, 21):
        fill(case, make_user(f"u{number}@desk.example", "desk_officer", desk=desk_africa), number)
        make_communication(case=case)
    with CaptureQueriesContext(connection) as twenty:
        client.get(f"/cases/{case.pk}/")

    assert Person.objects.count() == 20
    assert len(two) == len(twenty)
    assert len(two) <= 21


def test_a_large_case_shows_some_people_and_all_on_demand(case, signed_in, officer_africa):
    put_persons(case=case, names=[f"Zqxqzvmore Name{number}" for number in range(30)])
    client = signed_in(officer_africa)

    some = client.get(f"/cases/{case.pk}/").content.decode()
    every = client.get(f"/cases/{case.pk}/?show=all").content.decode()

    assert some.count('<tr id="person-') == 15
    assert every.count('<tr id="person-') == 31
    assert "Show all 31 people" in some
    assert "Show all" not in every
    assert "zqxqzv" not in (some + every).casefold()


def test_a_name_of_somebody_who_is_not_on_the_page_is_masked_too(case, signed_in, officer_africa):
    put_persons(case=case, names=[f"Zqxqzvmore Name{number}" for number in range(30)])
    put_persons(case=case, names=["Lwazi Zqxqzvlast"])
    details = AllegationDetails(text="Lwazi was taken.")
    record_allegation(case=case, details=details, by=officer_africa, on=TODAY)

    assert "Lwazi" not in signed_in(officer_africa).get(f"/cases/{case.pk}/").content.decode()
