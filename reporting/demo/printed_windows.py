"""Windows as letters print them, in digits or in words. Pure."""

from __future__ import annotations

from communications.enums import WindowUnit
from communications.rules.letter_words import written_window
from communications.rules.windows import Window

_IN_WORDS = {
    (60, WindowUnit.DAYS): {"en": "sixty days", "fr": "soixante jours", "es": "sesenta días"},
    (2, WindowUnit.MONTHS): {"en": "two months", "fr": "deux mois", "es": "dos meses"},
}


def printed_window(window: Window, language: str, *, in_words: bool) -> str:
    """A window as a letter prints it: 60 days, or sixty days. Months are always in words."""
    words = _IN_WORDS.get((window.value, window.unit))
    if words and (in_words or window.unit != WindowUnit.DAYS):
        return words[language]
    return written_window(window, language)
