"""What the reader gives for a letter: plain immutable data, and its JSON form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from communications.letter_text import LetterText
from communications.references import FoundReference, Reference
from communications.rules.windows import Window


class NotALetter(Exception):
    """The text is no letter of special procedures; `reason` says why, in words for people."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class ReadingWarning:
    """Something that could not be read, or was read with a doubt. `line` counts from 1."""

    line: int
    message: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.message}"


@dataclass(frozen=True, slots=True)
class Mandate:
    """A signing mandate: title without article, resolution such as "52/4" or None."""

    title: str
    resolution: str | None

    def as_json(self) -> dict[str, Any]:
        """The mandate as JSON data."""
        return {"title": self.title, "resolution": self.resolution}


@dataclass(frozen=True, slots=True)
class Addressee:
    """Whom the letter addresses: `kind` is "state" or "other", `name` as printed or None."""

    kind: str
    salutation: str
    name: str | None

    def as_json(self) -> dict[str, Any]:
        """The addressee as JSON data."""
        return {"kind": self.kind, "salutation": self.salutation, "name": self.name}


@dataclass(frozen=True, slots=True)
class EarlierCommunication:
    """A letter that this one cites, with the days on which it went out and was answered."""

    reference: Reference
    sent_on: date | None
    replied_on: date | None

    def as_json(self) -> dict[str, Any]:
        """The citation as JSON data, its reference without marks of print."""
        return {
            "reference": str(self.reference),
            "sent_on": _iso(self.sent_on),
            "replied_on": _iso(self.replied_on),
        }


@dataclass(frozen=True, slots=True)
class QuestionPart:
    """A lettered part of a question; `letter` without its dot or bracket."""

    letter: str
    text: str

    def as_json(self) -> dict[str, Any]:
        """The part as JSON data."""
        return {"letter": self.letter, "text": self.text}


@dataclass(frozen=True, slots=True)
class Question:
    """A numbered question to the addressee."""

    number: int
    text: str
    parts: tuple[QuestionPart, ...]

    def as_json(self) -> dict[str, Any]:
        """The question as JSON data."""
        return {"number": self.number, "text": self.text, "parts": _list(self.parts)}


@dataclass(frozen=True, slots=True)
class Signatory:
    """A mandate-holder under the letter; `title` is empty where none is printed."""

    name: str
    title: str

    def as_json(self) -> dict[str, Any]:
        """The signatory as JSON data."""
        return {"name": self.name, "title": self.title}


@dataclass(frozen=True, slots=True)
class Annex:
    """The annex of legal standards; `title` is empty where none is printed."""

    title: str
    paragraphs: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """The annex as JSON data."""
        return {"title": self.title, "paragraphs": list(self.paragraphs)}


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything read from one letter. None, "" or () where the letter does not say."""

    reference: FoundReference | None
    language: str
    letter_date: date | None
    mandates: tuple[Mandate, ...]
    addressee: Addressee
    earlier_communications: tuple[EarlierCommunication, ...]
    copied_to: tuple[str, ...]
    persons: tuple[str, ...]
    incident_dates: tuple[date, ...]
    facts: tuple[str, ...]
    concerns: tuple[str, ...]
    questions: tuple[Question, ...]
    reply_window: Window | None
    reply_due_on: date | None
    publication_delay: Window | None
    signatories: tuple[Signatory, ...]
    annex: Annex | None
    text: LetterText
    warnings: tuple[ReadingWarning, ...]

    def as_json(self) -> dict[str, Any]:
        """The reading as JSON data, without `text`, which has its own JSON form."""
        return {
            "reference": _reference_json(self.reference),
            "language": self.language,
            "letter_date": _iso(self.letter_date),
            "mandates": _list(self.mandates),
            "addressee": self.addressee.as_json(),
            "earlier_communications": _list(self.earlier_communications),
            "copied_to": list(self.copied_to),
            "persons": list(self.persons),
            "incident_dates": [day.isoformat() for day in self.incident_dates],
            "facts": list(self.facts),
            "concerns": list(self.concerns),
            "questions": _list(self.questions),
            "reply_window": _window_json(self.reply_window),
            "reply_due_on": _iso(self.reply_due_on),
            "publication_delay": _window_json(self.publication_delay),
            "signatories": _list(self.signatories),
            "annex": self.annex.as_json() if self.annex else None,
            "warnings": [str(warning) for warning in self.warnings],
        }


_Item = Mandate | EarlierCommunication | Question | QuestionPart | Signatory


def _list(items: Sequence[_Item]) -> list[dict[str, Any]]:
    return [item.as_json() for item in items]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _window_json(window: Window | None) -> dict[str, Any] | None:
    return {"value": window.value, "unit": window.unit.value} if window else None


def _reference_json(found: FoundReference | None) -> dict[str, Any] | None:
    if found is None:
        return None
    reference = found.reference
    return {
        "type": reference.type,
        "code": reference.code,
        "number": reference.number,
        "year": reference.year,
        "as_printed": found.as_printed,
    }
