"""Likely duplicates: what looks alike, why, and only among what somebody may read."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.models import Incident, Submission, TriageDecision
from cases.rules.likeness import Reason
from cases.services.duplicates import Duplicate, likely_duplicates
from cases.services.persons import put_persons
from parties.models import Desk, User
from tests.cases.submissions import TEXT, TODAY, clerk, make_submission
from tests.factories import make_case, make_desk, make_state

pytestmark = pytest.mark.django_db

OTHER_TEXT = (
    "Lawyers of the ferry workers were refused at the prison gate for eleven weeks running. The "
    "director said by telephone that visits had to be asked for in the capital, where no office "
    "takes such requests; one of the detained is said to be ill and without his insulin."
)


def unlike(**values: Any) -> Submission:
    """A submission that shares nothing with the usual one; `values` make it alike."""
    given = {
        "title": "Visits refused to detained ferry workers",
        "text": OTHER_TEXT,
        "state": make_state("NZL"),
        "place": "Port Aldous",
        "occurred_on": date(2022, 1, 10),
        "persons": ["Hana Ferreira-Lund"],
    }
    return make_submission(**{**given, **values})


def found(submission: Submission, user: User) -> list[tuple[str, list[str]]]:
    duplicates = likely_duplicates(submission=submission, user=user)
    return [(title_of(each), [str(reason) for reason in each.reasons]) for each in duplicates]


def title_of(duplicate: Duplicate) -> str:
    return (duplicate.case or duplicate.submission).title


def test_what_shares_nothing_is_not_shown(supervisor: User) -> None:
    unlike()
    assert found(make_submission(), supervisor) == []


def test_the_submission_is_not_its_own_duplicate(supervisor: User) -> None:
    assert found(make_submission(), supervisor) == []


def test_a_text_that_was_sent_twice_is_found_under_another_title(supervisor: User) -> None:
    unlike(title="Homes marked", text=TEXT.replace("surveyors", "some men") + " Please help.")
    assert found(make_submission(state=None), supervisor) == [("Homes marked", ["same_text"])]


def test_same_place_at_a_near_date_is_found(supervisor: User) -> None:
    unlike(
        title="Homes marked",
        state=make_state("BWA"),
        place="lower-sedge",
        occurred_on=date(2023, 6, 1),
        precision="month",
    )
    assert found(make_submission(), supervisor) == [("Homes marked", ["same_place", "near_dates"])]


def test_same_country_at_a_near_date_is_found(supervisor: User) -> None:
    unlike(title="Homes marked", state=make_state("BWA"), occurred_on=date(2023, 6, 19))
    assert found(make_submission(), supervisor) == [
        ("Homes marked", ["same_country", "near_dates"])
    ]


def test_a_like_title_is_found(supervisor: User) -> None:
    unlike(title="Clearing of Lower Sedge valley")
    assert found(make_submission(), supervisor) == [
        ("Clearing of Lower Sedge valley", ["same_title"])
    ]


@pytest.mark.parametrize(
    "name", ["Victim-Name Zqxqzv", "ZQXQZV VICTIM NAME", "Mr. Zqxqzv Pedro Victim-Name"]
)
def test_a_person_is_found_in_other_spellings(supervisor: User, name: str) -> None:
    unlike(title="Visits refused", persons=["Hana Ferreira-Lund", name])
    assert found(make_submission(), supervisor) == [("Visits refused", ["same_person"])]


def test_a_person_of_a_case_is_found(supervisor: User, desk_africa: Desk) -> None:
    case = make_case(title="Homes along the water", desk=desk_africa)
    put_persons(case=case, names=["Zqxqzv Victim-Name"])
    assert found(make_submission(), supervisor) == [("Homes along the water", ["same_person"])]


def test_an_incident_of_a_case_is_found(supervisor: User, desk_africa: Desk) -> None:
    near = make_case(title="Homes along the water", desk=desk_africa)
    far = make_case(title="Another year", desk=desk_africa)
    Incident.objects.create(
        case=near,
        occurred_on=date(2023, 6, 1),
        precision="month",
        state=make_state("BWA"),
        place="Lower Sedge",
    )
    Incident.objects.create(
        case=far, occurred_on=date(2022, 6, 5), state=make_state("BWA"), place="Lower Sedge"
    )
    assert found(make_submission(), supervisor) == [
        ("Homes along the water", ["same_place", "near_dates"])
    ]


def test_persons_and_incidents_of_another_desk_are_neither_shown_nor_counted(
    officer_africa: User, supervisor: User
) -> None:
    hidden = make_case(title="Hidden case", desk=make_desk("americas"))
    put_persons(case=hidden, names=["Zqxqzv Victim-Name"])
    Incident.objects.create(
        case=hidden, occurred_on=date(2023, 6, 5), state=make_state("BWA"), place="Lower Sedge"
    )
    submission = make_submission()
    assert found(submission, officer_africa) == []
    assert found(submission, supervisor) == [
        ("Hidden case", ["same_person", "same_place", "near_dates"])
    ]


def test_the_strongest_come_first(supervisor: User) -> None:
    unlike(title="By country", state=make_state("BWA"), occurred_on=date(2023, 6, 6))
    unlike(title="By text and place", text=TEXT, state=make_state("BWA"), place="Lower Sedge")
    unlike(title="By text", text=TEXT)
    titles = [title for title, _ in found(make_submission(occurred_on=None), supervisor)]
    assert titles == ["By text and place", "By text"]
    titles = [title for title, _ in found(make_submission(title="A third"), supervisor)]
    assert titles[0] == "Clearing of the Lower Sedge valley"
    assert titles[-1] == "By country"


def test_a_like_case_is_found_by_its_title(supervisor: User, desk_africa: Desk) -> None:
    make_case(title="Clearing of Lower Sedge valley", desk=desk_africa)
    make_case(title="Visits refused", desk=desk_africa)
    assert found(make_submission(), supervisor) == [
        ("Clearing of Lower Sedge valley", ["same_title"])
    ]


def test_a_submission_that_was_joined_speaks_for_its_case(
    supervisor: User, desk_africa: Desk
) -> None:
    case = make_case(title="Homes along the Sedge", desk=desk_africa)
    for title in ("First letter", "Second letter"):
        TriageDecision.objects.create(
            submission=unlike(title=title, text=TEXT),
            decision="case_joined",
            case=case,
            decided_by=clerk(),
            decided_on=TODAY,
        )
    assert found(make_submission(), supervisor) == [("Homes along the Sedge", ["same_text"])]


def test_a_decision_that_was_taken_back_does_not_count(supervisor: User, desk_africa: Desk) -> None:
    case = make_case(title="Homes along the Sedge", desk=desk_africa)
    TriageDecision.objects.create(
        submission=unlike(title="First letter", text=TEXT),
        decision="case_joined",
        case=case,
        decided_by=clerk(),
        decided_on=TODAY,
        reopened_by=clerk(),
        reopened_on=TODAY,
        reopening_reason="Joined by mistake.",
    )
    assert found(make_submission(), supervisor) == [("First letter", ["same_text"])]


def test_what_another_desk_holds_is_neither_shown_nor_counted(
    officer_africa: User, supervisor: User
) -> None:
    americas = make_desk("americas")
    make_submission(title="Hidden copy", desk=americas)
    hidden = make_case(title="Clearing of the Lower Sedge valley", desk=americas)
    TriageDecision.objects.create(
        submission=make_submission(title="Hidden letter", desk=americas),
        decision="case_joined",
        case=hidden,
        decided_by=clerk(),
        decided_on=TODAY,
    )
    submission = make_submission()
    assert found(submission, officer_africa) == []
    assert {title for title, _ in found(submission, supervisor)} == {
        "Hidden copy",
        "Clearing of the Lower Sedge valley",
    }


def test_at_most_eight_are_shown(supervisor: User) -> None:
    for number in range(10):
        unlike(title=f"Copy {number}", text=TEXT)
    assert len(found(make_submission(), supervisor)) == 8


def test_many_are_compared_with_as_many_queries_as_one(supervisor: User) -> None:
    submission = make_submission()

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            likely_duplicates(submission=submission, user=supervisor)
        return len(captured)

    unlike(text=TEXT)
    for_one = queries()
    for _ in range(3):
        unlike(text=TEXT)
    assert queries() == for_one


def test_every_reason_is_told_in_one_order() -> None:
    assert [str(reason) for reason in Reason] == [
        "same_person",
        "same_text",
        "same_place",
        "same_country",
        "near_dates",
        "same_title",
    ]
