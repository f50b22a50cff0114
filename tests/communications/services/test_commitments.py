"""Commitments: written down from a reply, corrected, and what came of each."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from cases.models import Event
from communications.models import Commitment, Communication, Reply
from communications.services.commitments import (
    correct_commitment,
    judge_commitment,
    record_commitment,
)

AUG_28, SEPT_30, OCT_1 = date(2023, 8, 28), date(2023, 9, 30), date(2023, 10, 1)
WHAT = "Build twelve houses in Ward 7."


@pytest.fixture
def letter(make_communication) -> Communication:
    return make_communication()


@pytest.fixture
def reply(letter) -> Reply:
    return Reply.objects.create(
        communication=letter,
        kind="substantive",
        dated_on=date(2023, 8, 20),
        received_on=date(2023, 8, 21),
        language="en",
    )


@pytest.fixture
def record(reply, officer_africa):
    def record(**changes) -> Commitment:
        facts = {"what": f" {WHAT} ", "passage": "We shall build.", "due_on": SEPT_30}
        facts |= {"by": officer_africa, "on": AUG_28, **changes}
        return record_commitment(reply=reply, **facts)

    return record


@pytest.fixture
def commitment(record) -> Commitment:
    return record()


def test_a_commitment_is_recorded_open_and_the_event_holds_no_text(
    commitment, letter, reply, officer_africa
):
    commitment.refresh_from_db()
    assert (commitment.communication, commitment.reply) == (letter, reply)
    assert (commitment.what, commitment.passage) == (WHAT, "We shall build.")
    assert (commitment.state, commitment.due_on, commitment.recorded_on) == (
        "open",
        SEPT_30,
        AUG_28,
    )
    assert (commitment.judged_by, commitment.judged_on) == (None, None)
    event = Event.objects.get(kind="commitment_recorded")
    assert event.actor == officer_africa
    assert event.after == {"commitment": commitment.pk, "due_on": "2023-09-30", "state": "open"}


def test_an_open_commitment_is_overdue_from_the_day_after_its_day(commitment):
    overdue = Commitment.objects.overdue
    assert not overdue(SEPT_30).exists()
    assert not commitment.is_overdue(SEPT_30)
    assert overdue(OCT_1).get() == commitment
    assert commitment.is_overdue(OCT_1)


def test_a_commitment_without_a_day_or_with_an_outcome_is_never_overdue(
    record, commitment, officer_africa
):
    without = record(due_on=None)
    kept = judge_commitment(
        commitment=commitment, state="kept", outcome="Seen.", by=officer_africa, on=OCT_1
    )
    assert not Commitment.objects.overdue(date(2030, 1, 1)).exists()
    assert not without.is_overdue(date(2030, 1, 1))
    assert not kept.is_overdue(date(2030, 1, 1))


def test_what_came_of_it_is_judged_and_judged_anew(commitment, officer_africa, supervisor):
    judge_commitment(
        commitment=commitment, state="broken", outcome=" None. ", by=officer_africa, on=SEPT_30
    )
    judge_commitment(
        commitment=commitment, state="partly", outcome="Five houses.", by=supervisor, on=OCT_1
    )
    commitment.refresh_from_db()
    assert (commitment.state, commitment.outcome) == ("partly", "Five houses.")
    assert (commitment.judged_by, commitment.judged_on) == (supervisor, OCT_1)
    events = Event.objects.filter(kind="commitment_judged").order_by("position")
    assert [(each.before["state"], each.after["state"]) for each in events] == [
        ("open", "broken"),
        ("broken", "partly"),
    ]


@pytest.mark.parametrize("state", ["kept", "partly", "broken"])
def test_an_outcome_has_to_be_explained(commitment, officer_africa, state):
    with pytest.raises(ValidationError) as refused:
        judge_commitment(
            commitment=commitment, state=state, outcome=" ", by=officer_africa, on=OCT_1
        )
    assert refused.value.message_dict == {"outcome": ["Write something here."]}


def test_that_nothing_is_known_needs_no_explanation(commitment, officer_africa):
    judge_commitment(
        commitment=commitment, state="unknown", outcome="", by=officer_africa, on=OCT_1
    )
    commitment.refresh_from_db()
    assert commitment.state == "unknown"


def test_a_state_that_does_not_exist_is_refused(commitment, officer_africa):
    with pytest.raises(ValidationError) as refused:
        judge_commitment(
            commitment=commitment, state="sworn", outcome="x", by=officer_africa, on=OCT_1
        )
    assert set(refused.value.message_dict) == {"state"}


def test_a_correction_keeps_what_came_of_it(commitment, officer_africa):
    judge_commitment(
        commitment=commitment, state="kept", outcome="Seen.", by=officer_africa, on=OCT_1
    )
    correct_commitment(
        commitment=commitment,
        what="Build ten houses.",
        passage="",
        due_on=None,
        by=officer_africa,
        on=OCT_1,
    )
    commitment.refresh_from_db()
    assert (commitment.what, commitment.passage, commitment.due_on) == (
        "Build ten houses.",
        "",
        None,
    )
    assert (commitment.state, commitment.outcome) == ("kept", "Seen.")
    event = Event.objects.get(kind="commitment_corrected")
    assert (event.before["due_on"], event.after["due_on"]) == ("2023-09-30", None)


def test_what_changes_nothing_leaves_no_trace(commitment, officer_africa):
    same = {"what": WHAT, "passage": "We shall build.", "due_on": SEPT_30}
    correct_commitment(commitment=commitment, **same, by=officer_africa, on=OCT_1)
    judge_commitment(commitment=commitment, state="open", outcome="", by=officer_africa, on=OCT_1)
    kinds = set(Event.objects.values_list("kind", flat=True))
    assert "commitment_corrected" not in kinds
    assert "commitment_judged" not in kinds


def test_every_problem_is_told_at_its_field(record):
    with pytest.raises(ValidationError) as refused:
        record(what=" ", passage="x" * 20_001, due_on=date(2023, 8, 19))
    assert set(refused.value.message_dict) == {"what", "passage", "due_on"}
    assert "20 August 2023" in refused.value.message_dict["due_on"][0]
    assert not Commitment.objects.exists()


def test_a_commitment_may_be_due_on_the_day_of_the_reply(record):
    assert record(due_on=date(2023, 8, 20)).pk


def test_who_may_not_read_it_finds_none_and_an_office_records_nothing(
    record, office_user, officer_other_desk
):
    with pytest.raises(Communication.DoesNotExist):
        record(by=officer_other_desk)
    with pytest.raises(PermissionDenied):
        record(by=office_user)


@pytest.mark.parametrize(
    ("member", "sees"),
    [
        ("officer_africa", True),
        ("supervisor", True),
        ("office_user", True),
        ("other_office_user", False),
        ("officer_other_desk", False),
        ("auditor", False),
        ("administrator", False),
        ("gone", False),
    ],
)
def test_commitments_are_read_by_those_who_read_the_letter(commitment, request, member, sees):
    user = request.getfixturevalue(member)
    assert Commitment.objects.visible_to(user).exists() is sees


def test_the_database_keeps_no_outcome_without_a_person(commitment):
    with (
        pytest.raises(IntegrityError, match="commitment_judged_by_somebody"),
        transaction.atomic(),
    ):
        Commitment.objects.update(state="kept")
