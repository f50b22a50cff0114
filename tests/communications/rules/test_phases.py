"""Every letter is in exactly one phase on every day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communications.enums import Phase, Stage
from communications.rules.phases import Standing, phase_on

SEVEN = 7
days = st.dates(date(1990, 1, 1), date(2099, 1, 1))
standings = st.builds(
    Standing,
    stage=st.sampled_from(Stage),
    due_on=st.none() | days,
    answered_on=st.none() | days,
    closed_on=st.none() | days,
)


def phase(day: str, *, stage=Stage.SENT, due="2023-09-01", answered=None, closed=None) -> Phase:
    def as_date(text):
        return None if text is None else date.fromisoformat(text)

    standing = Standing(stage, as_date(due), as_date(answered), as_date(closed))
    return phase_on(date.fromisoformat(day), standing, soon_days=SEVEN)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2023-07-03", Phase.AWAITING),
        ("2023-08-24", Phase.AWAITING),
        ("2023-08-25", Phase.DUE_SOON),
        ("2023-08-31", Phase.DUE_SOON),
        ("2023-09-01", Phase.DUE_TODAY),
        ("2023-09-02", Phase.OVERDUE),
        ("2033-09-02", Phase.OVERDUE),
    ],
)
def test_open_letter_of_3_july_2023(day, expected):
    assert phase(day) == expected


@pytest.mark.parametrize(
    ("answered", "expected"),
    [
        ("2023-07-03", Phase.ANSWERED_IN_TIME),
        ("2023-08-31", Phase.ANSWERED_IN_TIME),
        ("2023-09-01", Phase.ANSWERED_IN_TIME),
        ("2023-09-02", Phase.ANSWERED_LATE),
        ("2024-09-02", Phase.ANSWERED_LATE),
    ],
)
def test_reply_on_day_60_is_in_time_and_on_day_61_late(answered, expected):
    assert phase("2025-01-01", answered=answered) == expected


def test_reply_is_not_there_before_its_date():
    assert phase("2023-09-04", answered="2023-09-05") == Phase.OVERDUE
    assert phase("2023-09-05", answered="2023-09-05") == Phase.ANSWERED_LATE


def test_letter_without_window_is_never_overdue():
    assert phase("2099-01-01", due=None) == Phase.NO_WINDOW
    assert phase("2099-01-01", due=None, answered="2024-01-01") == Phase.ANSWERED_IN_TIME


def test_closed_and_voided_letters_are_closed_whatever_else_is_true():
    assert phase("2023-10-01", closed="2023-10-01") == Phase.CLOSED
    assert phase("2023-09-30", closed="2023-10-01") == Phase.OVERDUE
    assert phase("2023-10-01", closed="2023-10-01", answered="2023-08-01") == Phase.CLOSED
    assert phase("2023-08-01", stage=Stage.VOIDED) == Phase.CLOSED


def test_draft_is_not_sent_whatever_else_is_true():
    assert phase("2023-10-01", stage=Stage.DRAFT, closed="2023-09-01") == Phase.NOT_SENT


@given(standing=standings, day=days)
def test_every_standing_has_a_phase_on_every_day(standing, day):
    assert phase_on(day, standing, soon_days=SEVEN) in Phase


@given(due=days)
def test_days_before_on_and_after_the_due_day(due):
    standing = Standing(Stage.SENT, due, None, None)
    around = [phase_on(due + timedelta(days=n), standing, soon_days=SEVEN) for n in (-1, 0, 1)]
    assert around == [Phase.DUE_SOON, Phase.DUE_TODAY, Phase.OVERDUE]


@given(due=days, first=st.integers(-100, 100), second=st.integers(0, 100))
def test_an_open_letter_never_goes_back_to_an_earlier_phase(due, first, second):
    order = [Phase.AWAITING, Phase.DUE_SOON, Phase.DUE_TODAY, Phase.OVERDUE]
    standing = Standing(Stage.SENT, due, None, None)
    earlier, later = (
        phase_on(due + timedelta(days=n), standing, soon_days=SEVEN)
        for n in (first, first + second)
    )
    assert order.index(earlier) <= order.index(later)
