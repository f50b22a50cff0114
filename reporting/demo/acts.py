"""Something that was done on a day of the demonstration."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum


class Place(IntEnum):
    """The order of acts of one day."""

    FLAGGED = 0
    IMPORTED = 1
    AGREED = 2
    VOIDED = 3
    ANSWERED = 4
    CLOSED = 5
    CASE_WORK = 6
    INTAKE = 7
    HOUSE = 8
    DRAFTED = 9
    DELIVERED = 10


@dataclass(frozen=True)
class Act:
    """Acts of one day are done in the order of `place`, and then of `key`."""

    day: date
    place: Place
    key: int
    do: Callable[[], object]
