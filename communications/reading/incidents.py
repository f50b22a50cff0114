"""The dates given for the alleged facts."""

from __future__ import annotations

from datetime import date

from communications.letter_text import Part
from communications.reading.dates import find_dates
from communications.reading.languages import Language
from communications.reading.pieces import Piece
from communications.reading.structure import ReadingWarning


def read_incident_dates(
    pieces: list[Piece], letter_date: date | None, known: set[date], language: Language
) -> tuple[tuple[date, ...], list[ReadingWarning]]:
    """The days named in the facts, sorted, each once.

    Left out: births, days after the letter (they are warned of), and `known` days, those on which
    earlier letters were sent or answered, where the fact cites the letter.
    """
    days: set[date] = set()
    warnings: list[ReadingWarning] = []
    for each in pieces:
        if each.part is not Part.FACT:
            continue
        folded = each.folded
        for found in find_dates(each.text):
            if found.problem:
                warnings.append(ReadingWarning(each.line, found.problem))
            elif (
                found.day is None or found.day in known or _is_birth(folded, found.start, language)
            ):
                continue
            elif letter_date and found.day > letter_date:
                message = f"{found.printed} is after the letter's date: not read as an incident"
                warnings.append(ReadingWarning(each.line, message))
            else:
                days.add(found.day)
    return tuple(sorted(days)), warnings


def _is_birth(folded: str, start: int, language: Language) -> bool:
    return language.birth.search(folded[max(0, start - 60) : start]) is not None
