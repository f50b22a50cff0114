"""When two pieces of information look alike, and why."""

from __future__ import annotations

from datetime import date

import pytest

from cases.rules.likeness import (
    Facts,
    Reason,
    Span,
    earliest_and_latest,
    reasons_of_likeness,
    span_of,
    weight,
)

JUNE_5 = Span(date(2023, 6, 5), date(2023, 6, 5))
JUNE_19 = Span(date(2023, 6, 19), date(2023, 6, 19))
JUNE_20 = Span(date(2023, 6, 20), date(2023, 6, 20))

SEDGE = Facts(state="BWA", place="Lower Sedge", when=(JUNE_5,))


def reasons(
    other: Facts, *, one: Facts = SEDGE, text: float = 0.0, title: float = 0.0
) -> list[str]:
    return [str(each) for each in reasons_of_likeness(one, other, text=text, title=title)]


@pytest.mark.parametrize(
    ("day", "precision", "first", "last"),
    [
        (date(2024, 2, 29), "day", date(2024, 2, 29), date(2024, 2, 29)),
        (date(2024, 2, 1), "month", date(2024, 2, 1), date(2024, 2, 29)),
        (date(2023, 2, 1), "month", date(2023, 2, 1), date(2023, 2, 28)),
        (date(2023, 12, 1), "month", date(2023, 12, 1), date(2023, 12, 31)),
        (date(2023, 1, 1), "year", date(2023, 1, 1), date(2023, 12, 31)),
    ],
)
def test_a_date_means_every_day_that_it_may_be(
    day: date, precision: str, first: date, last: date
) -> None:
    assert span_of(day, precision) == Span(first, last)


def test_days_between_spans_are_counted_either_way() -> None:
    month = Span(date(2023, 5, 1), date(2023, 5, 31))
    assert month.days_from(JUNE_5) == 5
    assert JUNE_5.days_from(month) == 5
    assert JUNE_5.days_from(Span(date(2023, 6, 1), date(2023, 6, 30))) == 0


def test_near_means_fourteen_days_before_the_first_and_after_the_last() -> None:
    month = Span(date(2023, 6, 1), date(2023, 6, 30))
    assert earliest_and_latest(month) == (date(2023, 5, 18), date(2023, 7, 14))


def test_same_place_fourteen_days_apart_looks_alike() -> None:
    other = Facts(state="BWA", place="Lower Sedge", when=(JUNE_19,))
    assert reasons(other) == ["same_place", "near_dates"]


def test_same_place_fifteen_days_apart_does_not() -> None:
    assert reasons(Facts(state="BWA", place="Lower Sedge", when=(JUNE_20,))) == []


@pytest.mark.parametrize("place", ["lower sedge", "LOWER  SEDGE", "Lówer-Sedge"])
def test_spelling_of_a_place_does_not_matter(place: str) -> None:
    assert "same_place" in reasons(Facts(state="BWA", place=place, when=(JUNE_5,)))


def test_same_place_counts_where_one_date_is_unknown() -> None:
    assert reasons(Facts(state="BWA", place="Lower Sedge")) == ["same_place"]


def test_a_place_of_the_same_name_in_another_country_is_another_place() -> None:
    assert reasons(Facts(state="NZL", place="Lower Sedge", when=(JUNE_5,))) == []


def test_a_place_counts_where_one_country_is_unknown() -> None:
    assert reasons(Facts(place="Lower Sedge", when=(JUNE_5,))) == ["same_place", "near_dates"]


def test_a_country_counts_only_with_a_near_date() -> None:
    assert reasons(Facts(state="BWA", place="Upper Sedge", when=(JUNE_19,))) == [
        "same_country",
        "near_dates",
    ]
    assert reasons(Facts(state="BWA", place="Upper Sedge", when=(JUNE_20,))) == []
    assert reasons(Facts(state="BWA", place="Upper Sedge")) == []


def test_a_near_date_alone_is_no_reason() -> None:
    assert reasons(Facts(when=(JUNE_5,)), one=Facts(when=(JUNE_5,))) == []


def test_empty_places_are_not_the_same_place() -> None:
    assert reasons(Facts(place=" "), one=Facts(place="")) == []


def test_any_of_several_dates_may_be_near() -> None:
    far = Span(date(2019, 1, 1), date(2019, 12, 31))
    assert "near_dates" in reasons(Facts(state="BWA", when=(far, JUNE_19)))


@pytest.mark.parametrize(("text", "expected"), [(0.45, ["same_text"]), (0.44, [])])
def test_a_text_that_shares_enough_is_a_reason_by_itself(text: float, expected: list[str]) -> None:
    assert reasons(Facts(), text=text) == expected


@pytest.mark.parametrize(("title", "expected"), [(0.5, ["same_title"]), (0.49, [])])
def test_a_title_that_shares_enough_is_a_reason_by_itself(
    title: float, expected: list[str]
) -> None:
    assert reasons(Facts(), title=title) == expected


def test_one_person_in_common_is_a_reason_by_itself() -> None:
    one = Facts(names=frozenset({"digest of one", "digest of another"}))
    assert reasons(Facts(names=frozenset({"digest of one"})), one=one) == ["same_person"]
    assert reasons(Facts(names=frozenset({"digest of a third"})), one=one) == []


def test_a_person_or_a_text_weighs_more_than_country_and_date() -> None:
    by_circumstance = weight((Reason.SAME_COUNTRY, Reason.NEAR_DATES))
    assert weight((Reason.SAME_TEXT,)) > by_circumstance
    assert weight((Reason.SAME_PERSON,)) > by_circumstance
    assert weight((Reason.SAME_PLACE, Reason.NEAR_DATES)) > by_circumstance
