"""Spans of time as letters print them: "60 days", "soixante jours", "48 horas"."""

from __future__ import annotations

import re

from communications.enums import WindowUnit
from communications.reading.languages import Language
from communications.reading.numbers_in_words import number_in_words
from communications.rules.windows import Window

_LONGEST_NUMBER_IN_WORDS = 4
_WORKING = re.compile(r"(?:working|business|calendar)$")


def windows_in(folded: str, language: Language) -> list[tuple[int, Window]]:
    """The spans of time in a folded text ("60 days", "soixante jours"), each with its place."""
    units = "|".join(sorted(language.unit_words, key=len, reverse=True))
    found: list[tuple[int, Window]] = []
    for match in re.finditer(rf"(?<![\w])(?:-|)({units})(?!\w)", folded):
        value = _number_before(folded[max(0, match.start() - 60) : match.start()])
        unit, times = language.unit_words[match[1]]
        if value:
            found.append((match.start(), Window(value * times, WindowUnit(unit))))
    return found


def _number_before(before: str) -> int | None:
    """The number at the end of `before`, in digits or words, once or twice: "sixty (60)"."""
    before = before.rstrip(" -(")
    digits = re.search(r"(?<![\w/.,])(\d{1,3}) ?\)?(?: ?\([a-z -]{3,30}\))?$", before)
    if digits:
        return int(digits[1]) or None
    tokens = re.findall(r"[a-z]+", before.replace("-", " "))
    for length in range(_LONGEST_NUMBER_IN_WORDS, 0, -1):
        number = number_in_words(" ".join(tokens[-length:])) if len(tokens) >= length else None
        if number and not _WORKING.search(before):
            return number
    return None
