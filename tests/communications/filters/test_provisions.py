"""Finding provisions: by name and number first, then by what they say, in the letter's language."""

from __future__ import annotations

import pytest

from communications.filters.provisions import search_provisions
from communications.models import Provision
from communications.services.provisions import instrument_records, load_instruments

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _library(db: None) -> None:
    load_instruments(records=instrument_records())


def found(text: str, language: str = "en", **only: str) -> list[str]:
    provisions = search_provisions(text, language=language, **only)
    return [f"{each.instrument.code} {each.article}" for each in provisions]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("ICCPR 19", "en"),
        ("19 iccpr", "en"),
        ("PIDCP 19", "fr"),
        ("iccpr 19", "es"),
        ("Pacto Internacional Civiles 19", "es"),
    ],
)
def test_an_article_by_instrument_and_number(text: str, language: str) -> None:
    assert found(text, language) == ["iccpr 19"]


def test_a_number_is_a_whole_one() -> None:
    assert found("ungp 1") == ["ungp 1"]
    assert "ungp 13" not in found("ungp 1")


def test_a_symbol_finds_the_whole_instrument() -> None:
    assert found("A/RES/53/144") == [f"defenders {n}" for n in (1, 2, 5, 6, 9, 12)]


@pytest.mark.parametrize(
    ("text", "language"),
    [("expulsion collective", "fr"), ("EXPULSIÓN colectiva", "es"), ("expulsion colectiva", "es")],
)
def test_words_of_the_summary_without_accents_and_capitals(text: str, language: str) -> None:
    assert found(text, language) == ["cmw 22"]


def test_a_word_may_be_the_beginning_of_another() -> None:
    assert "lawyers 16" in found("intimidat lawy")


def test_what_matches_by_its_name_comes_before_what_only_says_so() -> None:
    codes = [each.split()[0] for each in found("torture")]
    assert codes[:7] == ["cat"] * 7
    assert codes[7:9] == ["udhr", "iccpr"]


def test_other_languages_are_not_searched() -> None:
    assert found("vie privée", "fr")
    assert found("vie privée", "en") == []


def test_nothing_that_lacks_one_of_the_words() -> None:
    assert found("torture penguins") == []


@pytest.mark.parametrize("text", ["", "  ", "—"])
def test_an_empty_search_gives_the_whole_library_in_its_order(text: str) -> None:
    everything = found(text)
    assert len(everything) == 136
    assert everything[0] == "udhr 3"
    assert everything[-1] == "environment-council 1"


def test_only_what_suits_the_addressee() -> None:
    assert found("guiding principles endorsed", addressee_kind="other") == [
        f"ungp {n}" for n in (11, 13, 15, 17, 18, 19, 22, 29, 31)
    ]
    assert "ungp 25" in found("guiding principles endorsed", addressee_kind="state")


def test_only_a_right_with_what_belongs_to_every_right() -> None:
    privacy = found("", right="privacy", addressee_kind="other")
    assert privacy == ["udhr 12", "iccpr 17", *(f"ungp {n}" for n in (11, 13, 15, 17, 19))]


def test_what_is_no_longer_offered_is_not_found() -> None:
    Provision.objects.filter(instrument__code="iccpr", article="19").update(offered=False)
    assert found("iccpr 19") == []


@pytest.mark.parametrize("text", ["", "iccpr"])
def test_a_search_costs_one_query(django_assert_num_queries, text: str) -> None:
    with django_assert_num_queries(1):
        assert found(text)
