"""Lateness is told against the first due day and against the extended one."""

from __future__ import annotations

from datetime import date

import pytest

from communications.rules.lateness import Lateness, lateness

FIRST, EXTENDED = date(2023, 9, 1), date(2023, 9, 30)


@pytest.mark.parametrize(
    ("day", "extended_to", "expected", "days"),
    [
        (date(2023, 8, 31), None, Lateness(0, None), 0),
        (date(2023, 9, 1), None, Lateness(0, None), 0),
        (date(2023, 9, 2), None, Lateness(1, None), 1),
        (date(2023, 9, 1), EXTENDED, Lateness(0, 0), 0),
        (date(2023, 9, 2), EXTENDED, Lateness(1, 0), 0),
        (date(2023, 9, 30), EXTENDED, Lateness(29, 0), 0),
        (date(2023, 10, 1), EXTENDED, Lateness(30, 1), 1),
        (date(2024, 2, 29), date(2024, 2, 28), Lateness(181, 1), 1),
    ],
)
def test_days_after_each_due_day(day, extended_to, expected, days):
    found = lateness(day, first_due=FIRST, extended_to=extended_to)
    assert found == expected
    assert found.days == days
