"""The forms about a case: what they do, what they keep, and for whom there is none."""

from __future__ import annotations

from datetime import date

import pytest

from cases.models import (
    Allegation,
    Case,
    CaseLink,
    Consent,
    Event,
    FollowUp,
    Incident,
    Perpetrator,
    Person,
    RiskNote,
    ToDo,
)
from cases.services.persons import PersonDetails, add_person
from tests.factories import make_case
from tests.page_forms import Fields

TODAY = date(2023, 6, 14)
NAME = "Zqxqzvoriana Zqxqzvveldt"


@pytest.fixture
def case(desk_africa):
    return make_case(desk=desk_africa)


@pytest.fixture
def person(case, officer_africa):
    details = PersonDetails(name=NAME, role="witness")
    return add_person(case=case, details=details, by=officer_africa, on=TODAY)


@pytest.fixture
def incident(case):
    return Incident.objects.create(
        case=case, occurred_on=date(2023, 6, 1), precision="month", description="Zqxqzvveldt left"
    )


def lead(response, case, section: str) -> bool:
    return (response.status_code, response["Location"]) == (302, f"/cases/{case.pk}/#{section}")


def test_a_person_is_added_and_corrected(case, signed_in, officer_africa, states):
    client = signed_in(officer_africa)
    sent = {"name": NAME, "aliases": "One Name\n\n Two  Names ", "role": "defender"}

    added = client.post(f"/cases/{case.pk}/persons/add/", {**sent, "nationality": "NAM"})

    person = Person.objects.get()
    assert lead(added, case, "people")
    assert (person.name, person.other_names) == (NAME, ["One Name", "Two Names"])
    assert (person.role, person.nationality_id) == ("defender", "NAM")
    page = client.get(f"/cases/{case.pk}/persons/{person.pk}/").content.decode()
    again = {**Fields(page).values, "gender": "woman"}
    assert lead(client.post(f"/cases/{case.pk}/persons/{person.pk}/", again), case, "people")
    person.refresh_from_db()
    assert (person.name, person.role, person.gender) == (NAME, "defender", "woman")


def test_to_open_a_form_with_names_is_on_record(case, person, incident, signed_in, officer_africa):
    client = signed_in(officer_africa)

    client.get(f"/cases/{case.pk}/persons/{person.pk}/")
    client.get(f"/cases/{case.pk}/incidents/{incident.pk}/")

    looks = Event.objects.filter(kind="names_shown").order_by("position")
    assert [look.after for look in looks] == [{"person": 1}, {"incident": incident.pk}]


def test_a_name_stands_in_no_address_title_or_message(case, person, signed_in, officer_africa):
    client = signed_in(officer_africa)

    answer = client.post(f"/cases/{case.pk}/persons/add/", {"name": "Zqxqzvother Zqxqzvname"})
    page = client.get(answer["Location"]).content.decode()

    assert "zqxqzv" not in answer["Location"].casefold()
    assert "The person is added." in page
    assert "zqxqzv" not in page.casefold()


def test_an_answer_is_recorded_with_a_tolerant_date(case, person, signed_in, officer_africa):
    sent = {"purpose": "public", "given": "yes", "answered_on": "1.6.2023", "note": "By telephone"}

    answer = signed_in(officer_africa).post(f"/cases/{case.pk}/persons/{person.pk}/consent/", sent)

    assert lead(answer, case, "people")
    consent = Consent.objects.get()
    assert (consent.given, consent.answered_on) == (True, date(2023, 6, 1))
    assert (consent.note, consent.recorded_by) == ("By telephone", officer_africa)
    assert Person.objects.get().may_be_named_in_public


def test_what_cannot_be_read_is_told_and_everything_typed_is_kept(
    case, person, signed_in, officer_africa
):
    sent = {"purpose": "public", "given": "yes", "answered_on": "03/06/2023", "note": "Kept note"}

    answer = signed_in(officer_africa).post(f"/cases/{case.pk}/persons/{person.pk}/consent/", sent)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'class="error-summary"' in page
    assert 'href="#id_answered_on"' in page
    assert "Is this 3 June 2023 or 6 March 2023?" in page
    kept = Fields(page).values
    assert (kept["answered_on"], kept["note"]) == ("03/06/2023", "\nKept note")
    assert page.count("checked") == 2
    assert not Consent.objects.exists()


