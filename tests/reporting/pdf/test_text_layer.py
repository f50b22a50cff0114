from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from communications.letter_text import Block, Part
from reporting.pdf import render_letter
from reporting.pdf.text_layer import body_of_letter, first_difference, text_of_pdf
from tests.reporting.pdf import letters

PARAGRAPHS = ("Excellency,", "We have the honour.", "1. Please explain.")


@pytest.mark.parametrize(
    "printed",
    [
        "Excellency,\nWe have the honour.\n1. Please explain.",
        "Excellency,\nWe have the\nhonour.\n1. Please\nexplain.\n",
        "Excellency, We have the honour. 1. Please ex\u00adplain.",
    ],
)
def test_line_ends_do_not_count(printed: str) -> None:
    assert first_difference(PARAGRAPHS, printed) is None


@pytest.mark.parametrize(
    ("printed", "difference"),
    [
        (
            "Excellency, We have the honor. 1. Please explain.",
            "paragraph 2 should go on 'ur.' after 'Wehavethehono', printed is 'r.1.Pleaseexplain.'",
        ),
        (
            "Excellency, 1. Please explain.",
            "paragraph 2 should go on 'Wehavethehonour.' after '', printed is '1.Pleaseexplain.'",
        ),
        (
            "Excellency, We have the honour. 1. Please",
            "paragraph 3 should go on 'explain.' after '1.Please', printed is ''",
        ),
        (
            "Excellency, We have the honour. 1. Please explain. 2. And more.",
            "printed after the last paragraph: '2.Andmore.'",
        ),
        (
            "We have the honour. Excellency, 1. Please explain.",
            "paragraph 1 should go on 'Excellency,' after '', "
            "printed is 'Wehavethehonour.Excellency,1.Pleaseexpla'",
        ),
    ],
)
def test_every_other_difference_is_found_and_shown(printed: str, difference: str) -> None:
    assert first_difference(PARAGRAPHS, printed) == difference


def test_body_is_the_text_without_the_running_lines() -> None:
    data = render_letter(letters.sheet_of(letters.ENGLISH))

    for running in ("AL QQQ 1/2025", "Confidential", "2 / 3"):
        assert running in text_of_pdf(data)
        assert running not in body_of_letter(data)


@pytest.mark.parametrize("read", [text_of_pdf, body_of_letter])
def test_hyphen_at_the_end_of_a_line_is_kept(read: Callable[[bytes], str]) -> None:
    text = letters.letter_of(Block(Part.PARAGRAPH, "self-organised co-ordinating " * 30))

    printed = read(render_letter(replace(letters.sheet_of(text, classification=""), reference="")))

    lines = printed.splitlines()
    assert any(line.endswith("-") for line in lines)
    assert "".join(lines).replace(" ", "") == "self-organisedco-ordinating" * 30
