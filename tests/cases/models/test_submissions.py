"""Who may read submissions, and what the database refuses to keep of them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import DatabaseError, IntegrityError, connection, transaction

from cases.models import AdmissibilityAnswer, Submission, TriageDecision
from parties.models import User
from tests.cases.submissions import TODAY, clerk, make_submission
from tests.factories import make_case, make_desk

pytestmark = pytest.mark.django_db


def seen_by(user: User | AnonymousUser) -> list[str]:
    return sorted(Submission.objects.visible_to(user).values_list("title", flat=True))


@pytest.fixture
def three() -> None:
    """One submission at each of two desks, and one at none."""
    make_submission(title="Africa")
    make_submission(title="Americas", desk=make_desk("americas"))
    make_submission(title="No desk", desk=None)


@pytest.mark.usefixtures("three")
def test_supervisors_read_every_submission(supervisor: User) -> None:
    assert seen_by(supervisor) == ["Africa", "Americas", "No desk"]


@pytest.mark.usefixtures("three")
def test_desk_officers_read_those_of_their_desk(
    officer_africa: User, officer_other_desk: User
) -> None:
    assert seen_by(officer_africa) == ["Africa"]
    assert seen_by(officer_other_desk) == ["Americas"]


@pytest.mark.usefixtures("three")
def test_nobody_else_reads_any(
    officer_without_desk: User,
    office_user: User,
    auditor: User,
    administrator: User,
    gone: User,
) -> None:
    for user in (officer_without_desk, office_user, auditor, administrator, gone):
        assert seen_by(user) == []
    assert seen_by(AnonymousUser()) == []


def decide(submission: Submission, decision: str = "declined", **columns: Any) -> TriageDecision:
    reason = "Not a matter for special procedures." if decision == "declined" else ""
    given = {"reason": reason, "decided_by": clerk(), "decided_on": TODAY}
    return TriageDecision.objects.create(
        submission=submission, decision=decision, **{**given, **columns}
    )


def test_undecided_are_those_without_a_decision_that_stands() -> None:
    make_submission(title="Open")
    decide(make_submission(title="Declined"))
    taken_back = {
        "reopened_on": TODAY,
        "reopened_by": clerk(),
        "reopening_reason": "More has come in.",
    }
    reopened = make_submission(title="Reopened")
    decide(reopened, **taken_back)
    declined_again = make_submission(title="Declined again")
    decide(declined_again, **taken_back)
    decide(declined_again)
    titles = Submission.objects.undecided().order_by("title").values_list("title", flat=True)
    assert list(titles) == ["Open", "Reopened"]


def test_one_decision_stands_at_a_time() -> None:
    submission = make_submission()
    decide(submission)
    with pytest.raises(IntegrityError, match="one_stands"):
        decide(submission)


@pytest.mark.parametrize(
    ("decision", "columns"),
    [
        ("declined", {"reason": ""}),
        ("case_opened", {}),
        ("case_joined", {}),
    ],
)
def test_a_refusal_needs_a_reason_and_the_others_a_case(
    decision: str, columns: dict[str, Any]
) -> None:
    with pytest.raises(IntegrityError, match="case_or_reason"):
        decide(make_submission(), decision, **columns)


def test_a_declined_submission_has_no_case() -> None:
    with pytest.raises(IntegrityError, match="case_or_reason"):
        decide(make_submission(), case=make_case(desk=None))


def test_nothing_is_taken_back_without_a_name_and_a_reason() -> None:
    with pytest.raises(IntegrityError, match="reopened_with_reason"):
        decide(make_submission(), reopened_on=TODAY, reopened_by=clerk(), reopening_reason="")


@pytest.mark.parametrize(
    "columns",
    [
        {"title": ""},
        {"text": ""},
        {"channel": "rumour"},
        {"urgency": "soon"},
        {"precision": "month"},
        {"precision": "year", "occurred_on": date(2023, 6, 1)},
    ],
)
def test_the_database_refuses_what_makes_no_sense(columns: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        make_submission(**columns)


def test_a_criterion_is_answered_once() -> None:
    submission = make_submission()
    answer = {
        "submission": submission,
        "criterion": "factual",
        "met": True,
        "answered_by": clerk(),
        "answered_on": TODAY,
    }
    AdmissibilityAnswer.objects.create(**answer)
    with pytest.raises(IntegrityError, match="answer_once"):
        AdmissibilityAnswer.objects.create(**answer)


def test_names_are_ciphertext_in_the_database() -> None:
    make_submission(persons=["Amina Okonkwo Reyes"])
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM cases_namedperson")
        (stored,) = cursor.fetchone()
    assert "Okonkwo" not in stored
    assert stored.startswith("gAAAA")


def test_a_submission_with_a_source_cannot_be_deleted() -> None:
    submission = make_submission()
    with pytest.raises((IntegrityError, DatabaseError)):
        submission.delete()
