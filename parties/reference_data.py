"""The reference data that comes with the program, read from the files in `parties/data/`.

Pure: no database. `parties.services.reference_data` puts these facts into tables, where
administrators may change them.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True)
class DatedName:
    """A name in one language, in force from one day to another, both included; None is open."""

    language: str
    name: str
    source: str
    valid_from: date | None = None
    valid_to: date | None = None
    day_confirmed: bool = True

    def holds_on(self, day: date) -> bool:
        """Whether the name was in force on `day`."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )


@dataclass(frozen=True)
class StateRecord:
    """A Member State or observer State. `since` is the day of admission."""

    code: str
    alpha2: str
    m49_code: str
    status: str
    since: date
    regional_group: str
    region: str
    subregion: str
    ohchr_region: str
    names: tuple[DatedName, ...]
    other_names: tuple[str, ...]
    acronyms: tuple[str, ...]


@dataclass(frozen=True)
class StateRecords:
    """All States, and what finding their names in a text needs to know.

    `only_when_alone`: names that mean a State as an answer, but often something else in a sentence.
    `not_a_state`: phrases that hold a State's name without naming it.
    """

    states: tuple[StateRecord, ...]
    only_when_alone: tuple[str, ...]
    not_a_state: tuple[str, ...]


@dataclass(frozen=True)
class TitleRecord:
    """A mandate's title in one language and form ("m", "f", or "" where there is one form only)."""

    language: str
    gender: str
    title: str
    valid_from: date | None
    valid_to: date | None
    confirmed: bool


@dataclass(frozen=True)
class ResolutionRecord:
    """A resolution on a mandate. `letters_of`: years of published letters that cite it."""

    body: str
    number: str
    year: int
    valid_from: date | None
    letters_of: str
    confirmed: bool


@dataclass(frozen=True)
class MandateRecord:
    """A mandate of the special procedures. `successor` is the code of the one it was merged into."""

    code: str
    kind: str
    scope: str
    short_name: str
    established_by: str
    status_note: str
    valid_from: date | None
    valid_to: date | None
    successor: str | None
    confirmed: bool
    titles: tuple[TitleRecord, ...]
    other_titles: tuple[str, ...]
    resolutions: tuple[ResolutionRecord, ...]


def day_or_none(text: str | None) -> date | None:
    """An ISO date, or None where there is none."""
    return date.fromisoformat(text) if text else None


def _dated_name(row: dict[str, Any]) -> DatedName:
    return DatedName(
        language=row["language"],
        name=row["name"],
        source=row["source"],
        valid_from=day_or_none(row["valid_from"]),
        valid_to=day_or_none(row["valid_to"]),
        day_confirmed=row["day_confirmed"],
    )


def _state(row: dict[str, Any]) -> StateRecord:
    plain = ("code", "alpha2", "m49_code", "status", "regional_group")
    regions = ("region", "subregion", "ohchr_region")
    return StateRecord(
        **{field: row[field] for field in plain + regions},
        since=date.fromisoformat(row["since"]),
        names=tuple(_dated_name(name) for name in row["names"]),
        other_names=tuple(name["name"] for name in row["other_names"]),
        acronyms=tuple(row["acronyms"]),
    )


def _with_days(row: dict[str, Any]) -> dict[str, Any]:
    return {k: day_or_none(v) if k.startswith("valid_") else v for k, v in row.items()}


def _mandate(row: dict[str, Any]) -> MandateRecord:
    several = {
        "titles": tuple(TitleRecord(**_with_days(title)) for title in row["titles"]),
        "other_titles": tuple(row["other_titles"]),
        "resolutions": tuple(ResolutionRecord(**_with_days(r)) for r in row["resolutions"]),
    }
    return MandateRecord(**(_with_days(row) | several))


@cache
def state_records() -> StateRecords:
    """The States of `data/states.json`, in the order of their codes; read once."""
    content = json.loads((DATA / "states.json").read_text(encoding="utf-8"))
    return StateRecords(
        states=tuple(_state(row) for row in content["states"]),
        only_when_alone=tuple(content["only_when_alone"]),
        not_a_state=tuple(content["not_a_state"]),
    )


@cache
def mandate_records() -> tuple[MandateRecord, ...]:
    """The mandates of `data/mandates.json`; read once."""
    rows = json.loads((DATA / "mandates.json").read_text(encoding="utf-8"))
    return tuple(_mandate(row) for row in rows)
