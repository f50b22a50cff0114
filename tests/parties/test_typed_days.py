"""Days as people type them: read where only one day can be meant, asked about where not."""

from __future__ import annotations

from datetime import date

import pytest

from parties.typed_days import PartialDay, UnclearDay, read_partial_day, read_typed_day

JULY_3 = date(2023, 7, 3)


@pytest.mark.parametrize(
    "typed",
    [
        "3 July 2023",
        "  3  july  2023 ",
        "July 3, 2023",
        "3rd of July 2023",
        "3 Jul 2023",
        "2023-07-03",
        "2023/7/3",
        "3.7.2023",
        "03.07.2023",
        "3 juillet 2023",
        "3 de julio de 2023",
        "3 июля 2023 г.",
        "3 июль 2023",
        "2023年7月3日",
        "3 يوليو 2023",
        "٣ يوليو ٢٠٢٣",
        "3 تموز 2023",
        "３ July ２０２３",
    ],
)
def test_the_third_of_july_in_many_spellings(typed):
    assert read_typed_day(typed) == JULY_3


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("13/07/2023", date(2023, 7, 13)),
        ("07/13/2023", date(2023, 7, 13)),
        ("5/5/2023", date(2023, 5, 5)),
        ("1er août 2023", date(2023, 8, 1)),
        ("3 févr. 2023", date(2023, 2, 3)),
        ("3 fevrier 2023", date(2023, 2, 3)),
        ("29 February 2024", date(2024, 2, 29)),
    ],
)
def test_other_days_that_can_only_be_one(typed, day):
    assert read_typed_day(typed) == day


@pytest.mark.parametrize("typed", ["03/07/2023", "3-7-2023", "3 7 2023", "٠٣/٠٧/٢٠٢٣"])
def test_numbers_that_could_be_two_days_are_asked_about(typed):
    with pytest.raises(UnclearDay) as unclear:
        read_typed_day(typed)
    assert str(unclear.value) == ("Is this 3 July 2023 or 7 March 2023? Write the month as a word.")


@pytest.mark.parametrize(
    "typed",
    ["31 June 2023", "31.6.2023", "29 February 2023", "2023-13-01", "0 July 2023", "3 July 0000"],
)
def test_days_that_are_in_no_calendar_are_refused(typed):
    with pytest.raises(UnclearDay, match="no such day"):
        read_typed_day(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "3 July 23",
        "3/7/23",
        "3 July 20233",
        "99999999999999 July 2023",
        "3 July 2022 2023",
        "July 2023",
        "3 July",
        "tomorrow",
        "3 Julember 2023",
        "3 July August 2023",
        "on or about 3 July 2023",
        "",
        "2023",
        "⅔ July 2023",
    ],
)
def test_what_is_no_whole_day_is_refused(typed):
    with pytest.raises(UnclearDay):
        read_typed_day(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "July 2023",
        "july of 2023",
        "2023 July",
        "7.2023",
        "07/2023",
        "2023-07",
        "juillet 2023",
        "julio de 2023",
        "июль 2023 г.",
        "2023年7月",
        "يوليو ٢٠٢٣",
        "تموز 2023",
    ],
)
def test_a_month_alone_is_its_first_day_exact_to_the_month(typed):
    assert read_partial_day(typed) == PartialDay(date(2023, 7, 1), "month")


@pytest.mark.parametrize("typed", ["2023", " 2023 ", "٢٠٢٣", "2023年", "2023 г."])
def test_a_year_alone_is_its_first_day_exact_to_the_year(typed):
    assert read_partial_day(typed) == PartialDay(date(2023, 1, 1), "year")


@pytest.mark.parametrize("typed", ["3 July 2023", "2023-07-03", "3.7.2023", "2023年7月3日"])
def test_a_whole_day_stays_a_day(typed):
    assert read_partial_day(typed) == PartialDay(JULY_3, "day")


@pytest.mark.parametrize("typed", ["13/2023", "July", "3 July", "03/07/2023", "0", "July 23"])
def test_what_is_neither_day_month_nor_year_is_asked_about(typed):
    with pytest.raises(UnclearDay):
        read_partial_day(typed)
