from __future__ import annotations

from datetime import date

import pytest

from reporting.demo.mandates import (
    holders,
    may_sign,
    resolution_on,
    sign,
    signing_codes,
    title_on,
)

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("code", "day", "resolution"),
    [
        ("SRFOE", date(2022, 5, 2), "34/18"),
        ("SRFOE", date(2023, 7, 3), "52/9"),
        ("WGBHR", date(2023, 7, 3), "44/15"),
        ("WGBHR", date(2023, 7, 14), "53/3"),
    ],
)
def test_the_resolution_is_the_latest_of_the_council_by_the_day(
    code: str, day: date, resolution: str
) -> None:
    assert resolution_on(code, day) == resolution


def test_before_the_first_known_resolution_of_the_council_the_first_one_is_cited() -> None:
    # The one of the Commission of 2000 is no resolution of the Council.
    assert resolution_on("SRHousing", date(2009, 6, 1)) == "15/8"


def test_a_mandate_that_ended_by_merger_signs_no_longer() -> None:
    assert may_sign("SRSlavery", date(2025, 10, 8))
    assert not may_sign("SRSlavery", date(2025, 10, 9))


def test_a_title_follows_day_language_and_form() -> None:
    assert title_on("SRIJL", TODAY, "fr", "f") == (
        "Rapporteuse spéciale sur l’indépendance des juges et des avocats"
    )
    assert title_on("SRMI", date(2014, 3, 27), "en", "f") == "Independent Expert on minority issues"
    assert title_on("SRMI", date(2014, 3, 28), "en", "f") == "Special Rapporteur on minority issues"


def test_every_signing_mandate_has_one_holder_on_every_day() -> None:
    known = holders(TODAY)
    for day in (date(2011, 9, 6), date(2015, 7, 31), date(2015, 8, 1), date(2024, 6, 6), TODAY):
        held = [each.mandate for each in known if each.holds_on(day)]
        assert sorted(held) == list(signing_codes())


def test_no_two_holders_have_the_same_name() -> None:
    known = [holder.name for holder in holders(TODAY)]
    assert len(known) == len(set(known))


def test_a_working_group_is_signed_for_by_its_chair() -> None:
    (signature,) = sign(["WGAD"], date(2024, 5, 6), "en", holders(TODAY))
    assert signature.title == "Working Group on Arbitrary Detention"
    assert signature.title_below == "Chair-Rapporteur of the Working Group on Arbitrary Detention"
    assert signature.resolution == "51/8"
