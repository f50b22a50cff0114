"""What reaches the desks of the demonstration, read from `submissions.toml`. Pure."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).parent / "submissions.toml"
LETTER = "letter"


@dataclass(frozen=True)
class Received:
    """A submission and what becomes of it.

    It came `ago` days before today, about facts of `before` days earlier. `outcome` is empty,
    opened, joined, declined or reopened; `joins` the key of another one or LETTER.
    """

    key: str
    desk: str
    channel: str
    ago: int
    title: str
    text: str
    persons: tuple[str, ...]
    language: str = "en"
    urgent: bool = False
    state: str | None = None
    place: str = ""
    before: int | None = None
    precision: str = "day"
    admissible: bool = False
    met: tuple[str, ...] = ()
    unmet: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    source: Mapping[str, str] = field(default_factory=dict)
    look: str = ""
    outcome: str = ""
    case_title: str = ""
    joins: str = ""
    reason: str = ""
    reopening: str = ""

    def received_on(self, today: date) -> date:
        """The day on which it came."""
        return today - timedelta(days=self.ago)


@cache
def all_received() -> tuple[Received, ...]:
    """Every submission of the demonstration, in the order of the file."""
    rows = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return tuple(Received(key=key, **_values(row)) for key, row in rows.items())


def _values(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: tuple(v) if isinstance(v, list) else v for name, v in row.items()}
