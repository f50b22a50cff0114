from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest

from communications.letter_text import Block, Part
from reporting.pdf import LetterTooLong, render_letter
from reporting.pdf.sheet import require_moderate_length
from tests.reporting.pdf import letters, letters_in_languages


def test_letter_at_the_limit_is_accepted() -> None:
    text = letters.letter_of(
        Block(Part.PARAGRAPH, "x" * 249_957), Block(Part.QUESTION, "yy", marker="z")
    )

    # 13 for the reference, 13 for the title, 12 for "Confidential", 2 + 1 for the question.
    require_moderate_length(letters.sheet_of(text))


def test_one_character_more_is_refused_before_anything_is_laid_out() -> None:
    text = letters.letter_of(
        Block(Part.PARAGRAPH, "x" * 249_960), Block(Part.QUESTION, "yy", marker="z")
    )

    with pytest.raises(LetterTooLong, match=r"250,001 characters; at most 250,000 can be printed"):
        render_letter(letters.sheet_of(text))


def test_too_many_paragraphs_and_bold_passages_are_refused() -> None:
    plain = [Block(Part.PARAGRAPH, "x")] * 3_998
    accepted = letters.letter_of(*plain, Block(Part.PARAGRAPH, "x y", bold=((0, 1),)))
    refused = letters.letter_of(*plain, Block(Part.PARAGRAPH, "x y", bold=((0, 1), (2, 3))))

    require_moderate_length(letters.sheet_of(accepted))
    with pytest.raises(LetterTooLong, match=r"4,001 paragraphs and bold passages; at most 4,000"):
        require_moderate_length(letters.sheet_of(refused))


@pytest.mark.parametrize("place", ["reference", "title", "classification"])
def test_what_stands_around_the_letter_is_limited_too(place: str) -> None:
    sheet = replace(letters.sheet_of(letters_in_languages.SPANISH), **{place: "x" * 250_000})

    with pytest.raises(LetterTooLong):
        render_letter(sheet)


def test_digest_of_a_sheet_is_always_the_same() -> None:
    sheet = letters.sheet_of(letters.letter_of(Block(Part.DATE, "3 mai 2025")))

    said = (
        b'[{"blocks":[{"part":"date","text":"3 mai 2025"}],"language":"en"},'
        b'"AL QQQ 1/2025","AL QQQ 1/2025","Confidential"]'
    )
    assert sheet.digest() == hashlib.sha256(said).hexdigest()
