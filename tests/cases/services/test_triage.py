"""A submission is decided once; a case is opened with what it tells; and by whom."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from cases.models import Case, Event, Incident, Person, Submission
from cases.services.triage import decline, join_case, open_case
from parties.models import Desk, User
from tests.cases.submissions import TODAY, make_admissible, make_submission
from tests.factories import make_case

pytestmark = pytest.mark.django_db


@pytest.fixture
def admissible(desk_africa: Desk) -> Submission:
    return make_admissible(make_submission())


def codes(refusal: pytest.ExceptionInfo[ValidationError]) -> dict[str, list[str]]:
    found = refusal.value.error_dict
    return {name: [str(error.code) for error in errors] for name, errors in found.items()}


def opened(submission: Submission, by: User, **values: Any) -> Case:
    given = {"title": "Clearing of the Lower Sedge valley", "desk": submission.desk}
    return open_case(submission=submission, by=by, on=TODAY, **{**given, **values})


def joined(submission: Submission, case: Case, by: User, **values: Any) -> None:
    given = {"with_persons": False, "with_incident": False}
    join_case(submission=submission, case=case, by=by, on=TODAY, **{**given, **values})


def declined(submission: Submission, by: User, reason: str = "Before a court.") -> None:
    decline(submission=submission, reason=reason, by=by, on=TODAY)


def test_a_case_takes_over_persons_and_incident(
    admissible: Submission, officer_africa: User, desk_africa: Desk
) -> None:
    case = opened(admissible, officer_africa)
    case.refresh_from_db()
    assert (case.title, case.desk) == ("Clearing of the Lower Sedge valley", desk_africa)
    assert case.opened_on == date(2023, 6, 14)
    person = case.persons.get()
    assert person.name == "Zqxqzv Victim-Name"
    assert not person.may_be_named_to_addressee
    assert not person.may_be_named_in_public
    incident = case.incidents.get()
    assert (incident.occurred_on, incident.precision) == (date(2023, 6, 5), "day")


def test_the_decision_keeps_who_and_when(admissible: Submission, officer_africa: User) -> None:
    case = opened(admissible, officer_africa)
    decision = admissible.decisions.get()
    assert (decision.decision, decision.case) == ("case_opened", case)
    assert (decision.decided_by, decision.decided_on) == (officer_africa, date(2023, 6, 14))


def test_the_event_stands_with_the_submission_and_with_the_case(
    admissible: Submission, officer_africa: User
) -> None:
    case = opened(admissible, officer_africa)
    event = Event.objects.about("submission", admissible.pk)[0]
    assert (event.kind, event.case, event.actor) == ("case_opened", case, officer_africa)
    assert event.after == {"case": case.pk, "persons": 1, "incidents": 1}


def test_a_submission_without_a_date_brings_no_incident(officer_africa: User) -> None:
    submission = make_admissible(make_submission(occurred_on=None))
    assert not opened(submission, officer_africa).incidents.exists()


@pytest.mark.parametrize("answer", [None, False])
@pytest.mark.parametrize("act", [opened, lambda s, by: joined(s, make_case(desk=s.desk), by)])
def test_only_what_is_admissible_becomes_part_of_a_case(
    officer_africa: User, answer: bool | None, act: Callable[..., Any]
) -> None:
    submission = make_admissible(make_submission())
    if answer is None:
        submission.answers.filter(criterion="reliable").delete()
    else:
        submission.answers.filter(criterion="reliable").update(met=answer)
    with pytest.raises(ValidationError) as refusal:
        act(submission, officer_africa)
    code = "not_judged" if answer is None else "not_admissible"
    assert codes(refusal) == {"__all__": [code]}
    assert not submission.decisions.exists()


@pytest.mark.parametrize("act", [opened, declined])
def test_it_is_decided_once(
    admissible: Submission, officer_africa: User, act: Callable[..., Any]
) -> None:
    declined(admissible, officer_africa)
    with pytest.raises(ValidationError, match="Awa Moreau: Declined"):
        act(admissible, officer_africa)
    assert admissible.decisions.count() == 1
    assert not Case.objects.exists()


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"title": " "}, {"title": ["empty"]}),
        ({"title": "Arrest\x00"}, {"title": ["null_character"]}),
        ({"title": "Arrest of Zqxqzv Victim-Name"}, {"title": ["names_a_person"]}),
        ({"desk": None}, {"desk": ["other_desk"]}),
    ],
)
def test_a_new_case_is_refused_at_the_field_that_is_wrong(
    admissible: Submission,
    officer_africa: User,
    values: dict[str, Any],
    expected: dict[str, list[str]],
) -> None:
    with pytest.raises(ValidationError) as refusal:
        opened(admissible, officer_africa, **values)
    assert codes(refusal) == expected
    assert not Case.objects.exists()


def test_a_submission_goes_along_to_the_desk_of_its_case(
    admissible: Submission, supervisor: User, desk_americas: Desk
) -> None:
    case = opened(admissible, supervisor, desk=desk_americas)
    admissible.refresh_from_db()
    assert case.desk == admissible.desk == desk_americas


def test_joining_adds_nothing_by_itself(
    admissible: Submission, officer_africa: User, desk_africa: Desk
) -> None:
    case = make_case(desk=desk_africa)
    joined(admissible, case, officer_africa)
    assert admissible.decisions.get().case == case
    assert not case.persons.exists()
    assert not case.incidents.exists()


def test_joining_adds_on_wish_what_the_case_does_not_have(
    officer_africa: User, desk_africa: Desk
) -> None:
    submission = make_admissible(make_submission(persons=["Suma Tane", "Amina Okonkwo"]))
    case = make_case(desk=desk_africa)
    Person.objects.create(case=case, position=1, name="Amina Okonkwo")
    joined(submission, case, officer_africa, with_persons=True, with_incident=True)
    names = [(person.position, person.name) for person in case.persons.all()]
    assert names == [(1, "Amina Okonkwo"), (2, "Suma Tane")]
    assert case.incidents.get().occurred_on == date(2023, 6, 5)
    event = Event.objects.filter(kind="submission_joined").get()
    assert event.after == {"case": case.pk, "persons": 1, "incidents": 1}


def test_joining_does_not_repeat_a_day_that_the_case_has(
    admissible: Submission, officer_africa: User, desk_africa: Desk
) -> None:
    case = make_case(desk=desk_africa)
    Incident.objects.create(case=case, occurred_on=date(2023, 6, 5))
    joined(admissible, case, officer_africa, with_incident=True)
    assert case.incidents.count() == 1


def test_a_case_of_another_desk_cannot_be_joined(
    admissible: Submission, officer_africa: User, desk_americas: Desk
) -> None:
    case = make_case(desk=desk_americas)
    with pytest.raises(Case.DoesNotExist):
        joined(admissible, case, officer_africa)
    assert not admissible.decisions.exists()


def test_declining_keeps_the_reason_but_not_in_the_event(
    admissible: Submission, officer_africa: User
) -> None:
    declined(admissible, officer_africa, " Zqxqzv Victim-Name asked us not to. ")
    decision = admissible.decisions.get()
    assert decision.reason == "Zqxqzv Victim-Name asked us not to."
    event = Event.objects.get(kind="submission_declined")
    assert (event.before, event.after) == ({}, {})


@pytest.mark.parametrize("reason", ["", "  ", "no\x00"])
def test_declining_needs_a_reason(officer_africa: User, reason: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        declined(make_submission(), officer_africa, reason)
    assert codes(refusal) == {"reason": ["no_reason"]}


def test_what_is_not_admissible_can_be_declined(officer_africa: User) -> None:
    submission = make_submission()
    declined(submission, officer_africa)
    assert submission.decisions.get().decision == "declined"


@pytest.mark.parametrize("name", ["officer_other_desk", "office_user", "auditor", "administrator"])
@pytest.mark.parametrize("act", [opened, declined])
def test_nobody_else_decides(
    admissible: Submission, name: str, act: Callable[..., Any], request: pytest.FixtureRequest
) -> None:
    with pytest.raises(Submission.DoesNotExist):
        act(admissible, request.getfixturevalue(name))
    assert not admissible.decisions.exists()
    assert not Case.objects.exists()
