"""The active filters of a list, each with the address that leaves it out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict

from .queue_form import QueueForm

# Not a filter, or told in another place of the page.
_NO_CHIP = frozenset({"sort"})


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter: its name in the address, its words, and where the list is without it."""

    name: str
    label: str
    value: str
    without: str


def chips_of(form: QueueForm, query: QueryDict) -> list[Chip]:
    """One chip for each value that `form`, which has been validated, filters by."""
    chips: list[Chip] = []
    for name, field in form.fields.items():
        if name in _NO_CHIP:
            continue
        label = str(field.label)
        chips += [
            Chip(name, label, words, address_without(query, name, value))
            for value, words in _values(form, name, field)
        ]
    return chips


def address_without(query: QueryDict, name: str, value: str | None = None) -> str:
    """The query without one value of `name`, or without any; always on the first page."""
    rest = query.copy()
    kept = [each for each in rest.getlist(name) if value is not None and each != value]
    rest.setlist(name, kept)
    rest.pop("page", None)
    return f"?{rest.urlencode()}"


def _values(form: QueueForm, name: str, field: forms.Field) -> Iterator[tuple[str, str]]:
    cleaned = form.cleaned_data.get(name)
    values = cleaned if isinstance(cleaned, list) else [cleaned]
    words = _words(field) if isinstance(field, forms.ChoiceField) else {}
    for value in values:
        if value not in {None, ""}:
            yield str(value), words.get(str(value), str(value))


def _words(field: forms.ChoiceField) -> dict[str, str]:
    words: dict[str, str] = {}
    choices: Iterable[tuple[Any, Any]] = field.choices  # type: ignore[assignment]
    for value, label in choices:
        group = label if isinstance(label, (list, tuple)) else [(value, label)]
        words.update({str(each): str(word) for each, word in group})
    return words
