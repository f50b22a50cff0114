"""Dates as letters print them."""

from __future__ import annotations

from datetime import date

import pytest

from communications.reading.dates import find_dates, sole_date
from communications.reading.numbers_in_words import number_in_words


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("3 July 2023", ["2023-07-03"]),
        ("05 August 2011", ["2011-08-05"]),
        ("the 3rd of May, 2020", ["2020-05-03"]),
        ("July 3, 2023", ["2023-07-03"]),
        ("June 22 and 23, 2022", ["2022-06-22", "2022-06-23"]),
        ("27 Feb 2026", ["2026-02-27"]),
        ("13 août 2013", ["2013-08-13"]),
        ("1er mars 2024", ["2024-03-01"]),
        ("les 22 et 23 juin 2022", ["2022-06-22", "2022-06-23"]),
        ("5 de agosto de 2024", ["2024-08-05"]),
        ("5 de agosto del 2024", ["2024-08-05"]),
        ("1º de marzo de 2024", ["2024-03-01"]),
        ("los días 3, 4 y 6 de julio de 2023", ["2023-07-03", "2023-07-04", "2023-07-06"]),
        (
            "on 22 and 23 June 2022, 13 July 2022, and on 24 and 29 September 2022",
            ["2022-06-22", "2022-06-23", "2022-07-13", "2022-09-24", "2022-09-29"],
        ),
        ("3 May and 4 June 2022", ["2022-05-03", "2022-06-04"]),
        ("3 May, 4 June and 5 July 2022", ["2022-05-03", "2022-06-04", "2022-07-05"]),
        ("from 3 to 5 May 2020", ["2020-05-03", "2020-05-05"]),
        ("28 December 2021 and 3 January 2022", ["2021-12-28", "2022-01-03"]),
        ("29 February 2024", ["2024-02-29"]),
        ("2023-07-03", ["2023-07-03"]),
        ("25/07/2023", ["2023-07-25"]),
        ("07/25/2023", ["2023-07-25"]),
        ("05/05/2023", ["2023-05-05"]),
        ("May 2020, the 43 students, resolution 52/4, A/HRC/17/31, OTH 12/2023", []),
        ("in 2022 and in June", []),
    ],
)
def test_dates_are_found(text: str, days: list[str]) -> None:
    assert [each.day.isoformat() for each in find_dates(text) if each.day] == days
    assert not any(each.problem for each in find_dates(text))


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("31 June 2020", "there is no such day: “31 June 2020”"),
        ("29 February 2023", "there is no such day: “29 February 2023”"),
        ("on 14 March, police", "the date “14 March” has no year"),
        ("03/07/2023", "the date “03/07/2023” can be read in two ways"),
        ("12.05.2020", "the date “12.05.2020” can be read in two ways"),
        ("2023-13-40", "there is no such day: “2023-13-40”"),
    ],
)
def test_a_date_that_cannot_be_told_is_named_not_guessed(text: str, problem: str) -> None:
    assert [(each.day, each.problem) for each in find_dates(text)] == [(None, problem)]


def test_a_date_alone_may_have_a_place_before_it() -> None:
    found = sole_date("Genève, le 13 août 2013")
    assert found is not None
    assert found.day == date(2013, 8, 13)
    assert sole_date("A meeting took place on 13 August 2013") is None
    assert sole_date("13 August 2013 was a Tuesday") is None
    assert sole_date("1 and 2 May 2020") is None


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("sixty", 60),
        ("forty-eight", 48),
        ("one hundred and twenty", 120),
        ("soixante", 60),
        ("soixante et onze", 71),
        ("quatre-vingt-dix", 90),
        ("quatre-vingts", 80),
        ("sesenta", 60),
        ("cuarenta y ocho", 48),
        ("ciento veinte", 120),
        ("a", 1),
        ("few", None),
        ("", None),
    ],
)
def test_numbers_in_words(words: str, number: int | None) -> None:
    assert number_in_words(words) == number
