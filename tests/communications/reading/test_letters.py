"""Whole letters, all of them invented, with readings written out by hand beside them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from communications.letter_text import LetterText
from communications.reading import decode_letter, read_letter
from communications.reading.paragraphs import paragraphs_of

LETTERS = sorted((Path(__file__).parent / "letters").glob("*.txt"))


def text_of(letter: Path) -> str:
    return decode_letter(letter.read_bytes())


@pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter.stem)
def test_letter_gives_its_reading_exactly(letter: Path) -> None:
    expected = json.loads(letter.with_suffix(".json").read_text("utf-8"))
    assert read_letter(text_of(letter)).as_json() == expected


@pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter.stem)
def test_blocks_hold_every_word_of_the_letter_once_and_in_order(letter: Path) -> None:
    paragraphs = paragraphs_of(text_of(letter))
    expected = " ".join(f"{each.marker} {each.text}" for each in paragraphs).split()
    reading = read_letter(text_of(letter))
    assert " ".join(reading.text.paragraphs()).split() == expected


@pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter.stem)
def test_paragraphs_hold_every_word_of_the_source_but_page_marks(letter: Path) -> None:
    source = re.sub(r"\(https?://[^)]*\)|harb-\nour", " ", text_of(letter))
    words = [word for word in re.findall(r"[^\W\d_]{3,}", source) if not word.isupper()]
    kept = " ".join(f"{each.marker} {each.text}" for each in paragraphs_of(text_of(letter)))
    gone = set(words) - set(re.findall(r"[^\W\d_]{3,}", kept))
    assert gone - {"www", "ohchr", "org", "registry", "Page", "Página"} == set()


@pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter.stem)
def test_text_of_a_letter_survives_its_json_form(letter: Path) -> None:
    text = read_letter(text_of(letter)).text
    assert LetterText.from_json(text.as_json()) == text


def test_a_letter_reads_the_same_with_windows_line_ends_and_in_utf16() -> None:
    letter = next(each for each in LETTERS if each.stem == "al-fji-3-2024")
    text = text_of(letter)
    windows = text.replace("\n", "\r\n")
    assert read_letter(windows) == read_letter(text)
    assert read_letter(decode_letter(windows.encode("utf-16"))) == read_letter(text)
