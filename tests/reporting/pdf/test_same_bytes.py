"""Equal letters are equal bytes, and are known to be without being laid out."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
import time_machine

from communications.letter_text import LetterText
from reporting.pdf import fingerprint, render_letter
from tests.reporting.pdf import letters, letters_in_languages

ROOT = Path(__file__).resolve().parents[3]


def test_same_sheet_gives_same_bytes_on_another_day() -> None:
    sheet = letters.sheet_of(letters.ENGLISH)
    with time_machine.travel(datetime(2025, 3, 14, 9, 0)):  # noqa: DTZ001
        first = render_letter(sheet)
    with time_machine.travel(datetime(2031, 12, 31, 23, 59)):  # noqa: DTZ001
        second = render_letter(sheet)

    assert first == second


def test_same_sheet_gives_same_bytes_in_another_process_and_environment(tmp_path: Path) -> None:
    program = (
        "import hashlib, sys\n"
        "from reporting.pdf import render_letter\n"
        "from tests.reporting.pdf import letters, letters_in_languages\n"
        "pdf = render_letter(letters.sheet_of(letters_in_languages.FRENCH))\n"
        "sys.stdout.write(hashlib.sha256(pdf).hexdigest())\n"
    )
    environment = os.environ | {
        "TZ": "Pacific/Apia",
        "LC_ALL": "C",
        "PYTHONHASHSEED": "4711",
        "HOME": str(tmp_path),
        "FONTCONFIG_FILE": str(tmp_path / "none.conf"),
        "PYTHONPATH": str(ROOT),
    }

    other = subprocess.run(  # noqa: S603
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )

    here = render_letter(letters.sheet_of(letters_in_languages.FRENCH))
    assert other.stdout == hashlib.sha256(here).hexdigest()


def test_another_letter_leaves_nothing_behind_in_the_next() -> None:
    alone = render_letter(letters.sheet_of(letters_in_languages.SPANISH))
    render_letter(letters.sheet_of(letters_in_languages.ARABIC))

    assert render_letter(letters.sheet_of(letters_in_languages.SPANISH)) == alone


def test_fingerprint_follows_what_is_printed() -> None:
    sheet = letters.sheet_of(letters.ENGLISH)
    same = letters.sheet_of(LetterText.from_json(letters.ENGLISH.as_json()))
    shorter = letters.sheet_of(LetterText("en", letters.ENGLISH.blocks[:-1]))

    assert fingerprint(same) == fingerprint(sheet)
    others = {
        fingerprint(shorter),
        fingerprint(replace(sheet, reference="AL QQQ 2/2025")),
        fingerprint(replace(sheet, classification="")),
        fingerprint(replace(sheet, title="Draft")),
    }
    assert len(others | {fingerprint(sheet)}) == 5


def test_fingerprint_follows_the_layout(monkeypatch: pytest.MonkeyPatch) -> None:
    sheet = letters.sheet_of(letters.ENGLISH)
    before = fingerprint(sheet)

    monkeypatch.setattr("reporting.pdf.letter._edition", lambda: "another style sheet")

    assert fingerprint(sheet) != before


def test_renderer_is_not_loaded_before_a_letter_is_printed() -> None:
    program = (
        "import sys, reporting.pdf\n"
        "sys.exit(any(name in sys.modules for name in ('weasyprint', 'fontTools')))\n"
    )

    process = subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False)  # noqa: S603

    assert process.returncode == 0
