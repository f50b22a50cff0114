"""Days in words, in each language of the interface."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from parties.days_in_words import day_in_words, moment_in_words, partial_day_in_words


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "3 July 2023"),
        ("fr", "3 juillet 2023"),
        ("es", "3 de julio de 2023"),
        ("ru", "3 июля 2023\u202fг."),
        ("ar", "3 يوليو 2023"),
        ("zh-hans", "2023年7月3日"),
    ],
)
def test_a_day_has_its_month_as_a_word_in_the_usual_order(language, words):
    with translation.override(language):
        assert day_in_words(date(2023, 7, 3)) == words


def test_a_moment_is_told_in_the_time_of_geneva():
    assert moment_in_words(datetime(2023, 7, 3, 22, 30, tzinfo=UTC)) == "4 July 2023, 00:30"
    assert moment_in_words(datetime(2023, 1, 3, 9, 5, tzinfo=UTC)) == "3 January 2023, 10:05"


@pytest.mark.parametrize(
    ("language", "exact_to", "words"),
    [
        ("en", "day", "1 July 2023"),
        ("en", "month", "July 2023"),
        ("en", "year", "2023"),
        ("fr", "month", "juillet 2023"),
        ("es", "month", "julio de 2023"),
        ("zh-hans", "month", "2023年7月"),
        ("zh-hans", "year", "2023年"),
    ],
)
def test_a_month_or_year_is_told_without_a_day(language, exact_to, words):
    with translation.override(language):
        assert partial_day_in_words(date(2023, 7, 1), exact_to) == words
