"""Spans of time as letters print them: "60 days", "soixante jours", "48 horas"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from communications.enums import WindowUnit
from communications.reading.languages import Language
from communications.reading.numbers_in_words import number_in_words
from communications.rules.windows import Window

_LONGEST_NUMBER_IN_WORDS = 4
_LOOKED_BACK = 120
_WORKING = re.compile(r"(?:working|business)$")
_WORKING_AFTER = re.compile(r" (?:ouvre|ouvrable|habil|laborable)(?:s|es)?\b")
_DIGITS = re.compile(r"(?<![\w/.,])(\d{1,3}) ?\)?(?: ?\([a-z -]{3,30}\))?$")


@dataclass(frozen=True, slots=True)
class PrintedWindow:
    """A span of time and its place. `sets`: the words before it set a limit ("within", "sous")."""

    start: int
    window: Window
    sets: bool


def windows_in(folded: str, language: Language) -> list[PrintedWindow]:
    """The spans of time in a folded text ("60 days", "soixante jours"), each with its place.

    Spans of working days are none: which days they leave out is not printed.
    """
    units = "|".join(sorted(language.unit_words, key=len, reverse=True))
    found: list[PrintedWindow] = []
    for match in re.finditer(rf"(?<![\w])(?:-|)({units})(?!\w)", folded):
        before = folded[max(0, match.start() - _LOOKED_BACK) : match.start()]
        before = before.removesuffix("calendar ")
        working = _WORKING_AFTER.match(folded, match.end())
        number = None if working else _number_before(before)
        unit, times = language.unit_words[match[1]]
        if number:
            value, start = number
            sets = language.sets_window.search(_without_words_of_number(before[:start]))
            window = Window(value * times, WindowUnit(unit))
            found.append(PrintedWindow(match.start(), window, sets is not None))
    return found


def _number_before(before: str) -> tuple[int, int] | None:
    """The number at the end of `before` with its place, in digits or words: "sixty (60)"."""
    before = before.rstrip(" -(")
    digits = _DIGITS.search(before)
    if digits:
        value = int(digits[1])
        return (value, digits.start()) if value else None
    return None if _WORKING.search(before) else _number_in_words_before(before)


def _number_in_words_before(before: str) -> tuple[int, int] | None:
    tokens = list(re.finditer(r"[a-z]+", before))
    for length in range(_LONGEST_NUMBER_IN_WORDS, 0, -1):
        words = [token[0] for token in tokens[-length:]]
        number = number_in_words(" ".join(words)) if len(words) == length else None
        if number:
            return number, tokens[-length].start()
    return None


def _without_words_of_number(before: str) -> str:
    """`before` without the words of a number that digits in brackets repeat: "sixty (" of "(60)"."""
    if not before.endswith("("):
        return before
    words = _number_in_words_before(before.rstrip(" ("))
    return before[: words[1]] if words else before
