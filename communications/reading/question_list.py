"""The list of questions: where it begins, what belongs to it, where it ends."""

from __future__ import annotations

import re

from communications.letter_text import Part
from communications.reading.body import is_heading
from communications.reading.languages import Language
from communications.reading.paragraphs import Paragraph
from communications.reading.pieces import Piece, piece

_NUMBER = re.compile(r"\d+")
_DECIMAL = re.compile(r"\d+\.\d+")
_PLAIN_ROMAN = re.compile(r"[ivx]+")


def kind_of_marker(marker: str) -> str:
    """What a list mark is: "number", "decimal", "letter", "roman", "bullet" with its sign, or "" for none."""
    if not marker:
        return ""
    if _DECIMAL.search(marker):
        return "decimal"
    if _NUMBER.search(marker):
        return "number"
    inner = "".join(c for c in marker if c.isalpha())
    if not inner:
        return f"bullet {marker}"
    return "roman" if _PLAIN_ROMAN.fullmatch(inner) and inner not in {"v", "x"} else "letter"


def kind_in_list(marker: str, level: str, place: int) -> str:
    """The kind of a mark in a list of which the kind is `level`, as its item `place` from 0.

    "i" after "h" is a letter, "v" after "iv" a roman number.
    """
    kind, inner = kind_of_marker(marker), "".join(c for c in marker if c.isalpha())
    if level == "roman" and _PLAIN_ROMAN.fullmatch(inner):
        return "roman"
    if level == "letter" and kind == "roman" and inner == chr(ord("a") + place):
        return "letter"
    return kind


def number_of(marker: str) -> int | None:
    """The number in a list mark ("3.", "Q3:", "(3)"), or None."""
    found = _NUMBER.search(marker)
    return int(found[0]) if found else None


def find_questions_lead(paragraphs: list[Paragraph], language: Language) -> int | None:
    """The index of the paragraph that announces the questions, or None."""
    announced = [
        index
        for index, paragraph in enumerate(paragraphs[:-1])
        if (paragraphs[index + 1].marker or paragraph.text.endswith(":"))
        and language.questions_following.search(paragraph.folded)
        and language.questions_request.search(paragraph.folded)
    ]
    if announced:
        counted = (index for index in announced if number_of(paragraphs[index + 1].marker) == 1)
        return next(counted, announced[0])
    for index, paragraph in enumerate(paragraphs[:-1]):
        after = paragraphs[index + 1]
        if (
            not paragraph.marker
            and number_of(after.marker) == 1
            and (
                paragraph.text.endswith(":") or language.questions_request.search(paragraph.folded)
            )
            and language.question_goes_on_start.match(after.folded)
        ):
            return index
    return None


def label_questions(
    paragraphs: list[Paragraph], lead: int, language: Language
) -> tuple[list[Piece], int]:
    """The lead and the questions as labelled pieces, and the index after the last of them."""
    pieces = [piece(Part.QUESTIONS_LEAD, paragraphs[lead])]
    top = _kind_of_questions(paragraphs, lead + 1)
    last_number = 0
    index = lead + 1
    while index < len(paragraphs):
        paragraph = paragraphs[index]
        kind = kind_in_list(paragraph.marker, top, last_number)
        if kind and kind == top:
            last_number = number_of(paragraph.marker) or last_number + 1
            pieces.append(piece(Part.QUESTION, paragraph))
        elif kind and len(pieces) > 1:
            pieces.append(piece(Part.QUESTION_PART, paragraph))
        else:
            part = _part_without_mark(paragraphs, index, last_number, top, language)
            if part is None:
                break
            pieces.append(piece(part, paragraph))
        index += 1
    return pieces, index


def _kind_of_questions(paragraphs: list[Paragraph], start: int) -> str:
    kinds = [kind_of_marker(each.marker) for each in paragraphs[start : start + 3]]
    return next((kind for kind in kinds if kind), "")


def _part_without_mark(
    paragraphs: list[Paragraph], index: int, last: int, top: str, language: Language
) -> Part | None:
    """What a paragraph without a mark is within the list; None where the list is over."""
    paragraph = paragraphs[index]
    goes_on = _next_question_follows(paragraphs, index, last, top)
    if goes_on and is_heading(paragraphs, index):
        return Part.SUBHEADING
    asks = language.question_goes_on_start.match(paragraph.folded)
    if goes_on or (asks and not language.closing.search(paragraph.folded)):
        return Part.QUESTION
    if not top and last == 0 and paragraph.text.endswith("?"):
        return Part.QUESTION
    return None


def _next_question_follows(paragraphs: list[Paragraph], index: int, last: int, top: str) -> bool:
    """Whether the next numbered paragraph goes on with the count, or begins it anew."""
    if top != "number":
        return False
    for after in paragraphs[index + 1 :]:
        if kind_of_marker(after.marker) == "number":
            number = number_of(after.marker) or 0
            return number == last + 1 or (number == 1 and last > 0) or last < number <= last + 3
    return False
