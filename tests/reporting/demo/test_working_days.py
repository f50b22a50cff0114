from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from reporting.demo.working_days import Moment, weekday, working_day

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("ago", "day"),
    [
        (0, MONDAY),
        (1, date(2026, 11, 20)),
        (5, date(2026, 11, 16)),
        (6, date(2026, 11, 13)),
        (-1, date(2026, 11, 24)),
        (-4, date(2026, 11, 27)),
        (-5, date(2026, 11, 30)),
    ],
)
def test_weekends_do_not_count(ago: int, day: date) -> None:
    assert working_day(MONDAY, ago) == day


def test_on_a_weekend_days_are_counted_from_the_friday_before() -> None:
    assert working_day(date(2026, 11, 22), 0) == date(2026, 11, 20)
    assert working_day(date(2026, 11, 21), 1) == date(2026, 11, 19)


@pytest.mark.parametrize("today", [date(2026, 11, 16 + number) for number in range(7)])
def test_it_is_never_a_weekend_and_each_day_back_is_an_earlier_one(today: date) -> None:
    days = [working_day(today, ago) for ago in range(-10, 30)]
    assert all(day.weekday() < 5 for day in days)
    assert days == sorted(set(days), reverse=True)


def test_a_weekday_stays() -> None:
    assert weekday(MONDAY) == MONDAY
    assert weekday(date(2026, 11, 22)) == date(2026, 11, 20)


def test_a_moment_is_counted_from_nine_in_geneva() -> None:
    summer = Moment.on_day(date(2026, 7, 1), 90)
    assert summer.at == datetime(2026, 7, 1, 8, 30, tzinfo=UTC)
    assert Moment.on_day(MONDAY, 0).at == datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