def test_what_the_service_refuses_stands_at_its_field(case, person, signed_in, officer_africa):
    sent = {"happened_on": "15 June 2023", "text": "Zqxqzvveldt is free"}

    answer = signed_in(officer_africa).post(
        f"/cases/{case.pk}/persons/{person.pk}/follow-up/", sent
    )

    assert answer.status_code == 422
    assert "This day has not come yet." in answer.content.decode()
    assert "Zqxqzvveldt is free" in answer.content.decode()
    assert not FollowUp.objects.exists()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("5 June 2023", (date(2023, 6, 5), "day")),
        ("June 2023", (date(2023, 6, 1), "month")),
        ("2022", (date(2022, 1, 1), "year")),
    ],
)
def test_incidents_take_exact_and_partial_dates(case, signed_in, officer_africa, typed, kept):
    answer = signed_in(officer_africa).post(
        f"/cases/{case.pk}/incidents/add/", {"occurred_on": typed, "place": "Sedge"}
    )

    assert lead(answer, case, "incidents")
    row = Incident.objects.get()
    assert ((row.occurred_on, row.precision), row.place) == (kept, "Sedge")


def test_a_corrected_incident_keeps_what_was_not_touched(case, incident, signed_in, officer_africa):
    client = signed_in(officer_africa)
    address = f"/cases/{case.pk}/incidents/{incident.pk}/"

    sent = Fields(client.get(address).content.decode()).values
    assert sent["occurred_on"] == "June 2023"
    assert lead(client.post(address, {**sent, "place": "Sedge"}), case, "incidents")

    incident.refresh_from_db()
    assert (incident.occurred_on, incident.precision) == (date(2023, 6, 1), "month")
    assert (incident.place, incident.description.strip()) == ("Sedge", "Zqxqzvveldt left")


def test_allegations_and_perpetrators_are_written_down(case, signed_in, officer_africa):
    client = signed_in(officer_africa)

    client.post(
        f"/cases/{case.pk}/allegations/add/", {"text": "Cleared.", "rights": ["housing", "life"]}
    )
    client.post(
        f"/cases/{case.pk}/perpetrators/add/", {"kind": "state_agent", "organisation": "Police"}
    )
    nothing = client.post(f"/cases/{case.pk}/perpetrators/add/", {"kind": "unknown"})

    assert Allegation.objects.get().rights == ["life", "housing"]
    assert Perpetrator.objects.get().organisation == "Police"
    assert nothing.status_code == 422


def test_risk_and_to_dos(case, person, signed_in, officer_africa):
    client = signed_in(officer_africa)

    client.post(f"/cases/{case.pk}/risk/", {"level": "high", "text": "Threats"})
    client.post(
        f"/cases/{case.pk}/to-dos/add/",
        {"text": "Ask", "due_on": "20 June 2023", "assignee": officer_africa.pk},
    )
    named = client.post(f"/cases/{case.pk}/to-dos/add/", {"text": "Call Zqxqzvveldt"})

    assert RiskNote.objects.get().level == "high"
    to_do = ToDo.objects.get()
    assert (to_do.due_on, to_do.assignee) == (date(2023, 6, 20), officer_africa)
    assert named.status_code == 422
    done = client.post(f"/cases/{case.pk}/to-dos/{to_do.pk}/done/")
    assert lead(done, case, "to-dos")
    to_do.refresh_from_db()
    assert to_do.done_on == TODAY
    client.post(f"/cases/{case.pk}/to-dos/{to_do.pk}/done/", {"undo": "1"})
    to_do.refresh_from_db()
    assert to_do.done_on is None


