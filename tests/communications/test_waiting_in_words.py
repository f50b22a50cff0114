"""How long letters wait, in words."""

from __future__ import annotations

from datetime import date

import pytest

from communications.waiting_in_words import days_taken, days_to_go, lateness_in_words

DUE = date(2023, 9, 1)


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2023, 8, 20), "12 days left"),
        (date(2023, 8, 31), "1 day left"),
        (date(2023, 9, 1), "due today"),
        (date(2023, 9, 2), "1 day overdue"),
        (date(2023, 9, 6), "5 days overdue"),
    ],
)
def test_days_to_go(today, words):
    assert days_to_go(DUE, today) == words


@pytest.mark.parametrize(
    ("end", "words"),
    [
        (date(2023, 9, 1), "the same day"),
        (date(2023, 9, 2), "1 day"),
        (date(2023, 10, 1), "30 days"),
    ],
)
def test_days_taken(end, words):
    assert days_taken(DUE, end) == words


EXTENDED = date(2023, 9, 30)


@pytest.mark.parametrize(
    ("day", "extended_to", "words"),
    [
        (date(2023, 9, 1), None, ""),
        (date(2023, 9, 2), None, "1 day late"),
        (date(2023, 9, 15), None, "14 days late"),
        (date(2023, 9, 1), EXTENDED, ""),
        (date(2023, 9, 2), EXTENDED, "1 day after the first date, in time under the extension"),
        (EXTENDED, EXTENDED, "29 days after the first date, in time under the extension"),
        (
            date(2023, 10, 1),
            EXTENDED,
            "1 day late under the extension, 30 days after the first date",
        ),
    ],
)
def test_lateness_is_told_against_both_dates(day, extended_to, words):
    assert lateness_in_words(day, DUE, extended_to) == words
