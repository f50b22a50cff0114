"""A list in pages, where the total is known already."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

PAGE_SIZE = 50


@dataclass(frozen=True, slots=True)
class Page:
    """The rows of one page; `number` counts from 1, `first` and `last` are places in the list."""

    rows: Sequence[Any]
    number: int
    pages: int
    total: int
    first: int
    last: int

    @property
    def previous(self) -> int | None:
        return self.number - 1 if self.number > 1 else None

    @property
    def next(self) -> int | None:
        return self.number + 1 if self.number < self.pages else None


def page_of(rows: QuerySet[Any], *, total: int, number: str, size: int = PAGE_SIZE) -> Page:
    """The page `number`, as somebody wrote it; the nearest one where there is no such page."""
    pages = max(1, -(-total // size))
    wanted = int(number) if number.isascii() and number.isdigit() and len(number) < 10 else 1
    place = min(max(1, wanted), pages)
    start = (place - 1) * size
    found = list(rows[start : start + size]) if total else []
    return Page(found, place, pages, total, start + 1 if found else 0, start + len(found))
