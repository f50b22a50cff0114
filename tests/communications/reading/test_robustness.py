"""No text breaks the reader, slows it without measure, or makes it lose words."""

from __future__ import annotations

import textwrap
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from communications.reading import NotALetter, Reading, decode_letter, read_letter
from communications.reading.paragraphs import paragraphs_of

Letter = Callable[..., str]
LETTERS = {each.stem: each for each in (Path(__file__).parent / "letters").glob("*.txt")}
WRAPPED = {"al-mlt-5-2012", "al-jpn-7-2020", "al-ury-6-2024", "ol-vut-2-2023", "ua-com-1-2025"}
UNWRAPPED = sorted(set(LETTERS) - WRAPPED)

PIECES = st.sampled_from(
    [
        "**",
        "*",
        "[",
        "](",
        ")",
        "\n",
        "\n\n",
        "\x0c",
        "1. ",
        "a) ",
        "- ",
        "Annex\n",
        "AL FJI 1/2020 ",
        "According to the information received:",
        "We express our concern ",
        "on 3 May 2020 ",
        "We would be grateful for your observations on the following matters:\n",
        "31 June 2020, ",
        "within 60 days ",
        "Please accept, Excellency, the assurances",
        "Mr. A. B. ",
        "response ",
        "Special Rapporteur on food",
        "your company, the ",
        "sent to Fiji ",
        "é",
        "\xa0",
        "-\n",
        "’s ",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    with pytest.raises(NotALetter):
        read_letter(text)


@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_any_letter_is_read_whole(letter: Letter, data: st.DataObject) -> None:
    section = data.draw(
        st.sampled_from(["date", "subject", "facts", "questions", "closing", "annex"])
    )
    rest = data.draw(st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=25))
    text = letter(**{section: "".join(rest)})
    reading = read_letter(text)
    expected = "".join(each.marker + each.text for each in paragraphs_of(text))
    assert without_spaces("".join(reading.text.paragraphs())) == without_spaces(expected)
    assert all(1 <= warning.line <= text.count("\n") + 60 for warning in reading.warnings)


def without_spaces(text: str) -> str:
    return "".join(text.split())


def without_warnings(reading: Reading) -> dict[str, Any]:
    return {key: value for key, value in reading.as_json().items() if key != "warnings"}


def wrapped(text: str, width: int) -> list[str]:
    lines: list[str] = []
    for line in text.split("\n"):
        lines += textwrap.wrap(line, width, break_on_hyphens=False) if line.strip() else [""]
    return lines


@pytest.mark.parametrize("width", [70, 85, 100])
@pytest.mark.parametrize("name", UNWRAPPED)
def test_a_letter_reads_the_same_with_soft_line_ends(name: str, width: int) -> None:
    text = decode_letter(LETTERS[name].read_bytes())
    again = read_letter("\n".join(wrapped(text, width)))
    assert without_warnings(again) == without_warnings(read_letter(text))


@pytest.mark.parametrize("length", [23, 37])
@pytest.mark.parametrize("name", UNWRAPPED)
def test_a_letter_reads_the_same_when_cut_into_pages(name: str, length: int) -> None:
    text = decode_letter(LETTERS[name].read_bytes())
    lines = wrapped(text, 85)
    pages = ["\n".join(lines[start : start + length]) for start in range(0, len(lines), length)]
    paged = "".join(f"{page}\n\n- {number} -\n\f\n" for number, page in enumerate(pages, start=1))
    assert without_warnings(read_letter(paged)) == without_warnings(read_letter(text))


@pytest.mark.parametrize("bad", ["S.A.", "S.A. de ", "Bread ", "A of ", "Pte. Ltd. ", "A, "])
def test_repeated_names_of_companies_among_copies_cost_time_in_proportion_only(
    letter: Letter, bad: str
) -> None:
    spans: list[float] = []
    for size in (40_000, 160_000):
        text = letter(
            closing=f"A letter on this subject has been sent to {bad * (size // len(bad))}"
        )
        start = time.process_time()
        read_letter(text)
        spans.append(time.process_time() - start)
    assert spans[1] < 10 * spans[0] + 0.2


@pytest.mark.parametrize(
    "bad",
    [
        "1, ",
        "1 may ",
        "Mr. A ",
        "*a ",
        "[a",
        "AL OTH 1/2020 ",
        "AL OTH ",
        "response of 3 May 2020 ",
        "G/SO 214 (1-1) ",
        "is a ",
        "(",
        "**",
        "your company, the ",
        "Messrs. A B, C D, ",
        "your company, A, B, C, ",
        "S.A. de C.V. ",
        "Pte. Ltd. and ",
        "your company, Bread Co. of ",
        "within 60 (sixty) days ",
        "within the next the ",
        "de ",
    ],
)
def test_repeated_pieces_cost_time_in_proportion_only(letter: Letter, bad: str) -> None:
    lead = "According to the information received:\n\n"
    spans: list[float] = []
    for size in (40_000, 160_000):
        text = letter(facts=lead + bad * (size // len(bad)))
        start = time.process_time()
        read_letter(text)
        spans.append(time.process_time() - start)
    assert spans[1] < 10 * spans[0] + 0.2
