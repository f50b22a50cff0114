"""Everything that the demonstration has, for one day and seed. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .drafted import PlannedSet
from .story import PlannedLetter


@dataclass(frozen=True)
class Plan:
    """The letters that are imported, in order of their days, and the sets that are drafted."""

    today: date
    letters: tuple[PlannedLetter, ...]
    sets: tuple[PlannedSet, ...]
