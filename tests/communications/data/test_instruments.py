"""The supplied library of instruments: whole, without repetition, in every language of letters."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import pytest

from cases.enums import Right
from communications.enums import AddresseeKind, InstrumentKind, ProvisionUnit
from communications.services.provisions import INSTRUMENTS, instrument_records

RECORDS = instrument_records()
PROVISIONS = [(record, row) for record in RECORDS for row in record["provisions"]]
LANGUAGES = ("en", "fr", "es")
by_code = pytest.mark.parametrize("record", RECORDS, ids=lambda each: each["code"])


def articles(code: str) -> list[str]:
    (record,) = (each for each in RECORDS if each["code"] == code)
    return [row["article"] for row in record["provisions"]]


def test_every_file_is_one_instrument_named_by_its_code() -> None:
    assert {f"{record['code']}.json" for record in RECORDS} == {
        path.name for path in INSTRUMENTS.iterdir()
    }
    assert len(RECORDS) == 25
    assert len(PROVISIONS) == 136


@pytest.mark.parametrize("field", ["code", "position"])
def test_no_two_instruments_share_a_code_or_a_place(field: str) -> None:
    assert [value for value, n in Counter(r[field] for r in RECORDS).items() if n > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_instruments_share_a_short_title(language: str) -> None:
    titles = Counter(record["short_title"][language] for record in RECORDS)
    assert [title for title, times in titles.items() if times > 1] == []
    assert max(map(len, titles)) <= 40


@by_code
def test_an_instrument_has_its_titles_and_known_kinds(record: dict[str, Any]) -> None:
    assert set(record["title"]) == set(record["short_title"]) == set(LANGUAGES)
    assert record["kind"] in InstrumentKind.values
    assert record["unit"] in ProvisionUnit.values
    assert re.fullmatch(r"[AE]/[\w().-]+(?:/[\w().-]+)*", record["symbol"])
    assert 1948 <= record["year"] <= 2022


@by_code
def test_the_provisions_of_an_instrument_stand_once_and_in_order(record: dict[str, Any]) -> None:
    numbers = [int(row["article"]) for row in record["provisions"]]
    assert numbers == sorted(set(numbers))


@pytest.mark.parametrize(
    ("code", "numbers"),
    [
        ("iccpr", "2 6 7 9 10 12 14 17 18 19 21 22 25 26 27"),
        ("ungp", "1 11 13 15 17 18 19 22 25 26 29 31"),
        ("defenders", "1 2 5 6 9 12"),
    ],
)
def test_the_provisions_that_letters_cite_most(code: str, numbers: str) -> None:
    assert articles(code) == numbers.split()


@pytest.mark.parametrize(
    ("code", "symbol"),
    [
        ("defenders", "A/RES/53/144"),
        ("undrip", "A/RES/61/295"),
        ("mandela", "A/RES/70/175"),
        ("body-of-principles", "A/RES/43/173"),
        ("disappearance-declaration", "A/RES/47/133"),
        ("violence-against-women", "A/RES/48/104"),
        ("religion", "A/RES/36/55"),
        ("minorities", "A/RES/47/135"),
        ("environment-assembly", "A/RES/76/300"),
        ("environment-council", "A/HRC/RES/48/13"),
    ],
)
def test_symbols(code: str, symbol: str) -> None:
    assert [record["symbol"] for record in RECORDS if record["code"] == code] == [symbol]


@by_code
def test_rights_and_addressees_are_known(record: dict[str, Any]) -> None:
    for row in record["provisions"]:
        assert set(row["rights"]) <= set(Right.values)
        assert len(set(row["rights"])) == len(row["rights"])
        kinds = row.get("addressee_kinds", AddresseeKind.values)
        assert kinds
        assert set(kinds) <= set(AddresseeKind.values)


def test_every_right_has_a_provision_for_each_kind_of_addressee() -> None:
    cited = {
        (right, kind)
        for _record, row in PROVISIONS
        for right in row["rights"]
        for kind in row.get("addressee_kinds", AddresseeKind.values)
    }
    without = {right for right in Right.values if (right, "state") not in cited}
    assert without == set()
    # What only a State can do or leave undone.
    assert {right for right in Right.values if (right, "other") not in cited} == {
        "no_disappearance"
    }


@by_code
def test_every_summary_can_stand_by_itself_in_an_annex(record: dict[str, Any]) -> None:
    starts = {
        "article": {"en": "Article {}", "fr": "L’article {}", "es": "El artículo {}"},
        "principle": {"en": "Principle {}", "fr": "Le principe {}", "es": "El principio {}"},
        "rule": {"en": "Rule {}", "fr": "La règle {}", "es": "La regla {}"},
        "paragraph": {"en": "Paragraph {}", "fr": "Le paragraphe {}", "es": "El párrafo {}"},
    }[record["unit"]]
    for row in record["provisions"]:
        assert set(row["summary"]) == set(LANGUAGES)
        for language, text in row["summary"].items():
            assert text.startswith(starts[language].format(row["article"]) + " ")
            assert text.endswith(".")
            assert len(text) < 700
            assert re.findall(r"['\"\n\t{}]|  |\.\.", text) == [], text


def test_no_summary_is_given_twice() -> None:
    texts = Counter(text for _record, row in PROVISIONS for text in row["summary"].values())
    assert [text for text, times in texts.items() if times > 1] == []


def test_french_has_a_no_break_space_before_its_double_signs() -> None:
    for _record, row in PROVISIONS:
        assert re.findall(r"[^\u00a0][:;?!»]", row["summary"]["fr"]) == []


@pytest.mark.parametrize("language", ["en", "es"])
def test_other_languages_have_no_space_before_such_signs(language: str) -> None:
    for _record, row in PROVISIONS:
        assert re.findall(r"\s[:;?!»]", row["summary"][language]) == []
