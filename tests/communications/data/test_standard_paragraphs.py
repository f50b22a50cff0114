"""The supplied standard paragraphs: whole, and typed as each language is."""

from __future__ import annotations

import itertools
import re
from collections import Counter

import pytest

from communications.enums import Slot
from communications.rules.placeholders import (
    missing_placeholders,
    placeholders_in,
    unknown_placeholders,
)
from communications.services.standard_paragraphs import (
    ParagraphRecord,
    standard_paragraph_records,
)

RECORDS = standard_paragraph_records()
ALWAYS = {
    Slot.OPENING,
    Slot.SUBJECT,
    Slot.FACTS_LEAD,
    Slot.CONCERN_LEAD,
    Slot.ANNEX_POINTER,
    Slot.QUESTIONS_LEAD,
    Slot.DEADLINE,
    Slot.PENDING_REPLY,
    Slot.PRESS_NOTICE,
    Slot.OTHERS_WRITTEN_TO,
    Slot.COMPLIMENT,
}
EVERY_LETTER = list(itertools.product(("UA", "AL", "OL"), ("state", "other"), ("en", "fr", "es")))


def texts(language: str) -> list[str]:
    records = [record for record in RECORDS if record.language == language]
    return [text for each in records for text in (each.text, each.text_for_one) if text]


@pytest.mark.parametrize(("letter_type", "kind", "language"), EVERY_LETTER)
def test_every_kind_of_letter_has_its_places_in_every_language(
    letter_type: str, kind: str, language: str
) -> None:
    expected = set(ALWAYS)
    if kind == "other":
        expected.add(Slot.SELF_INTRODUCTION)
    if letter_type == "UA":
        expected.add(Slot.INTERIM_MEASURES)
    places = (letter_type, kind, language)
    assert {record.slot for record in RECORDS if record.place[1:] == places} == expected


def test_no_place_is_supplied_twice() -> None:
    counted = Counter(record.place for record in RECORDS)
    assert [place for place, times in counted.items() if times > 1] == []


@pytest.mark.parametrize("record", RECORDS, ids=lambda each: "-".join(each.place))
def test_placeholders_are_known_and_those_needed_are_there(record: ParagraphRecord) -> None:
    for text in filter(None, (record.text, record.text_for_one)):
        assert unknown_placeholders(text) == []
        assert missing_placeholders(text, record.slot) == []
    if record.text_for_one:
        assert placeholders_in(record.text_for_one) == placeholders_in(record.text)


@pytest.mark.parametrize("language", ["en", "fr", "es"])
@pytest.mark.parametrize(
    ("letter_type", "kind", "printed"),
    [
        ("AL", "state", ["window"]),
        ("AL", "other", ["window"]),
        ("UA", "state", ["delay"]),
        ("UA", "other", ["delay"]),
        ("OL", "state", ["window", "delay"]),
        ("OL", "other", ["window"]),
    ],
)
def test_a_deadline_prints_what_the_rules_of_its_letter_give(
    letter_type: str, kind: str, printed: list[str], language: str
) -> None:
    place = (Slot.DEADLINE, letter_type, kind, language)
    (record,) = (each for each in RECORDS if each.place == place)
    assert placeholders_in(record.text) == printed
    assert not re.search(r"\d", record.text)


@pytest.mark.parametrize(
    ("language", "we"),
    [
        ("en", r"\b(?:we|our|us)\b"),
        ("fr", r"\b(?:nous|nos|notre)\b"),
        ("es", r"\b(?:nuestr\w+|nos|\w+mos)\b"),
    ],
)
def test_a_letter_of_one_mandate_never_says_we(language: str, we: str) -> None:
    for record in (each for each in RECORDS if each.language == language):
        alone = record.text_for_one or record.text
        assert not re.search(we, alone, re.IGNORECASE), alone
        assert record.text_for_one != record.text


def test_french_has_a_no_break_space_before_its_double_signs_and_inside_its_quotes() -> None:
    for text in texts("fr"):
        assert re.findall(r"[^\u00a0][:;?!»]|«[^\u00a0]", text) == [], text


@pytest.mark.parametrize("language", ["en", "es"])
def test_other_languages_have_no_space_before_such_signs(language: str) -> None:
    for text in texts(language):
        assert re.findall(r"\s[:;?!»]", text) == [], text


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_every_paragraph_is_one_clean_line(language: str) -> None:
    for text in texts(language):
        assert re.findall(r"['\"\n\t]|  |^\s|\s$|\.\.", text) == [], text
        assert text[0].isupper()
        assert text[-1] in ".:"
