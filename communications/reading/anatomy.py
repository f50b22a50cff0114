"""The anatomy of a letter: every paragraph labelled with the part that it is."""

from __future__ import annotations

from communications.letter_text import Part
from communications.reading.body import label_body
from communications.reading.head import label_head
from communications.reading.languages import Language
from communications.reading.opening import Opening
from communications.reading.paragraphs import Paragraph
from communications.reading.pieces import Piece, piece, split_pieces
from communications.reading.question_list import find_questions_lead, label_questions
from communications.reading.tail import (
    find_annex,
    find_compliment,
    find_signatures,
    label_annex,
    label_signatures,
)


def anatomy(paragraphs: list[Paragraph], opening: Opening) -> list[Piece]:
    """All paragraphs of a letter as labelled pieces, in order, none left out."""
    rest = paragraphs[opening.end :]
    language = opening.language
    body_end, signatures, annex = _landmarks(rest, language)
    return [
        *label_head(paragraphs, opening),
        *_opening_pieces(paragraphs, opening),
        *_label_middle(rest[:body_end], language),
        *(piece(Part.COMPLIMENT, each) for each in rest[body_end:signatures]),
        *label_signatures(rest[signatures:annex], language),
        *label_annex(rest[annex:], language),
    ]


def _opening_pieces(paragraphs: list[Paragraph], opening: Opening) -> list[Piece]:
    first = paragraphs[opening.index]
    cuts = [(opening.start, Part.OPENING)]
    if opening.start:
        cuts.insert(0, (0, Part.SALUTATION))
    others = paragraphs[opening.index + 1 : opening.end]
    return [*split_pieces(first, cuts), *(piece(Part.OPENING, each) for each in others)]


def _landmarks(rest: list[Paragraph], language: Language) -> tuple[int, int, int]:
    """Where the body ends, the signatures begin, and the annex begins."""
    compliment = find_compliment(rest, language)
    if compliment is not None:
        annex = find_annex(rest, compliment + 1, language)
        return compliment, compliment + 1, len(rest) if annex is None else annex
    lead = find_questions_lead(rest, language)
    start = 0 if lead is None else lead + 1
    annex = find_annex(rest, start, language)
    end = len(rest) if annex is None else annex
    signatures = find_signatures(rest[start:end], language)
    body_end = end if signatures is None else start + signatures
    return body_end, body_end, end


def _label_middle(middle: list[Paragraph], language: Language) -> list[Piece]:
    lead = find_questions_lead(middle, language)
    if lead is None:
        return label_body(middle, language)
    questions, end = label_questions(middle, lead, language)
    closing = [piece(Part.CLOSING, each) for each in middle[end:]]
    return [*label_body(middle[:lead], language), *questions, *closing]
