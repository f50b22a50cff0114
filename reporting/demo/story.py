"""What is planned about a fictional letter, before a word of it is written. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from communications.enums import LetterType, ReplyKind
from communications.references import Reference
from communications.rules.windows import Window, due_on


@dataclass(frozen=True)
class Actor:
    """An invented company or body. `officer` is the surname and form of address of its head."""

    key: str
    name: str
    kind: str
    home: str | None
    language: str
    officer: tuple[str, str]


@dataclass(frozen=True)
class Addressee:
    """Whom a letter is sent to: the State `code`, or for OTH an invented company or body."""

    code: str
    language: str
    actor: Actor | None = None

    @property
    def form(self) -> str:
        """The kind of addressee that texts are written for: state, company or body."""
        if self.actor is None:
            return "state"
        return "company" if self.actor.kind == "company" else "body"


@dataclass(frozen=True)
class Matter:
    """The invented facts of a case. `days` are three days in order, all before the letter."""

    case: int
    situation: str
    town: str
    persons: tuple[str, ...]
    group: str
    company: Actor | None
    days: tuple[date, date, date]
    many: int
    few: int


@dataclass(frozen=True)
class PlannedReply:
    """A reply: `dated_on` is printed on it. `files` are endings such as pdf."""

    kind: ReplyKind
    dated_on: date
    received_on: date
    language: str
    files: tuple[str, ...] = ()


@dataclass(frozen=True)
class Fate:
    """What becomes of a letter after it was sent."""

    replies: tuple[PlannedReply, ...] = ()
    closed_on: date | None = None
    voided: bool = False


@dataclass(frozen=True)
class Manner:
    """How a letter is printed.

    `window` is the reply window that it prints, None where it prints none; `historic` letters
    look and read as they did in 2012.
    """

    window: Window | None
    in_words: bool = False
    marks: str = "a."
    all_facts: bool = True
    press: bool = False
    historic: bool = False


@dataclass(frozen=True)
class PlannedLetter:
    """One letter. `number` is given when all letters are dated; `key` never changes.

    `follows` is the key of an earlier letter on the same case, `beside` are the others that a
    letter on the subject goes to on the same day.
    """

    key: int
    matter: Matter
    type: LetterType
    addressee: Addressee
    day: date
    mandates: tuple[str, ...]
    manner: Manner
    fate: Fate = field(default_factory=Fate)
    follows: int | None = None
    beside: tuple[Addressee, ...] = ()
    number: int | None = None

    @property
    def due(self) -> date | None:
        """The last day for a reply in time by the printed window, None where none is printed."""
        return due_on(self.day, self.manner.window) if self.manner.window else None

    @property
    def reference(self) -> Reference:
        """The reference. Raises ValueError for a letter without a number."""
        if self.number is None:
            raise ValueError(f"Letter {self.key} has no number.")
        return Reference(self.type.value, self.addressee.code, self.number, self.day.year)
