"""The file of mandates: complete, dated without gaps, honest about what is unconfirmed."""

from collections import Counter, defaultdict
from datetime import date, timedelta
from itertools import pairwise

import pytest

from parties.mandate_titles import code_of_mandate
from parties.reference_data import mandate_records

MANDATES = {mandate.code: mandate for mandate in mandate_records()}


def test_there_are_45_active_thematic_mandates_two_merged_ones_and_14_on_countries() -> None:
    assert len(MANDATES) == 61
    assert Counter(mandate.scope for mandate in MANDATES.values()) == {
        "thematic": 47,
        "country": 14,
    }
    assert {code for code, m in MANDATES.items() if m.valid_to} == {"SRSlavery", "SRTIP"}


@pytest.mark.parametrize("code", ["SRSlavery", "SRTIP"])
def test_merged_mandates_end_on_the_day_before_their_successor_begins(code: str) -> None:
    assert MANDATES[code].successor == "SRSlaveryTIP"
    assert MANDATES[code].valid_to == date(2025, 10, 8)
    assert MANDATES["SRSlaveryTIP"].valid_from == date(2025, 10, 9)


@pytest.mark.parametrize("code", sorted(MANDATES))
def test_each_mandate_has_one_title_a_day_in_each_language_and_form(code: str) -> None:
    periods = defaultdict(list)
    for title in MANDATES[code].titles:
        periods[title.language, title.gender].append(title)
    assert {language for language, _ in periods} == {"en", "es", "fr"}
    for titles in periods.values():
        assert titles[0].valid_from is None
        assert titles[-1].valid_to is None
        for earlier, later in pairwise(titles):
            assert earlier.valid_to is not None
            assert later.valid_from == earlier.valid_to + timedelta(days=1)


@pytest.mark.parametrize("code", sorted(MANDATES))
def test_every_title_leads_back_to_its_own_mandate(code: str) -> None:
    titles = [*(t.title for t in MANDATES[code].titles), *MANDATES[code].other_titles]
    assert {title: code_of_mandate(title) for title in titles} == dict.fromkeys(titles, code)


@pytest.mark.parametrize(
    ("code", "gender", "day", "title"),
    [
        ("SRHRD", "f", date(2005, 1, 1), "Représentante spéciale du Secrétaire général sur la"),
        ("SRHRD", "m", date(2023, 7, 3), "Rapporteur spécial sur la situation des défenseurs et"),
        ("IEFD", "f", date(2023, 7, 3), "Experte indépendante chargée d’examiner les effets de la"),
        ("IEFD", "m", date(2023, 7, 3), "Expert indépendant chargé d’examiner les effets de la"),
    ],
)
def test_french_titles_follow_the_holder_and_the_day(
    code: str, gender: str, day: date, title: str
) -> None:
    (found,) = [
        t.title
        for t in MANDATES[code].titles
        if (t.language, t.gender) == ("fr", gender)
        and (t.valid_from or date.min) <= day <= (t.valid_to or date.max)
    ]
    assert found.startswith(title)


def test_french_and_spanish_titles_are_unconfirmed() -> None:
    confirmed = {t.language for m in MANDATES.values() for t in m.titles if t.confirmed}
    assert confirmed == {"en"}


def test_resolutions_of_freedom_of_expression() -> None:
    assert [(r.body, r.number, r.year, r.confirmed) for r in MANDATES["SRFOE"].resolutions] == [
        ("CHR", "1993/45", 1993, True),
        ("HRC", "16/4", 2011, True),
        ("HRC", "34/18", 2017, True),
        ("HRC", "52/9", 2023, True),
    ]


@pytest.mark.parametrize(
    ("code", "body", "number", "year", "confirmed"),
    [
        ("WGEID", "CHR", "20 (XXXVI)", 1980, True),
        ("SRTIP", "CHR", "decision 2004/110", 2004, False),
        ("SREJE", "ECOSOC", "1982/35", 1982, True),
        ("SR-PSE", "CHR", "1993/2 A", 1993, False),
        ("SR-SYR", "HRC", "S-18/1", 2011, False),
        ("WGAD", "CHR", "1991/42", 1991, True),
        ("SRP", "HRC", "55/3", 2024, False),
        ("SRP", "HRC", "46/16", 2021, True),
    ],
)
def test_a_resolution_has_body_number_and_year(
    code: str, body: str, number: str, year: int, *, confirmed: bool
) -> None:
    found = {(r.body, r.number): (r.year, r.confirmed) for r in MANDATES[code].resolutions}
    assert found[body, number] == (year, confirmed)


def test_no_holders_are_named() -> None:
    fields = set(type(MANDATES["SRP"]).__dataclass_fields__)
    assert not {field for field in fields if "holder" in field or "person" in field}