def test_closing_linking_assigning_moving(
    case, signed_in, officer_africa, supervisor, desk_americas
):
    other = make_case(title="Upper Sedge", desk=case.desk)
    client = signed_in(supervisor)

    client.post(f"/cases/{case.pk}/links/add/", {"other": other.pk})
    assert CaseLink.objects.count() == 1
    client.post(f"/cases/{case.pk}/links/{other.pk}/remove/")
    assert not CaseLink.objects.exists()
    client.post(f"/cases/{case.pk}/assign/", {"officer": officer_africa.pk})
    assert Case.objects.get(pk=case.pk).officer == officer_africa
    client.post(f"/cases/{case.pk}/close/")
    client.post(f"/cases/{case.pk}/close/")
    assert Case.objects.get(pk=case.pk).closed_on == TODAY
    client.post(f"/cases/{case.pk}/close/", {"reopen": "1"})
    client.post(f"/cases/{case.pk}/desk/", {"desk": desk_americas.pk})
    moved = Case.objects.get(pk=case.pk)
    assert (moved.closed_on, moved.desk, moved.officer) == (None, desk_americas, None)


def test_an_officer_does_not_assign(case, signed_in, officer_africa):
    client = signed_in(officer_africa)

    assert client.get(f"/cases/{case.pk}/assign/").status_code == 403
    assert client.post(f"/cases/{case.pk}/desk/", {"desk": ""}).status_code == 403
    assert Case.objects.get().desk == case.desk


def test_a_hidden_case_is_not_offered_for_linking(case, signed_in, officer_africa, desk_americas):
    hidden = make_case(title="Zqxqzvhidden", desk=desk_americas)
    client = signed_in(officer_africa)

    assert b"Zqxqzv" not in client.get(f"/cases/{case.pk}/links/add/").content
    asked = client.post(f"/cases/{case.pk}/links/add/", {"other": hidden.pk})
    absent = client.post(f"/cases/{case.pk}/links/add/", {"other": 987_654_321})
    assert asked.status_code == absent.status_code == 422
    assert b"Zqxqzv" not in asked.content


def test_for_others_no_form_exists(case, person, incident, signed_in, request):
    forms = (
        "persons/add",
        f"persons/{person.pk}",
        f"persons/{person.pk}/consent",
        f"persons/{person.pk}/follow-up",
        "incidents/add",
        f"incidents/{incident.pk}",
        "allegations/add",
        "perpetrators/add",
        "risk",
        "to-dos/add",
        "assign",
        "desk",
        "links/add",
    )
    before = Event.objects.count()
    for user in ("officer_other_desk", "office_user", "auditor"):
        client = signed_in(request.getfixturevalue(user))
        for form in forms:
            address = f"/cases/{case.pk}/{form}/"
            for answer in (client.get(address), client.post(address, {"name": "A"})):
                assert answer.status_code == 404, address
                assert b"Zqxqzv" not in answer.content
        assert client.post(f"/cases/{case.pk}/close/").status_code == 404
    assert Event.objects.count() == before


def test_a_person_of_another_case_is_not_there(case, person, signed_in, officer_africa):
    other = make_case(title="Upper Sedge", desk=case.desk)

    answer = signed_in(officer_africa).get(f"/cases/{other.pk}/persons/{person.pk}/")

    assert answer.status_code == 404
    assert b"Zqxqzv" not in answer.content


def test_a_search_leads_to_the_case_and_repeats_no_name(case, person, signed_in, officer_africa):
    client = signed_in(officer_africa)
    sent = {"name": "ZQXQZVVELDT, Zqxqzvoriana", "reason": "A relative asks for news"}

    page = client.post("/cases/persons/", sent).content.decode()

    assert "1 person found" in page
    assert f'href="/cases/{case.pk}/?show=all#person-{person.pk}"' in page
    assert "Person 1" in page
    assert NAME not in page
    event = Event.objects.get(kind="person_searched")
    assert "zqxqzv" not in str(event.after).casefold()


def test_a_name_in_the_address_searches_for_nothing(case, person, signed_in, officer_africa):
    page = signed_in(officer_africa).get(
        "/cases/persons/?name=Zqxqzvoriana+Zqxqzvveldt&reason=A+relative+asks"
    )

    assert "found" not in page.content.decode()
    assert not Event.objects.filter(kind="person_searched").exists()


@pytest.mark.parametrize("user", ["officer_other_desk", "auditor", "office_user"])
def test_others_find_nobody(case, person, signed_in, request, user):
    sent = {"name": NAME, "reason": "A relative asks for news"}

    page = signed_in(request.getfixturevalue(user)).post("/cases/persons/", sent)

    assert page.status_code == (200 if user == "officer_other_desk" else 403)
    assert case.title not in page.content.decode()
