from __future__ import annotations

import pytest

from communications.rules.letter_facts import AskedQuestion
from communications.rules.outline_text import outline_as_text, outline_from_text

OUTLINE = (AskedQuestion("First?", ("one;", "two.")), AskedQuestion("Second?"))
TEXT = "First?\n- one;\n- two.\n\nSecond?"


def test_an_outline_is_written_and_read_back() -> None:
    assert outline_as_text(OUTLINE) == TEXT
    assert outline_from_text(TEXT) == OUTLINE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ()),
        (" \r\n\r\n ", ()),
        ("One line\r\nand the next", (AskedQuestion("One line and the next"),)),
        ("Why?\n– who\n  goes on", (AskedQuestion("Why?", ("who goes on",)),)),
        (
            "Why?\n\n- a part after a blank line",
            (AskedQuestion("Why?", ("a part after a blank line",)),),
        ),
        ("- a dash at the very beginning", (AskedQuestion("- a dash at the very beginning"),)),
        ("-5 degrees?", (AskedQuestion("-5 degrees?"),)),
    ],
)
def test_text_is_read_as_people_write_it(text: str, expected: tuple[AskedQuestion, ...]) -> None:
    assert outline_from_text(text) == expected
