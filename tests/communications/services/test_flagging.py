"""What the nightly job flags, and what it writes about it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases.models import Event
from communications.enums import Phase, Stage
from communications.models import Communication, Notice
from communications.services.flagging import FLAG, Flagged, flag_overdue

JULY_3, SEPT_1, SEPT_2, SEPT_5 = (
    date(2023, 7, 3),
    date(2023, 9, 1),
    date(2023, 9, 2),
    date(2023, 9, 5),
)


def flagged_letters() -> set[str]:
    return {
        str(letter) for letter in Communication.objects.filter(overdue_noticed_on__isnull=False)
    }


@pytest.mark.parametrize(
    ("on", "expected"), [(date(2023, 8, 31), 0), (SEPT_1, 0), (SEPT_2, 1), (SEPT_5, 1)]
)
def test_day_60_is_in_time_and_day_61_is_flagged(make_communication, on, expected):
    make_communication()
    assert flag_overdue(on=on) == Flagged(count=expected, on=on)
    assert len(flagged_letters()) == expected


def test_flag_event_and_notice_tell_the_true_day_and_the_day_of_noticing(make_communication):
    letter = make_communication()
    flag_overdue(on=SEPT_5)

    letter.refresh_from_db()
    assert letter.overdue_noticed_on == SEPT_5

    event = Event.objects.get()
    assert (event.subject, event.subject_id) == ("communication", letter.pk)
    assert (event.case, event.kind) == (letter.case, "fell_overdue")
    assert (event.happened_on, event.actor, event.before) == (SEPT_2, None, {})
    assert event.after == {
        "due_on": "2023-09-01",
        "fell_overdue_on": "2023-09-02",
        "noticed_on": "2023-09-05",
    }

    notice = Notice.objects.get()
    assert (notice.communication, notice.kind, notice.historic) == (letter, "overdue", False)
    assert (notice.due_on, notice.fell_on, notice.noticed_on) == (SEPT_1, SEPT_2, SEPT_5)


def test_flag_changes_nothing_else_of_the_letter(make_communication):
    letter = make_communication()
    before = Communication.objects.values().get()
    flag_overdue(on=SEPT_2)
    after = Communication.objects.values().get()
    assert before | {"overdue_noticed_on": SEPT_2} == after
    assert letter.phase_on(SEPT_2) == Phase.OVERDUE


@pytest.mark.parametrize(
    "fields",
    [
        {"stage": Stage.DRAFT},
        {"stage": Stage.VOIDED},
        {"answered_on": date(2023, 8, 30)},
        {"answered_on": date(2023, 9, 20)},
        {"closed_on": date(2023, 9, 1)},
        {"window": None},
        {"overdue_noticed_on": date(2023, 9, 3)},
    ],
    ids=["draft", "voided", "answered", "answered late", "closed", "no window", "flagged"],
)
def test_other_letters_are_left_alone(make_communication, fields):
    make_communication(**fields)
    before = Communication.objects.values().get()
    assert flag_overdue(on=date(2024, 1, 1)).count == 0
    assert Communication.objects.values().get() == before
    assert Event.objects.count() == Notice.objects.count() == 0


def test_only_the_overdue_one_of_several_is_flagged(make_communication):
    make_communication(number=1)
    make_communication(number=2, letter_date=date(2023, 7, 4))
    make_communication(number=3, answered_on=date(2023, 8, 1))
    make_communication(number=4, letter_date=date(2023, 7, 2))
    assert flag_overdue(on=SEPT_2).count == 2
    assert flagged_letters() == {"AL BWA 1/2023", "AL BWA 4/2023"}


def test_second_run_changes_nothing(make_communication):
    make_communication()
    flag_overdue(on=SEPT_2)
    assert flag_overdue(on=SEPT_2).count == 0
    assert flag_overdue(on=SEPT_5).count == 0
    assert Communication.objects.get().overdue_noticed_on == SEPT_2
    assert Event.objects.count() == Notice.objects.count() == 1


def test_run_for_an_earlier_day_undoes_nothing(make_communication):
    make_communication()
    flag_overdue(on=SEPT_5)
    assert flag_overdue(on=SEPT_2).count == 0
    assert Communication.objects.get().overdue_noticed_on == SEPT_5


def test_three_missed_nights_give_each_letter_one_flag_with_its_own_true_day(make_communication):
    for number, day in enumerate([1, 2, 3], start=1):
        make_communication(number=number, letter_date=date(2023, 7, day))
    assert flag_overdue(on=SEPT_5).count == 3
    fell = Notice.objects.order_by("fell_on").values_list("fell_on", flat=True)
    assert list(fell) == [date(2023, 8, 31), SEPT_1, SEPT_2]
    assert set(Notice.objects.values_list("noticed_on", flat=True)) == {SEPT_5}
    happened = Event.objects.order_by("happened_on").values_list("happened_on", flat=True)
    assert list(happened) == [date(2023, 8, 31), SEPT_1, SEPT_2]


@pytest.mark.parametrize(
    ("imported_on", "historic"),
    [
        (None, False),
        (date(2023, 7, 10), False),
        (SEPT_1, False),
        (SEPT_2, True),
        (date(2024, 3, 1), True),
    ],
)
def test_letter_imported_when_already_overdue_gives_a_historic_notice(
    make_communication, supervisor, imported_on, historic
):
    make_communication(imported_on=imported_on)
    flag_overdue(on=date(2024, 3, 2))
    assert Notice.objects.get().historic is historic
    assert Notice.objects.unread_by(supervisor).exists() is not historic
    assert Event.objects.count() == 1


def test_moved_due_day_is_flagged_anew_with_one_notice_for_each_due_day(make_communication):
    make_communication()
    flag_overdue(on=SEPT_2)
    letters = Communication.objects.all()

    letters.update(due_on=date(2023, 9, 30), overdue_noticed_on=None)
    assert flag_overdue(on=date(2023, 9, 30)).count == 0
    assert flag_overdue(on=date(2023, 10, 1)).count == 1
    assert Event.objects.count() == Notice.objects.count() == 2

    letters.update(due_on=SEPT_1, overdue_noticed_on=None)
    assert flag_overdue(on=date(2023, 10, 2)).count == 1
    assert (Event.objects.count(), Notice.objects.count()) == (3, 2)


@contextmanager
def rolled_back() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


days = st.dates(date(2023, 8, 25), date(2023, 9, 10))


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    data=st.data(),
    stage=st.sampled_from(Stage),
    answered=st.none() | days,
    closed=st.none() | days,
)
def test_flagged_is_what_the_phase_calls_overdue_and_what_to_flag_lists(
    make_communication, data, stage, answered, closed
):
    on = data.draw(days)
    with rolled_back():
        letter = make_communication(stage=stage)
        # The job knows no future: what is recorded has happened. Only what was sent is answered.
        known = {
            "answered_on": answered if letter.number and answered and answered <= on else None,
            "closed_on": closed if closed and closed <= on else None,
        }
        Communication.objects.filter(pk=letter.pk).update(**known)
        letter.refresh_from_db()
        expected = letter.phase_on(on) == Phase.OVERDUE
        assert Communication.objects.to_flag(on).exists() is expected
        assert flag_overdue(on=on).count == int(expected)
        assert not Communication.objects.to_flag(on).exists()


def test_partial_index_serves_the_job(make_communication):
    """Its cost follows what is open and unflagged: the plan reads no other row."""
    make_communication()
    arguments = {
        "on": SEPT_2,
        "sent": "sent",
        "notice_kind": "overdue",
        "event_kind": "x",
        "subject": "communication",
    }
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_bitmapscan = off")
        # With one row the planner takes either of the two; this is about the one made for it.
        cursor.execute("DROP INDEX communications_next_step")
        cursor.execute(f"EXPLAIN {FLAG}", arguments)
        plan = "\n".join(line for (line,) in cursor.fetchall())
    assert "Index Scan using communications_unflagged on communications_communication" in plan
    assert f"Index Cond: (COALESCE(extended_to, due_on) < '{SEPT_2.isoformat()}'::date)" in plan


def test_letters_due_in_the_far_past_and_today_are_told_apart(make_communication):
    make_communication(number=1, letter_date=date(2011, 11, 17))
    make_communication(number=1, letter_date=date(2024, 1, 1))
    flag_overdue(on=date(2024, 3, 1))
    notice = Notice.objects.get()
    assert notice.fell_on == date(2012, 1, 17)
    flag_overdue(on=date(2024, 3, 2))
    assert Notice.objects.first().fell_on - timedelta(days=1) == date(2024, 3, 1)
