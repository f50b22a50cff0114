"""What a letter's page says comes next, and to whom it offers which page."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from communications.enums import Stage
from communications.models import Draft, LetterSet
from communications.views.next_steps import next_steps
from tests.factories import make_communication

NOON = datetime(2026, 3, 2, 11, tzinfo=UTC)


def drafted(stage: Stage, officer) -> tuple:
    letter = make_communication(stage=stage)
    letter_set = LetterSet.objects.create(
        case=letter.case,
        language="en",
        saved_at=NOON,
        saved_by=officer,
        created_by=officer,
        created_on=NOON.date(),
    )
    Draft.objects.create(
        communication=letter, letter_set=letter_set, position=1, saved_at=NOON, saved_by=officer
    )
    return letter, letter_set.pk


OFFERED = {
    (Stage.DRAFT, "officer_africa"): ["Edit", "Ask for sign-off", "Drop"],
    (Stage.DRAFT, "office_user"): [],
    (Stage.IN_SIGN_OFF, "officer_africa"): [
        "Who has signed",
        "Read for sign-off",
        "Take back to change",
    ],
    (Stage.IN_SIGN_OFF, "office_user"): ["Read for sign-off"],
    (Stage.CLEARED, "officer_africa"): ["Take back to change"],
    (Stage.CLEARED, "supervisor"): ["Send", "Take back to change"],
    (Stage.CLEARED, "office_user"): [],
    (Stage.SENT, "officer_africa"): ["Record a reply"],
    (Stage.SENT, "supervisor"): ["Record a reply", "Void"],
    (Stage.SENT, "office_user"): [],
    (Stage.VOIDED, "supervisor"): [],
    (Stage.DROPPED, "officer_africa"): ["Take up again"],
}


@pytest.mark.parametrize(("stage", "who"), OFFERED)
def test_each_role_is_offered_what_it_may_do_in_each_stage(stage, who, officer_africa, request):
    letter, _ = drafted(stage, officer_africa)
    steps = next_steps(request.getfixturevalue(who), letter)
    assert [step.label for step in steps] == OFFERED[stage, who]


def test_pages_of_all_parallel_letters_are_those_of_the_set(officer_africa):
    letter, letter_set = drafted(Stage.IN_SIGN_OFF, officer_africa)
    assert [step.address for step in next_steps(officer_africa, letter)] == [
        f"/sign-offs/sets/{letter_set}/",
        f"/communications/{letter.pk}/sign-off/",
        f"/sign-offs/sets/{letter_set}/take-back/",
    ]


def test_an_imported_letter_offers_no_page_of_a_draft(supervisor):
    letter = make_communication()
    assert [step.label for step in next_steps(supervisor, letter)] == ["Record a reply", "Void"]


def test_the_page_of_a_letter_says_what_comes_next(signed_in, officer_africa):
    letter, _ = drafted(Stage.DRAFT, officer_africa)
    page = signed_in(officer_africa).get(f"/communications/{letter.pk}/").content.decode()
    assert "Next, the desk asks the mandates to sign off." in page
    assert f'href="/drafts/{letter.pk}/"' in page
    assert "May be public" not in page
