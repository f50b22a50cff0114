"""The real letter, where the shared folder lies beside the project; it is never kept here."""

from __future__ import annotations

from pathlib import Path

import pytest

from communications.reading import read_letter
from reporting.pdf import LetterSheet, render_letter
from reporting.pdf.text_layer import body_of_letter, first_difference

REAL_LETTER = Path(__file__).resolve().parents[4] / "shared" / "letters" / "al-oth-62-2023.txt"

pytestmark = pytest.mark.skipif(not REAL_LETTER.exists(), reason="no shared folder here")


def test_printed_text_of_the_real_letter_is_the_text_that_was_read() -> None:
    text = read_letter(REAL_LETTER.read_text(encoding="utf-8")).text
    sheet = LetterSheet(text, "AL OTH 62/2023", "AL OTH 62/2023", "Confidential")

    printed = body_of_letter(render_letter(sheet))

    assert len(text.blocks) > 50
    assert first_difference(text.paragraphs(), printed) is None
