"""Closing and reopening: each with a reason, each once, each as a row."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, connection, transaction

from cases.models import Event
from communications.enums import Phase
from communications.models import ClosingStep, Communication
from communications.services.closing import close_letter, reopen_letter
from communications.services.flagging import flag_overdue

AUG_28, SEPT_2, SEPT_5 = date(2023, 8, 28), date(2023, 9, 2), date(2023, 9, 5)


@pytest.fixture
def letter(make_communication) -> Communication:
    """Due on 1 September 2023."""
    return make_communication()


@pytest.fixture
def closed(letter, officer_africa) -> Communication:
    return close_letter(letter=letter, reason=" Settled. ", by=officer_africa, on=AUG_28)


def test_a_closed_letter_awaits_nothing_and_is_never_flagged(closed):
    closed.refresh_from_db()
    assert closed.closed_on == AUG_28
    assert closed.phase_on(AUG_28) == Phase.CLOSED
    assert flag_overdue(on=SEPT_5).count == 0


def test_a_reopened_letter_stands_as_if_it_had_stayed_open(closed, supervisor):
    reopen_letter(letter=closed, reason="New facts.", by=supervisor, on=SEPT_5)
    closed.refresh_from_db()
    assert closed.closed_on is None
    assert closed.phase_on(SEPT_5) == Phase.OVERDUE
    assert flag_overdue(on=SEPT_5).count == 1
    assert Event.objects.get(kind="fell_overdue").happened_on == SEPT_2


def test_each_step_is_a_row_with_reason_and_an_event_without_it(closed, supervisor):
    reopen_letter(letter=closed, reason="New facts.", by=supervisor, on=SEPT_5)
    rows = ClosingStep.objects.order_by("pk").values_list("kind", "reason", "happened_on")
    assert list(rows) == [("closed", "Settled.", AUG_28), ("reopened", "New facts.", SEPT_5)]
    events = Event.objects.order_by("position")
    assert [(each.kind, each.before, each.after) for each in events] == [
        ("letter_closed", {"closed_on": None}, {"closed_on": "2023-08-28"}),
        ("letter_reopened", {"closed_on": "2023-08-28"}, {"closed_on": None}),
    ]


@pytest.mark.parametrize("act", [close_letter, reopen_letter])
def test_a_reason_is_needed(letter, officer_africa, act):
    with pytest.raises(ValidationError) as refused:
        act(letter=letter, reason=" ", by=officer_africa, on=AUG_28)
    assert refused.value.message_dict == {"reason": ["Write something here."]}
    assert not ClosingStep.objects.exists()


def test_neither_is_done_twice(closed, officer_africa):
    with pytest.raises(ValidationError, match="was closed on 28 August 2023"):
        close_letter(letter=closed, reason="Again.", by=officer_africa, on=SEPT_5)
    reopen_letter(letter=closed, reason="New facts.", by=officer_africa, on=SEPT_5)
    with pytest.raises(ValidationError, match="is not closed"):
        reopen_letter(letter=closed, reason="Again.", by=officer_africa, on=SEPT_5)
    assert ClosingStep.objects.count() == 2


def test_who_may_not_read_it_finds_none_and_an_office_closes_nothing(
    letter, officer_other_desk, office_user
):
    with pytest.raises(Communication.DoesNotExist):
        close_letter(letter=letter, reason="Settled.", by=officer_other_desk, on=AUG_28)
    with pytest.raises(PermissionDenied):
        close_letter(letter=letter, reason="Settled.", by=office_user, on=AUG_28)


@pytest.mark.parametrize("stage", ["draft", "cleared", "voided"])
def test_only_a_letter_that_was_sent_is_closed(make_communication, officer_africa, stage):
    other = make_communication(stage=stage)
    with pytest.raises(ValidationError, match="is not possible"):
        close_letter(letter=other, reason="Settled.", by=officer_africa, on=AUG_28)


@pytest.mark.parametrize(
    "statement", ["UPDATE {} SET reason = 'x'", "DELETE FROM {}", "TRUNCATE {}"]
)
def test_the_database_refuses_to_change_a_step(closed, statement):
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    with (
        connection.cursor() as cursor,
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
    ):
        cursor.execute(statement.format("communications_closingstep"))
    assert ClosingStep.objects.get().reason == "Settled."
