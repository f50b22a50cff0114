"""The reply window and the publication delay, against a calendar on paper."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communications.enums import WindowUnit
from communications.rules.windows import Window, days_left, due_on, publishable_from

DAYS, MONTHS, HOURS = WindowUnit.DAYS, WindowUnit.MONTHS, WindowUnit.HOURS
days = st.dates(date(1990, 1, 1), date(2099, 1, 1))


@pytest.mark.parametrize(
    ("start", "value", "unit", "expected"),
    [
        # Real letters: to a company of 3 July 2023, to a State of 28 June 2019.
        ("2023-07-03", 60, DAYS, "2023-09-01"),
        ("2019-06-28", 60, DAYS, "2019-08-27"),
        ("2011-11-17", 60, DAYS, "2012-01-16"),
        ("2011-11-17", 2, MONTHS, "2012-01-17"),
        # Leap days: in the window, at its start, at its end, and in a year that has none.
        ("2024-01-01", 60, DAYS, "2024-03-01"),
        ("2023-01-01", 60, DAYS, "2023-03-02"),
        ("2024-02-29", 60, DAYS, "2024-04-29"),
        ("2023-12-31", 60, DAYS, "2024-02-29"),
        ("2000-01-01", 60, DAYS, "2000-03-01"),
        ("2100-01-01", 60, DAYS, "2100-03-02"),
        # Year ends.
        ("2022-11-01", 60, DAYS, "2022-12-31"),
        ("2022-11-02", 60, DAYS, "2023-01-01"),
        ("2022-12-31", 60, DAYS, "2023-03-01"),
        # Saturdays, Sundays and holidays count like every other day, as last day too.
        ("2023-07-04", 60, DAYS, "2023-09-02"),
        ("2023-10-26", 60, DAYS, "2023-12-25"),
        # Clock changes of 2024: 31 March and 27 October.
        ("2024-03-01", 30, DAYS, "2024-03-31"),
        ("2024-03-02", 30, DAYS, "2024-04-01"),
        ("2024-08-28", 60, DAYS, "2024-10-27"),
        ("2024-08-29", 60, DAYS, "2024-10-28"),
        # Months end on the same day of the month, or on its last.
        ("2008-12-31", 2, MONTHS, "2009-02-28"),
        ("2007-12-31", 2, MONTHS, "2008-02-29"),
        ("2008-12-30", 2, MONTHS, "2009-02-28"),
        ("2009-07-31", 2, MONTHS, "2009-09-30"),
        ("2009-06-30", 2, MONTHS, "2009-08-30"),
        # Hours are whole days begun.
        ("2020-09-01", 48, HOURS, "2020-09-03"),
        ("2020-09-01", 24, HOURS, "2020-09-02"),
        ("2020-09-01", 25, HOURS, "2020-09-03"),
        ("2020-02-27", 48, HOURS, "2020-02-29"),
        ("2024-02-28", 1, DAYS, "2024-02-29"),
    ],
)
def test_due_day(start, value, unit, expected):
    assert due_on(date.fromisoformat(start), Window(value, unit)).isoformat() == expected


@pytest.mark.parametrize(
    ("start", "value", "unit", "expected"),
    [
        ("2023-07-03", 60, DAYS, "2023-09-02"),
        ("2019-06-28", 60, DAYS, "2019-08-28"),
        ("2020-09-01", 48, HOURS, "2020-09-04"),
        ("2024-04-30", 48, HOURS, "2024-05-03"),
        ("2023-12-31", 60, DAYS, "2024-03-01"),
    ],
)
def test_public_from_the_day_after_the_delay(start, value, unit, expected):
    assert publishable_from(date.fromisoformat(start), Window(value, unit)).isoformat() == expected


def test_reply_of_17_january_2012_is_late_after_sixty_days_and_in_time_after_two_months():
    letter, reply = date(2011, 11, 17), date(2012, 1, 17)
    assert reply > due_on(letter, Window(60, DAYS))
    assert reply <= due_on(letter, Window(2, MONTHS))


@pytest.mark.parametrize("value", [0, -1])
def test_window_of_no_length_is_refused(value):
    with pytest.raises(ValueError, match=f"A window of {value} days is none"):
        Window(value, DAYS)


def test_days_left_reaches_zero_on_the_due_day():
    due = date(2023, 9, 1)
    assert days_left(date(2023, 8, 31), due) == 1
    assert days_left(date(2023, 9, 1), due) == 0
    assert days_left(date(2023, 9, 2), due) == -1


@given(start=days, length=st.integers(1, 400))
def test_as_many_days_lie_between_start_and_due_day_as_the_window_says(start, length):
    assert (due_on(start, Window(length, DAYS)) - start).days == length


@given(start=days, value=st.integers(1, 60), unit=st.sampled_from(WindowUnit))
def test_a_later_letter_is_never_due_earlier(start, value, unit):
    window = Window(value, unit)
    assert due_on(start + timedelta(days=1), window) >= due_on(start, window) > start


@given(start=days, value=st.integers(1, 24))
def test_months_stay_in_their_month(start, value):
    due = due_on(start, Window(value, MONTHS))
    months = (due.year - start.year) * 12 + due.month - start.month
    assert months == value
    assert due.day == start.day or (due + timedelta(days=1)).day == 1
