"""The real letter AL OTH 62/2023, kept beside the project, must be read exactly."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from communications.reading import decode_letter, read_letter

LETTERS = Path(__file__).resolve().parents[3].parent / "shared" / "letters"
LETTER = LETTERS / "al-oth-62-2023.txt"

pytestmark = pytest.mark.skipif(not LETTER.exists(), reason="the real letter is not here")


def test_real_letter_gives_every_field_of_its_expected_reading() -> None:
    expected = json.loads((LETTERS / "al-oth-62-2023.expected.json").read_text("utf-8"))
    got = read_letter(decode_letter(LETTER.read_bytes())).as_json()
    assert got.pop("warnings") == []
    expected.pop("warnings", None)
    assert got == expected
