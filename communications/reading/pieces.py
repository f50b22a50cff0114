"""A labelled piece of a letter: what it says, what part it is, and on which line it stands."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from communications.letter_text import Block, Part
from communications.reading.folding import fold
from communications.reading.marks import Plain, Ranges
from communications.reading.paragraphs import Paragraph


@dataclass(frozen=True)
class Piece:
    """One block of the letter and its line in the source, counted from 1."""

    part: Part
    text: str
    line: int
    marker: str = ""
    bold: Ranges = ()

    @cached_property
    def folded(self) -> str:
        """The text as formulas are looked for in it."""
        return fold(self.text)

    @property
    def block(self) -> Block:
        """The piece as it is stored."""
        return Block(self.part, self.text, self.marker, self.bold)


def piece(part: Part, paragraph: Paragraph) -> Piece:
    """A whole paragraph as one piece."""
    return Piece(part, paragraph.text, paragraph.line, paragraph.marker, paragraph.bold)


def split_pieces(paragraph: Paragraph, cuts: list[tuple[int, Part]]) -> list[Piece]:
    """A paragraph as several pieces: each (place, part) begins one, the first at place 0.

    Spaces at the cuts are dropped, and so are pieces without text.
    """
    pieces: list[Piece] = []
    ends = [place for place, _ in cuts[1:]] + [len(paragraph.text)]
    marker = paragraph.marker
    for (start, part), end in zip(cuts, ends, strict=True):
        rest = Plain(paragraph.text, paragraph.bold).until(end)
        text = rest.text[start:]
        leading = len(text) - len(text.lstrip())
        rest = rest.without_start(start + leading)
        bold = tuple((a, min(b, len(rest.text.rstrip()))) for a, b in rest.bold)
        if rest.text.strip():
            pieces.append(Piece(part, rest.text.rstrip(), paragraph.line, marker, bold))
            marker = ""
    return pieces


def texts(pieces: list[Piece], *parts: Part) -> tuple[str, ...]:
    """The texts of the pieces of the given parts, in order."""
    return tuple(each.text for each in pieces if each.part in parts)
