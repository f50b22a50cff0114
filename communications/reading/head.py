"""The head of a letter: heading, reference, date, salutation."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from communications.letter_text import Part
from communications.reading.dates import find_dates, sole_date
from communications.reading.folding import fold
from communications.reading.languages import Language
from communications.reading.opening import Opening, titles_in
from communications.reading.paragraphs import Paragraph
from communications.reading.pieces import Piece, piece, split_pieces
from communications.reading.structure import ReadingWarning
from communications.references import FoundReference, find_references

_FILE_CODE_LINE = re.compile(
    r"(?:J?(?:UA|AL|OL)|.{0,60}\(\d[\d-]{0,9}\)|G/SO .{0,80}|\d{1,4}\s?[/.]\s?\d{4})"
)
_LONGEST_SALUTATION = 80
_LONGEST_REST = 40


def label_head(paragraphs: list[Paragraph], opening: Opening) -> list[Piece]:
    """The paragraphs before the opening, and a salutation on its own line, as labelled pieces."""
    head = paragraphs[: opening.index]
    salutation = _salutation_index(head, opening)
    pieces: list[Piece] = []
    for index, paragraph in enumerate(head):
        if index == salutation:
            pieces.append(piece(Part.SALUTATION, paragraph))
        else:
            before = pieces[-1].part if pieces else None
            pieces.extend(_labelled(paragraph, before, opening.language))
    return pieces


def _salutation_index(head: list[Paragraph], opening: Opening) -> int | None:
    if opening.start > 0:
        return None
    for index in range(len(head) - 1, max(-1, len(head) - 4), -1):
        text = head[index].text
        if len(text) <= _LONGEST_SALUTATION and opening.language.salutation_start.match(
            head[index].folded
        ):
            return index
    return None


def _labelled(paragraph: Paragraph, before: Part | None, language: Language) -> list[Piece]:
    folded = paragraph.folded
    in_reference = before in {Part.REFERENCE, Part.REFERENCE_NOTE}
    if language.heading_start.match(folded) or (
        before is Part.HEADING
        and re.match(
            rf"(?:and |et |y )?{language.mandate_articles}(?:{language.mandate_head})", folded
        )
    ):
        return [piece(Part.HEADING, paragraph)]
    if language.reference_note.fullmatch(folded.rstrip(" .")):
        return [piece(Part.REFERENCE_NOTE, paragraph)]
    if sole_date(paragraph.text):
        return [piece(Part.DATE, paragraph)]
    if (
        language.reference_label_start.match(f"{folded} ")
        or _is_reference(paragraph.text, language)
        or (in_reference and _FILE_CODE_LINE.fullmatch(paragraph.text))
    ):
        return _reference_pieces(paragraph, language)
    return [piece(Part.PARAGRAPH, paragraph)]


def _is_reference(text: str, language: Language) -> bool:
    """Whether a line is a reference, perhaps with a date or a note, and nothing else."""
    found = find_references(text) if len(text) < 400 else []
    if not found:
        return False
    rest = text[: found[0].start] + text[found[0].end :]
    for each in find_dates(rest):
        rest = rest.replace(each.printed, "")
    note = language.reference_note.search(fold(rest))
    rest = rest[: note.start()] + rest[note.end() :] if note else rest
    return len(rest.strip(" .,:()")) <= _LONGEST_REST // 2


def _reference_pieces(paragraph: Paragraph, language: Language) -> list[Piece]:
    """A reference line, with a note and a date that stand on the same line split off."""
    cuts = [(0, Part.REFERENCE)]
    found = find_references(paragraph.text)
    after = found[0].end if found else 0
    note = language.reference_note.search(paragraph.folded, after)
    if note:
        cuts.append((note.start(), Part.REFERENCE_NOTE))
    dates = [each for each in find_dates(paragraph.text) if each.start >= after]
    if len(dates) == 1:
        cuts.append((dates[0].start, Part.DATE))
    return split_pieces(paragraph, sorted(cuts, key=lambda cut: cut[0]))


@dataclass(frozen=True, slots=True)
class Head:
    """What the head says. `mandates` is the number of mandates in the heading, 0 without one."""

    reference: FoundReference | None
    letter_date: date | None
    mandates: int
    warnings: tuple[ReadingWarning, ...]


def read_head(pieces: list[Piece], language: Language) -> Head:
    """Reference, date and number of mandates from the labelled pieces of the head."""
    reference, doubts = _reference(pieces)
    letter_date, more = _date(pieces)
    more += _years_apart(pieces, reference, letter_date)
    headings = " ".join(each.text for each in pieces if each.part is Part.HEADING)
    start = language.heading_start.match(fold(headings))
    mandates = len(titles_in(headings[start.end() :], language)) if start else 0
    return Head(reference, letter_date, mandates, (*doubts, *more))


def _reference(pieces: list[Piece]) -> tuple[FoundReference | None, list[ReadingWarning]]:
    printed = [each for each in pieces if each.part is Part.REFERENCE]
    if not printed:
        return None, [ReadingWarning(1, "no reference is printed above the opening")]
    line = printed[0].line
    found = find_references(" ".join(each.text for each in printed))
    if not found:
        return None, [ReadingWarning(line, "the reference cannot be read; it was left empty")]
    doubts: list[ReadingWarning] = []
    if len({each.reference for each in found}) > 1:
        doubts.append(
            ReadingWarning(line, "more than one reference is printed; the first was taken")
        )
    if found[0].reference.type is None:
        printed_type = found[0].printed_type or "none"
        doubts.append(
            ReadingWarning(line, f"the type of letter cannot be read (printed: {printed_type})")
        )
    return found[0], doubts


def _years_apart(
    pieces: list[Piece], reference: FoundReference | None, letter_date: date | None
) -> list[ReadingWarning]:
    """A letter may go out in the year after its reference's, not before it or later."""
    if reference is None or letter_date is None:
        return []
    year = reference.reference.year
    if year <= letter_date.year <= year + 1:
        return []
    line = next(each.line for each in pieces if each.part is Part.DATE)
    return [ReadingWarning(line, f"the letter is dated {letter_date.year}, its reference {year}")]


def _date(pieces: list[Piece]) -> tuple[date | None, list[ReadingWarning]]:
    printed = [each for each in pieces if each.part is Part.DATE]
    if not printed:
        return None, [ReadingWarning(1, "no date is printed above the opening")]
    dates = [found for each in printed for found in find_dates(each.text)]
    doubts = [ReadingWarning(printed[0].line, each.problem) for each in dates if each.problem]
    days = {each.day for each in dates if each.day}
    if len(days) > 1:
        doubts.append(
            ReadingWarning(printed[0].line, "several dates are printed; the first was taken")
        )
    return next((each.day for each in dates if each.day), None), doubts
