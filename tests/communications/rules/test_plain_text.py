"""What is kept and dropped of a typed text, and how it falls into paragraphs."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communications.rules.plain_text import (
    clean_text,
    is_whole,
    on_one_line,
    paragraphs_in,
    reads_as_heading,
)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\r\nb\rc", "a\nb\nc"),
        ("a\x0bb\x0cc\x85d\u2028e\u2029f", "a\nb\nc\nd\ne\nf"),
        ("a\tb", "a b"),
        ("a\x00\x07\x1b\x7f\x9fb", "ab"),
        ("report\u202egnp.exe\u202c", "reportgnp.exe"),
        ("\u2066Rosa\u2069", "Rosa"),
        ("exam\u00adple zero\u200bwidth \ufeffmark", "example zerowidth mark"),
        ("tag\U000e0041", "tag"),
        ("half\ud83d", "half"),
        ("e\u0301", "é"),
    ],
)
def test_what_cannot_be_seen_is_dropped(typed: str, kept: str) -> None:
    assert clean_text(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "no\u00a0break and\u202fnarrow",
        "«Ñandú» – “l’été”",
        "رسالة\u200f إلى",
        "می\u200cخواهم",
        "第五条",
        "👩\u200d🌾",
    ],
)
def test_what_can_be_seen_or_shapes_letters_is_kept(typed: str) -> None:
    assert clean_text(typed) == typed


@settings(derandomize=True)
@given(st.text())
def test_a_clean_text_is_clean_again(typed: str) -> None:
    assert clean_text(clean_text(typed)) == clean_text(typed)


def test_blank_lines_part_paragraphs_and_other_lines_are_joined() -> None:
    typed = "\n\nFirst line\r\nand second.\r\n \u00a0 \r\n\tThird  paragraph. \n\n\n\nLast.\n"
    assert paragraphs_in(typed) == ("First line and second.", "Third paragraph.", "Last.")


def test_a_text_of_spaces_has_no_paragraph() -> None:
    assert paragraphs_in(" \n\n \x00 \n\n\u200b") == ()


def test_one_line_keeps_its_no_break_spaces() -> None:
    assert on_one_line(" « \u00a0oui\u00a0»\n  dit-il ") == "« \u00a0oui\u00a0» dit-il"


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("We are concerned.", True),
        ("We ask the following:", True),
        ("He said “no.”", True),
        ("Without prejudging,", False),
        ("We are concerned at", False),
        ("", False),
    ],
)
def test_a_sentence_is_whole_with_its_end(text: str, whole: bool) -> None:
    assert is_whole(text) is whole


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("The case of Rosa Lindqvist", True),
        ("Article 5 (registration)", True),
        ("the case of Rosa Lindqvist", False),
        ("She left.", False),
        ("In this connection,", False),
        ("The following:", False),
        ("A" + "b" * 89, True),
        ("A" + "b" * 90, False),
        ("", False),
    ],
)
def test_a_heading_is_short_with_a_capital_and_no_end(text: str, heading: bool) -> None:
    assert reads_as_heading(text) is heading
