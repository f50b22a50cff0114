"""Reminders before the due day and escalations after it: each once, at the true day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection

from communications.enums import Phase, Stage
from communications.models import Communication, DeadlineStep, Notice
from communications.services.deadline_steps import deadline_step_records, load_deadline_steps
from communications.services.due_day_reminders import REMIND, remind_of_due_days
from communications.services.extensions import record_extension
from communications.services.flagging import flag_overdue

pytestmark = pytest.mark.django_db

# A letter of 3 July 2023 is due on 1 September. The steps are 7 and 1 days before, 14 and 30 after.
DUE = date(2023, 9, 1)


@pytest.fixture(autouse=True)
def _steps() -> None:
    load_deadline_steps(records=deadline_step_records())


def night(on: date) -> tuple[int, int]:
    """The numbers of reminders and escalations of one run."""
    told = remind_of_due_days(on=on)
    assert told.on == on
    return told.reminders, told.escalations


def told() -> list[tuple[str, date, date]]:
    """Kind, true day and day of noticing of all notices, in order."""
    return list(Notice.objects.order_by("pk").values_list("kind", "fell_on", "noticed_on"))


def test_every_night_from_sending_gives_each_notice_once_on_its_day(make_communication):
    make_communication()
    for number in range(120):
        night(date(2023, 7, 3) + timedelta(days=number))
    assert told() == [
        ("due_reminder", date(2023, 8, 25), date(2023, 8, 25)),
        ("due_reminder", date(2023, 8, 31), date(2023, 8, 31)),
        ("escalation", date(2023, 9, 15), date(2023, 9, 15)),
        ("escalation", date(2023, 10, 1), date(2023, 10, 1)),
    ]
    assert set(Notice.objects.values_list("due_on", "historic", "office")) == {(DUE, False, None)}


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2023, 8, 24), (0, 0)),
        (date(2023, 8, 25), (1, 0)),
        (date(2023, 8, 28), (1, 0)),
        (date(2023, 8, 31), (1, 0)),
        (DUE, (1, 0)),
        (date(2023, 9, 2), (0, 0)),
        (date(2023, 9, 14), (0, 0)),
        (date(2023, 9, 15), (0, 1)),
        (date(2023, 9, 30), (0, 1)),
        (date(2026, 1, 1), (0, 1)),
    ],
)
def test_a_late_night_gives_the_latest_step_alone_and_once(make_communication, on, expected):
    make_communication()
    assert night(on) == expected
    assert night(on) == (0, 0)
    assert night(on - timedelta(days=3)) == (0, 0)


def test_three_missed_nights_are_made_up_for_with_the_true_day(make_communication):
    make_communication()
    night(date(2023, 8, 24))
    assert night(date(2023, 8, 28)) == (1, 0)
    assert told() == [("due_reminder", date(2023, 8, 25), date(2023, 8, 28))]


@pytest.mark.parametrize(
    "fields",
    [
        {"stage": Stage.DRAFT},
        {"stage": Stage.VOIDED},
        {"answered_on": date(2023, 8, 1)},
        {"closed_on": date(2023, 8, 1)},
        {"window": None},
    ],
    ids=["draft", "voided", "answered", "closed", "no window"],
)
def test_what_awaits_no_reply_is_left_alone(make_communication, fields):
    make_communication(**fields)
    before = Communication.objects.values().get()
    assert night(date(2023, 8, 25)) == night(date(2023, 10, 1)) == (0, 0)
    assert Communication.objects.values().get() == before


@pytest.mark.parametrize(
    ("imported_on", "expected"),
    [(date(2023, 9, 15), 1), (date(2023, 9, 16), 0), (date(2024, 1, 1), 0)],
)
def test_a_letter_imported_after_the_day_of_a_step_gets_none_of_it(
    make_communication, imported_on, expected
):
    make_communication(imported_on=imported_on)
    assert night(max(imported_on, date(2023, 9, 20)))[1] == (
        expected if imported_on.year == 2023 else 0
    )


def test_a_short_window_is_not_reminded_of_before_it_was_sent(make_communication):
    make_communication(due_on=date(2023, 7, 5), window_value=48, window_unit="hours")
    assert night(date(2023, 7, 3)) == (0, 0)
    assert night(date(2023, 7, 4)) == (1, 0)
    assert told() == [("due_reminder", date(2023, 7, 4), date(2023, 7, 4))]


def test_steps_begin_anew_when_the_due_day_moves(make_communication, supervisor):
    letter = make_communication()
    night(date(2023, 8, 31))
    record_extension(
        letter=letter,
        kind="granted",
        until=date(2023, 9, 30),
        reason="Asked by the mission.",
        happened_on=DUE,
        by=supervisor,
        on=DUE,
    )
    assert night(date(2023, 9, 15)) == (0, 0)
    assert night(date(2023, 9, 23)) == (1, 0)
    assert night(date(2023, 10, 14)) == (0, 1)
    assert list(Notice.objects.order_by("pk").values_list("due_on", "fell_on")) == [
        (DUE, date(2023, 8, 31)),
        (date(2023, 9, 30), date(2023, 9, 23)),
        (date(2023, 9, 30), date(2023, 10, 14)),
    ]


def test_steps_are_data_with_dates(make_communication):
    make_communication()
    DeadlineStep.objects.filter(moment="before", days=7).update(valid_to=date(2023, 8, 20))
    DeadlineStep.objects.create(moment="before", days=10, valid_from=date(2023, 8, 21))
    assert night(date(2023, 8, 20)) == (0, 0)
    assert night(date(2023, 8, 22)) == (1, 0)
    assert told() == [("due_reminder", date(2023, 8, 22), date(2023, 8, 22))]
    DeadlineStep.objects.all().delete()
    assert night(date(2023, 12, 1)) == (0, 0)


def test_a_step_is_there_once_on_a_day():
    with pytest.raises(IntegrityError, match="one_step_a_day"):
        DeadlineStep.objects.create(moment="before", days=7)


def test_supplied_steps_that_people_changed_are_left_alone():
    DeadlineStep.objects.filter(days=30).update(days=45, edited_by_people=True)
    load_deadline_steps(records=deadline_step_records())
    assert set(DeadlineStep.objects.values_list("moment", "days")) == {
        ("before", 7),
        ("before", 1),
        ("after", 14),
        ("after", 45),
    }


@pytest.mark.parametrize("order", ["flag first", "remind first"])
def test_flag_and_reminder_of_one_night_do_not_disturb_each_other(make_communication, order):
    letter = make_communication()
    jobs = [flag_overdue, remind_of_due_days]
    for job in jobs if order == "flag first" else reversed(jobs):
        job(on=date(2023, 9, 20))
    letter.refresh_from_db()
    assert letter.overdue_noticed_on == date(2023, 9, 20)
    assert letter.phase_on(date(2023, 9, 20)) == Phase.OVERDUE
    assert sorted(kind for kind, _fell, _noticed in told()) == ["escalation", "overdue"]


def test_partial_index_serves_the_job(make_communication):
    make_communication()
    arguments = {
        "on": DUE,
        "offsets": [-7, 14],
        "nexts": [14, 100_000],
        "sent": "sent",
        "no_step": -32_768,
        "reminder": "due_reminder",
        "escalation": "escalation",
    }
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_bitmapscan = off")
        cursor.execute(f"EXPLAIN {REMIND}", arguments)
        plan = "\n".join(line for (line,) in cursor.fetchall())
    assert "Index Scan using communications_next_step on communications_communication" in plan
