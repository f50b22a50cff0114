"""A supervisor takes a decision back, with a reason; what was decided stays on record."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from cases.models import Case, Event, Submission
from cases.services.triage import decline, open_case, reopen
from parties.models import Desk, User
from tests.cases.submissions import TODAY, make_admissible, make_submission

pytestmark = pytest.mark.django_db

LATER = date(2023, 6, 20)


@pytest.fixture
def admissible(desk_africa: Desk) -> Submission:
    return make_admissible(make_submission())


def opened(submission: Submission, by: User) -> Case:
    title = "Clearing of the Lower Sedge valley"
    return open_case(submission=submission, title=title, desk=submission.desk, by=by, on=TODAY)


def declined(submission: Submission, by: User) -> None:
    decline(submission=submission, reason="Before a court.", by=by, on=TODAY)


def test_a_supervisor_takes_a_decision_back_and_it_is_decided_anew(
    admissible: Submission, officer_africa: User, supervisor: User
) -> None:
    declined(admissible, officer_africa)
    reopen(submission=admissible, reason="New facts came in.", by=supervisor, on=LATER)
    taken_back = admissible.decisions.get()
    assert (taken_back.reopened_by, taken_back.reopened_on) == (supervisor, date(2023, 6, 20))
    assert taken_back.reopening_reason == "New facts came in."
    assert (taken_back.decision, taken_back.reason) == ("declined", "Before a court.")
    case = opened(admissible, officer_africa)
    assert admissible.decisions.standing().get().case == case
    event = Event.objects.get(kind="triage_reopened")
    assert event.before == {"decision": "declined", "case": None}


def test_a_case_stays_when_the_decision_is_taken_back(
    admissible: Submission, officer_africa: User, supervisor: User
) -> None:
    case = opened(admissible, officer_africa)
    reopen(submission=admissible, reason="Opened by mistake.", by=supervisor, on=TODAY)
    assert Case.objects.get() == case
    assert Event.objects.get(kind="triage_reopened").case == case


def test_only_a_supervisor_takes_a_decision_back(
    admissible: Submission, officer_africa: User
) -> None:
    declined(admissible, officer_africa)
    with pytest.raises(PermissionDenied):
        reopen(submission=admissible, reason="A mistake.", by=officer_africa, on=TODAY)
    assert admissible.decisions.standing().exists()


def test_what_is_not_decided_cannot_be_reopened(admissible: Submission, supervisor: User) -> None:
    with pytest.raises(ValidationError, match="Nothing is decided"):
        reopen(submission=admissible, reason="A mistake.", by=supervisor, on=TODAY)


def test_reopening_needs_a_reason(
    admissible: Submission, officer_africa: User, supervisor: User
) -> None:
    declined(admissible, officer_africa)
    with pytest.raises(ValidationError) as refusal:
        reopen(submission=admissible, reason=" ", by=supervisor, on=TODAY)
    assert list(refusal.value.error_dict) == ["reason"]
