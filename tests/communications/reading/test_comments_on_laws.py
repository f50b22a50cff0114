"""Letters that comment on a law: headings, no facts, running heads with page numbers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from communications.reading import read_letter
from communications.reading.paragraphs import paragraphs_of

Letter = Callable[..., str]
COMMENTS = (
    "Section 1 would forbid bread.\n\n**Section 2**\n\nWe are concerned that it is vague.\n\n"
    "It names no day.\n\n**Section 3**\n\nMr. Bo Nowhere, Minister of Bread, praised it."
)


def test_a_concern_ends_with_the_heading_of_the_next_comment(letter: Letter) -> None:
    reading = read_letter(
        letter(reference="Ref.: OL FJI 3/2024", subject=COMMENTS, facts="", concerns="")
    )
    assert reading.facts == ()
    assert reading.concerns == ("We are concerned that it is vague.", "It names no day.")


def test_headings_among_concerns_after_facts_do_not_end_them(letter: Letter) -> None:
    concerns = "We are concerned at the oven.\n\n**The smoke**\n\nThe smoke is thick."
    reading = read_letter(letter(concerns=concerns))
    assert reading.concerns == ("We are concerned at the oven.", "The smoke is thick.")


def test_an_official_in_a_letter_without_facts_is_no_person_concerned(letter: Letter) -> None:
    subject = "Mr. Bo Nowhere, Minister of Bread, praised the bill. Ms. Ann Nobody fears it."
    reading = read_letter(
        letter(reference="Ref.: OL FJI 3/2024", subject=subject, facts="", concerns="")
    )
    assert reading.persons == ("Ann Nobody",)
    message = "line 11: Bo Nowhere was read as an official, not as a person concerned"
    assert message in map(str, reading.warnings)


@pytest.mark.parametrize(
    "head",
    [
        "OL FJI 3/2024                         Page 2",
        "Page 2 - OL FJI 3/2024",
        "AL FJI 3/2024 | Página 2",
        "**UA FJI 3/2024** p. 2 of 9",
        "Page | 2",
    ],
)
def test_a_running_head_with_a_page_number_is_no_text(head: str) -> None:
    printed = [each.text for each in paragraphs_of(f"The oven\n\n{head}\n\nbroke in May.")]
    assert printed == ["The oven broke in May."]


@pytest.mark.parametrize(
    "line", ["See OL FJI 3/2024, page 2", "OL FJI 3/2024", "OL FJI 3/2024, AL FJI 4/2024 Page 2"]
)
def test_a_line_that_says_more_or_less_than_a_running_head_is_kept(line: str) -> None:
    assert line in [each.text for each in paragraphs_of(f"The oven broke.\n\n{line}\n\nIt smoked.")]
