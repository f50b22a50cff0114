"""Recording a reply: what is refused, what stops the clock, what is written."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from cases.models import Event
from communications.enums import Phase, Stage
from communications.models import Communication, Reply, ReplyFile
from communications.services.flagging import flag_overdue
from communications.services.replies import record_reply

JULY_2, JULY_3 = date(2023, 7, 2), date(2023, 7, 3)
AUG_1, SEPT_1, SEPT_2, SEPT_20 = (
    date(2023, 8, 1),
    date(2023, 9, 1),
    date(2023, 9, 2),
    date(2023, 9, 20),
)


@pytest.fixture
def letter(make_communication) -> Communication:
    """Of 3 July 2023, due on 1 September 2023."""
    return make_communication()


@pytest.fixture
def record(letter, officer_africa):
    """Records a substantive reply of 1 August 2023 on 20 September 2023; any part may differ."""

    def record(**changes) -> Reply:
        facts = {
            "communication": letter,
            "kind": "substantive",
            "dated_on": AUG_1,
            "received_on": changes.get("dated_on", AUG_1),
            "language": "fr",
            "note": "",
            "files": [],
            "by": officer_africa,
            "on": SEPT_20,
        }
        return record_reply(**{**facts, **changes})

    return record


def codes(error: ValidationError) -> dict[str, list[str]]:
    return {name: [each.code for each in errors] for name, errors in error.error_dict.items()}


def assert_nothing_was_written() -> None:
    assert Reply.objects.count() == ReplyFile.objects.count() == Event.objects.count() == 0
    assert Communication.objects.get().answered_on is None


def test_everything_that_was_entered_is_kept(record, letter, officer_africa):
    reply = record(
        kind="rejection",
        received_on=date(2023, 8, 4),
        note="By note verbale.\nTwo pages.",
        language="ar",
    )
    kept = Reply.objects.get()
    assert kept == reply
    assert (kept.communication, kept.kind, kept.language) == (letter, "rejection", "ar")
    assert (kept.dated_on, kept.received_on) == (AUG_1, date(2023, 8, 4))
    assert (kept.note, kept.registered_by) == ("By note verbale.\nTwo pages.", officer_africa)


def test_event_holds_the_facts_and_no_names(record, letter, officer_africa):
    letter.answered_on = SEPT_2
    letter.save()
    record(
        note="From Ambassador Ruaridh Teixeira",
        files=[SimpleUploadedFile("teixeira.txt", b"We answer.")],
    )
    event = Event.objects.get()
    assert (event.subject_id, event.kind, event.actor) == (
        letter.pk,
        "reply_registered",
        officer_africa,
    )
    assert event.happened_on == AUG_1
    assert event.before == {"answered_on": "2023-09-02"}
    assert event.after == {
        "kind": "substantive",
        "dated_on": "2023-08-01",
        "received_on": "2023-08-01",
        "days_taken": 29,
        "files": 1,
        "answered_on": "2023-08-01",
    }


@pytest.mark.parametrize(
    ("kind", "answered_on", "phase"),
    [
        ("acknowledgement", None, Phase.OVERDUE),
        ("interim", None, Phase.OVERDUE),
        ("substantive", AUG_1, Phase.ANSWERED_IN_TIME),
        ("rejection", AUG_1, Phase.ANSWERED_IN_TIME),
    ],
)
def test_what_stops_the_clock(record, letter, kind, answered_on, phase):
    record(kind=kind)
    assert letter.answered_on == answered_on
    letter.refresh_from_db()
    assert letter.answered_on == answered_on
    assert letter.phase_on(SEPT_20) == phase


@pytest.mark.parametrize(
    ("dated_on", "phase"),
    [
        (JULY_3, Phase.ANSWERED_IN_TIME),
        (SEPT_1, Phase.ANSWERED_IN_TIME),
        (SEPT_2, Phase.ANSWERED_LATE),
    ],
)
def test_reply_dated_on_day_60_is_in_time_also_when_received_later(record, letter, dated_on, phase):
    record(dated_on=dated_on, received_on=SEPT_20)
    assert letter.phase_on(SEPT_20) == phase


def test_earliest_answer_counts_in_whatever_order_they_are_recorded(record, letter):
    record(dated_on=SEPT_2)
    assert letter.answered_on == SEPT_2
    record(dated_on=date(2023, 9, 10))
    assert letter.answered_on == SEPT_2
    record(dated_on=AUG_1, kind="rejection")
    assert letter.answered_on == AUG_1
    record(dated_on=JULY_3, kind="interim")
    assert Communication.objects.get().answered_on == AUG_1
    assert Reply.objects.count() == Event.objects.count() == 4


def test_two_replies_of_one_day_are_two_replies(record):
    record()
    record()
    assert Reply.objects.count() == 2


def test_flagged_letter_that_turns_out_to_be_answered_keeps_what_was_known(record, letter):
    flag_overdue(on=SEPT_2)
    record(dated_on=SEPT_1, received_on=SEPT_20)
    letter.refresh_from_db()
    assert letter.phase_on(SEPT_20) == Phase.ANSWERED_IN_TIME
    assert letter.overdue_noticed_on == SEPT_2
    assert letter.notices.count() == 1
    assert sorted(e.kind for e in letter.events.all()) == ["fell_overdue", "reply_registered"]


def test_answered_letter_is_not_flagged_later(record):
    record(dated_on=SEPT_20)
    assert flag_overdue(on=date(2023, 10, 1)).count == 0


def test_acknowledged_letter_is_flagged(record):
    record(kind="acknowledgement")
    assert flag_overdue(on=SEPT_2).count == 1


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"dated_on": JULY_2}, {"dated_on": ["before_letter"]}),
        (
            {"dated_on": date(2023, 9, 21)},
            {"dated_on": ["future"], "received_on": ["future"]},
        ),
        ({"received_on": date(2023, 9, 21)}, {"received_on": ["future"]}),
        ({"dated_on": SEPT_2, "received_on": SEPT_1}, {"received_on": ["before_its_date"]}),
        ({"kind": "thanks"}, {"kind": ["unknown"]}),
        ({"language": "de"}, {"language": ["unknown"]}),
        ({"note": "a\x00b"}, {"note": ["null_character"]}),
        (
            {"kind": "", "language": "", "dated_on": JULY_2, "received_on": date(2023, 7, 1)},
            {
                "kind": ["unknown"],
                "language": ["unknown"],
                "dated_on": ["before_letter"],
                "received_on": ["before_its_date"],
            },
        ),
    ],
)
def test_what_cannot_be_is_refused_with_every_reason(record, changes, expected):
    with pytest.raises(ValidationError) as refusal:
        record(**changes)
    assert codes(refusal.value) == expected
    assert_nothing_was_written()


def test_days_at_the_edge_are_let_in(record):
    record(dated_on=JULY_3, received_on=JULY_3)
    record(dated_on=SEPT_20, received_on=SEPT_20)
    assert Reply.objects.count() == 2


@pytest.mark.parametrize("stage", [each for each in Stage if each != Stage.SENT])
def test_letter_that_was_not_sent_has_no_replies(make_communication, record, stage):
    with pytest.raises(ValidationError) as refusal:
        record(communication=make_communication(stage=stage))
    assert codes(refusal.value) == {"__all__": ["not_sent"]}
    assert Reply.objects.count() == 0


def test_letter_voided_by_somebody_else_meanwhile_has_no_replies(record, letter):
    Communication.objects.filter(pk=letter.pk).update(
        stage=Stage.VOIDED, voided_on=SEPT_2, void_reason="Sent twice."
    )
    assert letter.stage == Stage.SENT
    with pytest.raises(ValidationError) as refusal:
        record()
    assert codes(refusal.value) == {"__all__": ["not_sent"]}
    assert_nothing_was_written()


def test_closed_letter_may_still_be_answered(make_communication, record):
    letter = make_communication(closed_on=date(2023, 9, 10))
    record(communication=letter)
    assert letter.phase_on(SEPT_20) == Phase.CLOSED
    assert letter.answered_on == AUG_1


def test_problems_of_days_and_files_are_told_together(record):
    with pytest.raises(ValidationError) as refusal:
        record(
            dated_on=JULY_2,
            files=[SimpleUploadedFile("empty.txt", b""), SimpleUploadedFile("page.html", b"<p>")],
        )
    assert codes(refusal.value) == {
        "dated_on": ["before_letter"],
        "files": ["empty", "type_not_accepted"],
    }
    assert_nothing_was_written()


def test_message_names_the_letters_day(record):
    with pytest.raises(ValidationError) as refusal:
        record(dated_on=JULY_2)
    assert refusal.value.message_dict == {
        "dated_on": ["A reply cannot be dated before its letter, which is of 3 July 2023."]
    }
