"""The languages in which letters go out, each as one table of formulas and words."""

from __future__ import annotations

from communications.reading.languages.english import ENGLISH
from communications.reading.languages.french import FRENCH
from communications.reading.languages.shape import Language, words
from communications.reading.languages.spanish import SPANISH

ALL_LANGUAGES: tuple[Language, ...] = (ENGLISH, FRENCH, SPANISH)

__all__ = ["ALL_LANGUAGES", "Language", "words"]
