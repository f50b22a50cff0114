from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporting.pdf.printable import breakable, characters_without_glyph, printable


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain text, déjà vu", "plain text, déjà vu"),
        ("a\tb\nc\r\x0bd", "a b c  d"),
        ("a\u2028b\u2029c\x85d", "a b c d"),
        ("12\u00a0000\u202f5\u2009kg", "12\u00a0000\u202f5\u2009kg"),
        ("nul\x00 bell\x07 escape\x1b", "nul\ufffd bell\ufffd escape\ufffd"),
        ("c1 \x9b", "c1 \ufffd"),
        ("\ud83d lone", "\ufffd lone"),
        ("\u202eoverride\u202d", "\ufffdoverride\ufffd"),
        ("hidden \U000e0041 tag", "hidden \ufffd tag"),
        ("مي\u200cروم", "مي\u200cروم"),
        ("\u200fmark\u200e \u202a\u202b\u202c \u2066\u2067\u2068\u2069", None),
        ("soft\u00adhyphen\u200bspace\u2060joiner\ufeff", None),
    ],
)
def test_only_characters_that_hide_something_are_replaced(text: str, shown: str | None) -> None:
    assert printable(text) == (text if shown is None else shown)


@given(st.text(st.characters(exclude_categories=())))
def test_printing_keeps_the_length_and_is_done_once(text: str) -> None:
    shown = printable(text)

    assert len(shown) == len(text)
    assert printable(shown) == shown
    shown.encode()


def test_missing_characters_are_named_once_each_in_order() -> None:
    assert characters_without_glyph("zebra abz", frozenset(map(ord, "abr"))) == "ez"


def test_composed_letter_is_shown_where_its_parts_are() -> None:
    covered = frozenset(map(ord, "s\u0323"))

    assert characters_without_glyph("\u1e63", covered) == ""
    assert characters_without_glyph("s\u0323", covered) == ""
    assert characters_without_glyph("\u1e63", frozenset(map(ord, "s"))) == "\u1e63"


def test_decomposed_letter_is_shown_where_the_composed_one_is() -> None:
    assert characters_without_glyph("e\u0301", frozenset({0xE9})) == ""


def test_invisible_characters_and_spaces_need_no_glyph() -> None:
    assert characters_without_glyph(" \u00a0\u202f\u200d\u200f\u00ad", frozenset()) == ""


def test_word_longer_than_a_line_gets_invisible_places_to_break() -> None:
    forty = "x" * 40

    assert breakable(f"a {forty}{forty}y b") == f"a {forty}\u200b{forty}\u200by b"


@pytest.mark.parametrize("text", ["", "plain words", "x" * 79, ("x" * 79 + " ") * 9, "尊敬" * 99])
def test_other_words_are_left_alone(text: str) -> None:
    assert breakable(text) == text
