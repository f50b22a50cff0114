"""Letters as PDF. Pure: data in, bytes out; no database, no clock, no network, no system fonts."""

from reporting.pdf.letter import fingerprint, problem_of_printing, render_letter
from reporting.pdf.sheet import (
    CharactersWithoutGlyph,
    LetterNotPrintable,
    LetterSheet,
    LetterTooLong,
)

__all__ = [
    "CharactersWithoutGlyph",
    "LetterNotPrintable",
    "LetterSheet",
    "LetterTooLong",
    "fingerprint",
    "problem_of_printing",
    "render_letter",
]
