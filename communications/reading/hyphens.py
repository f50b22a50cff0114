"""Joining the lines of a paragraph: which hyphens at a line's end belong to the word."""

from __future__ import annotations

import re

from communications.reading.folding import fold
from communications.reading.pages import Line

_WHOLE_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_OPENERS = "\"'”’»)]*_(“‘«["


class KnownWords:
    """The words of a text, made when first asked for: they tell which hyphens are real."""

    def __init__(self, lines: list[Line]) -> None:
        self._lines = lines
        self._words: frozenset[str] | None = None

    def __contains__(self, word: str) -> bool:
        if self._words is None:
            found = (_WHOLE_WORD.findall(fold(line.text)) for line in self._lines)
            self._words = frozenset(word for words in found for word in words)
        return fold(word) in self._words


def joined_lines(lines: list[str], known: KnownWords) -> str:
    """The lines as one text; a word cut at a line's end is whole again."""
    pieces = [lines[0]]
    for line in lines[1:]:
        before = pieces[-1]
        if before.endswith("-") and before[-2:-1].isalpha() and line[:1].isalpha():
            pieces[-1] = before if _hyphen_stays(before, line, known) else before[:-1]
            pieces.append(line)
        else:
            pieces.append(f" {line}")
    return "".join(pieces)


def _hyphen_stays(before: str, after: str, known: KnownWords) -> bool:
    """Whether the hyphen at a line's end belongs to the word: the rest of the text tells."""
    first = before[:-1].rsplit(maxsplit=1)[-1].lstrip(_OPENERS)
    second = re.split(r"[\W\d_]", after, maxsplit=1)[0]
    if not second[:1].islower() or f"{first}-{second}" in known:
        return True
    if first + second in known:
        return False
    return first in known
