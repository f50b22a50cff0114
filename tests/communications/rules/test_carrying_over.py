"""When a sign-off still stands although a mandate has left the letter."""

from __future__ import annotations

import pytest

from communications.letter_text import Block, LetterText, Part
from communications.rules.carrying_over import differ_by_mandates_alone

SEVERAL = (
    Block(Part.HEADING, "Mandates of the Special Rapporteur on homes and the one on water"),
    Block(Part.SALUTATION, "Excellency,"),
    Block(Part.OPENING, "We have the honour to address you as Special Rapporteurs."),
    Block(Part.FACT, "On 5 June 2023, surveyors set out marks."),
    Block(Part.COMPLIMENT, "Please accept the assurances of our highest consideration."),
    Block(Part.SIGNATORY_NAME, "Ilona Varga-Tembe"),
    Block(Part.SIGNATORY_TITLE, "Special Rapporteur on homes"),
    Block(Part.SIGNATORY_NAME, "Tomas Ekwueme-Lind"),
    Block(Part.SIGNATORY_TITLE, "Special Rapporteur on water"),
)


def text(*blocks: Block, language: str = "en") -> LetterText:
    return LetterText(language, blocks)


def test_heading_opening_and_signatures_may_differ():
    left = text(
        Block(Part.HEADING, "Mandate of the Special Rapporteur on homes"),
        SEVERAL[1],
        Block(Part.OPENING, "We have the honour to address you as Special Rapporteur on homes."),
        *SEVERAL[3:7],
    )
    assert differ_by_mandates_alone(text(*SEVERAL), left)


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (3, "On 6 June 2023, surveyors set out marks."),
        (4, "Please accept the assurances of my highest consideration."),
        (1, "Sir,"),
    ],
)
def test_no_other_word_may_differ(place, words):
    blocks = list(SEVERAL)
    blocks[place] = Block(blocks[place].part, words)
    assert not differ_by_mandates_alone(text(*SEVERAL), text(*blocks))


def test_no_paragraph_may_be_missing_or_new():
    assert not differ_by_mandates_alone(text(*SEVERAL), text(*SEVERAL[:3], *SEVERAL[4:]))
    assert not differ_by_mandates_alone(text(*SEVERAL[:3], *SEVERAL[4:]), text(*SEVERAL))


def test_the_language_may_not_differ():
    assert not differ_by_mandates_alone(text(*SEVERAL), text(*SEVERAL, language="fr"))
