"""What is planned about letters that are drafted in the demonstration. Pure.

A set has a script: what was done with it, step by step. `ago` counts working days before today,
`only` the places of the letters that a step is about, from 0; empty for all of the set.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from communications.enums import LetterType
from communications.letter_text import Part

from .story import Addressee, Matter
from .working_days import working_day

EMAIL, BY_HAND = "email", "by hand"
# A letter cites the newest one that is offered, where any is.
NEWEST = "newest"


class Share(Enum):
    """How far a text has come."""

    HALF = "half"
    WHOLE = "whole"
    ANEW = "written anew after changes were asked for"


@dataclass(frozen=True, kw_only=True)
class Step:
    """Something that is done with letters of a set."""

    ago: int
    only: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Begin(Step):
    """The letters are begun; their case is opened and worked on where it is a new one."""


@dataclass(frozen=True, kw_only=True)
class Write(Step):
    """What all say, and what the letters say by themselves, as far as `share`."""

    share: Share = Share.WHOLE


@dataclass(frozen=True, kw_only=True)
class Keep(Step):
    """The text as it is now is kept as a version."""

    note: str


@dataclass(frozen=True, kw_only=True)
class Drop(Step):
    """The letters are given up."""

    reason: str


@dataclass(frozen=True, kw_only=True)
class Circulate(Step):
    """The letters go round; answers are asked for within so many working days."""

    days: int
    message: str = ""

    def answer_by(self, today: date) -> date:
        return working_day(today, self.ago - self.days)


@dataclass(frozen=True, kw_only=True)
class Sign(Step):
    """The mandates sign off; `office` answers where their own does not."""

    mandates: tuple[str, ...]
    office: str = ""
    remark: str = ""


@dataclass(frozen=True, kw_only=True)
class AskChanges(Step):
    """A mandate asks for changes."""

    mandate: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class Decline(Step):
    """A mandate leaves the letters."""

    mandate: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class Comment(Step):
    """A remark at the paragraph that is number `place`, from 0, of those of `part`.

    By the office of `mandate`, or by the desk where there is none.
    """

    part: Part
    text: str
    place: int = 0
    mandate: str = ""


@dataclass(frozen=True, kw_only=True)
class Settle(Step):
    """The desk says that nothing is left to do about the comments."""


@dataclass(frozen=True, kw_only=True)
class Remind(Step):
    """The desk reminds those who are late."""


@dataclass(frozen=True, kw_only=True)
class TakeBack(Step):
    """The letters are taken back to be changed."""


@dataclass(frozen=True, kw_only=True)
class Withdraw(Step):
    """The first person of the case does not want to be named any more."""

    note: str


@dataclass(frozen=True, kw_only=True)
class Send(Step):
    """The letters are sent; `ways` says how each goes out, in the order of the set."""

    ways: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, kw_only=True)
class HandOver(Step):
    """What waits to be delivered by hand is handed over."""

    note: str


@dataclass(frozen=True, kw_only=True)
class Void(Step):
    """The letters that were sent are taken back; they keep their numbers."""

    reason: str


@dataclass(frozen=True, kw_only=True)
class Drafted:
    """Parallel letters, or a single one. `to` holds codes of States and keys of actors.

    `follows` is the key of a set on the same facts; `cites` the key of one whose letter is cited,
    or NEWEST.
    """

    key: str
    situation: str
    type: LetterType
    to: tuple[str, ...]
    mandates: tuple[str, ...]
    script: tuple[Step, ...]
    follows: str = ""
    cites: str = ""


@dataclass(frozen=True)
class PlannedSet:
    """Drafted letters with the facts that they are about and their addressees."""

    place: int
    drafted: Drafted
    matter: Matter
    to: tuple[Addressee, ...]

    @property
    def language(self) -> str:
        return self.to[0].language
