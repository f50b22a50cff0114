from __future__ import annotations

import hashlib

import pytest

from communications.letter_text import Block, Part
from reporting.pdf import LetterTooLong, render_letter
from reporting.pdf.sheet import require_moderate_length
from tests.reporting.pdf import letters


def test_letter_at_the_limit_is_accepted() -> None:
    text = letters.letter_of(
        Block(Part.PARAGRAPH, "x" * 399_998), Block(Part.QUESTION, "y", marker="z")
    )

    require_moderate_length(letters.sheet_of(text))


def test_one_character_more_is_refused_before_anything_is_laid_out() -> None:
    text = letters.letter_of(Block(Part.QUESTION, "x" * 400_000, marker="z"))

    with pytest.raises(LetterTooLong, match=r"400,001 characters; at most 400,000 can be printed"):
        render_letter(letters.sheet_of(text))


def test_too_many_paragraphs_are_refused() -> None:
    text = letters.letter_of(*[Block(Part.PARAGRAPH, "x")] * 4_001)

    with pytest.raises(LetterTooLong, match=r"4,001 paragraphs; at most 4,000 can be printed"):
        render_letter(letters.sheet_of(text))


def test_digest_of_a_sheet_is_always_the_same() -> None:
    sheet = letters.sheet_of(letters.letter_of(Block(Part.DATE, "3 mai 2025")))

    said = (
        b'[{"blocks":[{"part":"date","text":"3 mai 2025"}],"language":"en"},'
        b'"AL QQQ 1/2025","AL QQQ 1/2025","Confidential"]'
    )
    assert sheet.digest() == hashlib.sha256(said).hexdigest()
