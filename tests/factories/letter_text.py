"""The text of an invented letter, with every usual part."""

from __future__ import annotations

from collections.abc import Sequence

from communications.letter_text import Block, LetterText, Part
from communications.models import Communication
from parties.models import Mandate

from .parties import printed_title


def letter_text(
    communication: Communication,
    mandates: Sequence[Mandate],
    questions: Sequence[tuple[str, Sequence[str]]],
) -> LetterText:
    """An invented letter with every usual part, its questions and signatures."""
    titles = " and the ".join(map(printed_title, mandates)) or "Special Procedures"
    day = communication.letter_date
    paragraph = "We would like to bring to your attention information that we have received."
    fact = "On 5 June 2023, surveyors set out marks along the Lower Sedge, without notice."
    blocks = [
        Block(Part.HEADING, f"Mandates of the {titles}"),
        Block(Part.REFERENCE, communication.reference_as_printed or "draft"),
        Block(Part.DATE, f"{day.day} {day:%B %Y}" if day else "undated"),
        Block(Part.SALUTATION, communication.salutation),
        Block(Part.OPENING, f"We have the honour to address you as {titles}."),
        Block(Part.PARAGRAPH, paragraph),
        Block(Part.FACTS_LEAD, "According to the information received:"),
        Block(Part.FACT, fact, bold=((0, 14),)),
        Block(Part.CONCERN, "We are concerned that homes may be cleared without consultation."),
        Block(Part.QUESTIONS_LEAD, "We would be grateful for your observations on these matters:"),
    ]
    for number, (text, parts) in enumerate(questions, start=1):
        blocks.append(Block(Part.QUESTION, text, marker=f"{number}."))
        blocks += [
            Block(Part.QUESTION_PART, part, marker=f"{letter}.")
            for letter, part in zip("abcdefgh", parts, strict=False)
        ]
    blocks += [
        Block(Part.CLOSING, "We would appreciate a response within 60 days."),
        Block(Part.COMPLIMENT, "Please accept the assurances of our highest consideration."),
    ]
    for mandate in mandates:
        holder = mandate.holders.first()
        blocks += [
            Block(Part.SIGNATORY_NAME, holder.name if holder else ""),
            Block(Part.SIGNATORY_TITLE, printed_title(mandate)),
        ]
    blocks += [
        Block(Part.ANNEX_LABEL, "Annex"),
        Block(Part.ANNEX_TITLE, "Reference to international human rights law"),
        Block(Part.ANNEX_PARAGRAPH, "We would like to recall the right to adequate housing."),
    ]
    return LetterText(language=communication.language, blocks=tuple(blocks))
