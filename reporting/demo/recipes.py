"""The letters that every demonstration has, whatever is drawn by lot. Pure data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from communications.enums import LetterType, WindowUnit
from communications.rules.windows import Window

from .fates import Outcome

UA, AL, OL = LetterType.URGENT_APPEAL, LetterType.ALLEGATION_LETTER, LetterType.OTHER_LETTER
SIXTY_DAYS = Window(60, WindowUnit.DAYS)
TWO_MONTHS = Window(2, WindowUnit.MONTHS)


@dataclass(frozen=True)
class Recipe:
    """One letter: its type, language, age in days and outcome; what is left open is drawn.

    `to` is a State's code or the key of an invented company or body.
    """

    type: LetterType
    language: str
    age: int
    outcome: Outcome = Outcome.SILENT
    form: str = "state"
    window: Window | None = SIXTY_DAYS
    in_words: bool = False
    to: str = ""
    situation: str = ""
    alone: bool = False


@dataclass(frozen=True)
class Historic:
    """A letter from before the program, imported with the number and in the manner of its time."""

    language: str
    state: str
    situation: str
    mandates: tuple[str, ...]
    day: date
    number: int
    outcome: Outcome


RECIPES = (
    # Inside the window, up to its last day.
    Recipe(AL, "en", 60),
    Recipe(AL, "fr", 60),
    Recipe(AL, "en", 58, in_words=True),
    Recipe(AL, "es", 55),
    Recipe(AL, "fr", 54, Outcome.ACKNOWLEDGED, form="company"),
    Recipe(AL, "en", 41, form="company", to="kestrel", situation="harvest"),
    Recipe(AL, "fr", 35, Outcome.ACKNOWLEDGED),
    Recipe(AL, "es", 17, alone=True),
    Recipe(AL, "en", 3),
    # Past the window.
    Recipe(AL, "en", 61),
    Recipe(AL, "es", 75, Outcome.ACKNOWLEDGED),
    Recipe(AL, "fr", 140, alone=True),
    Recipe(AL, "en", 210, form="company"),
    Recipe(AL, "en", 260, in_words=True),
    # Answered.
    Recipe(AL, "en", 48, Outcome.EARLY),
    Recipe(AL, "en", 64, Outcome.LAST_DAY),
    Recipe(AL, "fr", 90, Outcome.LAST_DAY),
    Recipe(AL, "es", 120, Outcome.DAY_AFTER),
    Recipe(AL, "en", 160, Outcome.LATE, window=TWO_MONTHS),
    Recipe(AL, "en", 300, Outcome.TWO_ON_ONE_DAY),
    Recipe(AL, "fr", 420, Outcome.INTERIM_THEN_LATE),
    Recipe(AL, "es", 500, Outcome.REJECTED, alone=True),
    Recipe(AL, "en", 150, Outcome.LATE, to="JOR"),
    Recipe(AL, "en", 130, Outcome.EARLY, to="KAZ"),
    Recipe(AL, "en", 180, Outcome.EARLY, to="CHN"),
    # Urgent appeals print no window.
    Recipe(UA, "en", 5, window=None),
    Recipe(UA, "fr", 30, window=None, alone=True),
    Recipe(UA, "es", 20, Outcome.EARLY, window=None),
    Recipe(UA, "en", 400, Outcome.ACKNOWLEDGED, window=None),
    # Other letters may be public after 48 hours; some print a window, some none.
    Recipe(OL, "en", 1),
    Recipe(OL, "fr", 70, Outcome.EARLY, window=None),
    Recipe(OL, "es", 100, window=None),
    Recipe(OL, "en", 80, form="body"),
    Recipe(OL, "fr", 200, Outcome.EARLY, form="body"),
    # Ended without an answer, and taken back.
    Recipe(AL, "en", 1100, Outcome.CLOSED),
    Recipe(AL, "fr", 250, Outcome.VOIDED),
    Recipe(UA, "en", 700, Outcome.VOIDED, window=None),
)

HISTORIC = (
    Historic("fr", "SEN", "association", ("SRFPAA", "SRHRD"), date(2012, 3, 14), 3, Outcome.LATE),
    Historic("en", "FJI", "radio", ("SRFOE", "SRHRD"), date(2011, 9, 6), 5, Outcome.SILENT),
    Historic("es", "CRI", "relocation", ("SRHousing",), date(2013, 2, 21), 1, Outcome.EARLY),
)
