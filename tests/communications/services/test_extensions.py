"""Extensions as rows: what each step does, what is refused, what never moves."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, connection, transaction

from cases.models import Event
from communications.enums import Phase
from communications.models import Communication, ExtensionStep, Notice
from communications.rules.extensions import Extension
from communications.services.closing import close_letter
from communications.services.extensions import extension_of, record_extension
from communications.services.flagging import flag_overdue
from communications.services.replies import record_reply

AUG_20, SEPT_1, SEPT_2, SEPT_30 = (
    date(2023, 8, 20),
    date(2023, 9, 1),
    date(2023, 9, 2),
    date(2023, 9, 30),
)


@pytest.fixture
def letter(make_communication) -> Communication:
    """Due on 1 September 2023, public from the day after."""
    return make_communication()


@pytest.fixture
def step(letter, officer_africa):
    """Records a step of the letter; granted on 20 August until 30 September where nothing is said."""

    def record(kind="granted", until=None, *, on=AUG_20, **changes):
        facts = {
            "letter": letter,
            "kind": kind,
            "until": SEPT_30 if kind == "granted" and until is None else until,
            "reason": "Asked by the mission.",
            "happened_on": on,
            "by": officer_africa,
            "on": on,
        }
        return record_extension(**{**facts, **changes})

    return record


def refusal(record, *arguments, **changes) -> dict[str, list[str]]:
    """Field and code of each reason for which the step is refused; nothing may be written."""
    before = (ExtensionStep.objects.count(), Event.objects.count())
    with pytest.raises(ValidationError) as refused:
        record(*arguments, **changes)
    assert (ExtensionStep.objects.count(), Event.objects.count()) == before
    return {
        field: [error.code for error in errors]
        for field, errors in refused.value.error_dict.items()
    }


def test_a_grant_moves_the_day_that_counts_and_loses_neither_first_day_nor_publication(
    letter, step
):
    step()
    letter.refresh_from_db()
    assert (letter.due_on, letter.extended_to, letter.reply_due_on) == (SEPT_1, SEPT_30, SEPT_30)
    assert letter.publishable_from == SEPT_2
    assert letter.phase_on(SEPT_2) == Phase.AWAITING
    assert letter.phase_on(SEPT_30) == Phase.DUE_TODAY
    assert letter.phase_on(date(2023, 10, 1)) == Phase.OVERDUE


def test_a_step_is_a_row_with_reason_and_person_and_an_event_without_the_reason(
    letter, step, officer_africa
):
    step()
    row = ExtensionStep.objects.get()
    assert (row.communication, row.kind, row.until, row.happened_on) == (
        letter,
        "granted",
        SEPT_30,
        AUG_20,
    )
    assert (row.reason, row.recorded_by) == ("Asked by the mission.", officer_africa)
    event = Event.objects.get()
    assert (event.kind, event.happened_on, event.actor) == (
        "extension_granted",
        AUG_20,
        officer_africa,
    )
    assert event.before == {"extended_to": None}
    assert event.after == {
        "extended_to": "2023-09-30",
        "until": "2023-09-30",
        "first_due_on": "2023-09-01",
    }


@pytest.mark.parametrize("kind", ["requested", "refused", "withdrawn"])
def test_only_a_grant_moves_the_day(letter, step, kind):
    step("requested", date(2023, 10, 15))
    if kind != "requested":
        step(kind)
    letter.refresh_from_db()
    assert letter.extended_to is None
    assert extension_of(letter) == Extension(request_waits=kind == "requested")


def test_a_withdrawn_extension_gives_the_first_day_back(letter, step):
    step()
    step("withdrawn", on=date(2023, 8, 25))
    letter.refresh_from_db()
    assert (letter.extended_to, letter.reply_due_on) == (None, SEPT_1)


def test_a_letter_that_fell_overdue_falls_anew_once_its_extension_is_over(letter, step):
    flag_overdue(on=SEPT_2)
    step(on=date(2023, 9, 4))
    letter.refresh_from_db()
    assert letter.overdue_noticed_on is None
    assert flag_overdue(on=SEPT_30).count == 0
    assert flag_overdue(on=date(2023, 10, 3)).count == 1
    told = Notice.objects.order_by("pk").values_list("due_on", "fell_on", "noticed_on")
    assert list(told) == [
        (SEPT_1, SEPT_2, SEPT_2),
        (SEPT_30, date(2023, 10, 1), date(2023, 10, 3)),
    ]
    fell = Event.objects.filter(kind="fell_overdue").order_by("position")
    assert [each.after["due_on"] for each in fell] == ["2023-09-01", "2023-09-30"]


def test_a_request_leaves_the_flag_as_it_is(letter, step):
    flag_overdue(on=SEPT_2)
    step("requested", on=SEPT_2)
    letter.refresh_from_db()
    assert letter.overdue_noticed_on == SEPT_2


def test_a_grant_recorded_after_its_day_has_passed_is_what_the_letter_is_judged_by(letter, step):
    step(happened_on=AUG_20, on=date(2023, 10, 20))
    assert flag_overdue(on=date(2023, 10, 20)).count == 1
    assert Notice.objects.get().fell_on == date(2023, 10, 1)


@pytest.mark.parametrize(
    ("dated_on", "phase"),
    [(SEPT_30, Phase.ANSWERED_IN_TIME), (date(2023, 10, 1), Phase.ANSWERED_LATE)],
)
def test_an_answer_is_judged_by_the_extended_day(letter, step, supervisor, dated_on, phase):
    step()
    answer(letter, supervisor, dated_on)
    letter.refresh_from_db()
    assert letter.phase_on(dated_on) == phase
    assert Communication.objects.with_phase(dated_on).get().phase == phase


def answer(letter, by, dated_on) -> None:
    record_reply(
        communication=letter,
        kind="substantive",
        dated_on=dated_on,
        received_on=dated_on,
        language="en",
        note="",
        files=[],
        by=by,
        on=dated_on,
        durable=False,
    )


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ({"until": SEPT_1}, {"until": ["not_after_due"]}),
        ({"until": date(2023, 8, 31)}, {"until": ["not_after_due"]}),
        ({"until": SEPT_2, "happened_on": date(2023, 9, 3)}, {"until": ["before_step"]}),
        ({"kind": "requested", "until": SEPT_1}, {"until": ["not_after_due"]}),
        ({"reason": "  "}, {"reason": ["empty"]}),
        ({"reason": "a\x00b"}, {"reason": ["null_character"]}),
        ({"happened_on": date(2023, 9, 6)}, {"happened_on": ["in_the_future"]}),
        ({"happened_on": date(2023, 7, 2)}, {"happened_on": ["too_early"]}),
        ({"kind": "refused"}, {"kind": ["no_request"]}),
        ({"kind": "withdrawn"}, {"kind": ["nothing_to_withdraw"]}),
        ({"kind": "promised"}, {"kind": ["unknown"]}),
        (
            {"kind": "refused", "until": SEPT_30, "reason": ""},
            {"kind": ["no_request"], "until": ["not_wanted"], "reason": ["empty"]},
        ),
    ],
)
def test_what_cannot_be_is_refused_with_field_and_reason(step, arguments, expected):
    changes = {"on": date(2023, 9, 5), "happened_on": AUG_20, **arguments}
    assert refusal(step, **changes) == expected


def test_a_grant_names_its_day(letter, officer_africa):
    with pytest.raises(ValidationError) as refused:
        record_extension(
            letter=letter,
            kind="granted",
            until=None,
            reason="Asked by the mission.",
            happened_on=AUG_20,
            by=officer_africa,
            on=AUG_20,
        )
    assert refused.value.message_dict == {"until": ["Enter the day until which it is extended."]}


def test_the_first_day_after_the_due_day_can_be_granted(letter, step):
    step(until=SEPT_2)
    letter.refresh_from_db()
    assert letter.extended_to == SEPT_2


def test_steps_come_in_the_order_of_their_days(step):
    step("requested", on=date(2023, 8, 21))
    assert refusal(step, happened_on=AUG_20, on=date(2023, 8, 25)) == {"happened_on": ["too_early"]}
    assert refusal(step, "requested", on=date(2023, 8, 22)) == {"kind": ["waits"]}


def test_the_same_day_is_not_granted_twice(step):
    step()
    assert refusal(step) == {"until": ["unchanged"]}


def test_nothing_is_extended_after_the_answer_but_what_came_before_it_may_be_recorded(
    letter, step, supervisor
):
    answer(letter, supervisor, date(2023, 9, 10))
    late = {"on": date(2023, 9, 20)}
    assert refusal(step, **late) == {"happened_on": ["answered"]}
    step(happened_on=AUG_20, **late)
    letter.refresh_from_db()
    assert letter.phase_on(date(2023, 9, 20)) == Phase.ANSWERED_IN_TIME


def test_a_letter_without_window_or_closed_has_nothing_to_extend(
    make_communication, letter, step, supervisor
):
    open_ended = make_communication(window=None, number=9)
    assert refusal(step, letter=open_ended) == {"__all__": ["no_window"]}
    close_letter(letter=letter, reason="Withdrawn.", by=supervisor, on=AUG_20)
    assert refusal(step) == {"__all__": ["closed"]}


@pytest.mark.parametrize("stage", ["draft", "in_sign_off", "cleared", "dropped", "voided"])
def test_only_a_letter_that_was_sent_is_extended(make_communication, step, stage):
    other = make_communication(stage=stage, number=9 if stage == "voided" else None)
    assert refusal(step, letter=other) == {"__all__": ["wrong_stage"]}


def test_who_may_not_read_the_letter_finds_none_and_an_office_extends_nothing(
    step, officer_other_desk, office_user
):
    with pytest.raises(Communication.DoesNotExist):
        step(by=officer_other_desk)
    with pytest.raises(PermissionDenied):
        step(by=office_user)
    assert not ExtensionStep.objects.exists()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE communications_extensionstep SET reason = 'Another.'",
        "DELETE FROM communications_extensionstep",
        "TRUNCATE communications_extensionstep",
    ],
)
def test_the_database_refuses_to_change_a_step(step, statement):
    step()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    with (
        connection.cursor() as cursor,
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
    ):
        cursor.execute(statement)
    assert ExtensionStep.objects.get().reason == "Asked by the mission."


@pytest.mark.parametrize("day", [SEPT_1, date(2023, 8, 31)])
def test_the_database_refuses_an_extension_that_is_none(letter, day):
    with pytest.raises(DatabaseError, match="extended_beyond_due"), transaction.atomic():
        Communication.objects.filter(pk=letter.pk).update(extended_to=day)


def test_steps_are_visible_with_their_letter(step, officer_africa, office_user, other_office_user):
    step()
    visible = ExtensionStep.objects.visible_to
    assert visible(officer_africa).count() == visible(office_user).count() == 1
    assert visible(other_office_user).count() == 0
