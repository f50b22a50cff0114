"""Which letters somebody means by a reference, however it is spelt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from communications.models import Communication
from communications.references import Reference, SearchCriteria, parse_reference, parse_search


@dataclass(frozen=True, slots=True)
class LettersMeant:
    """`exact`: all that was said fits. `near`: the same but for the type or the number."""

    exact: QuerySet[Communication]
    near: QuerySet[Communication]


def letters_meant_by(text: str) -> LettersMeant:
    """The letters that a typed reference names, of all communications: for operators only.

    At least a number must be given. A wrong type still names the letter in `near`, since one
    series of numbers runs for all types; so does, where the letter is not known, its year.
    """
    said = parse_reference(text) or parse_search(text)
    nothing = Communication.objects.none()
    if said is None or said.number is None:
        return LettersMeant(nothing, nothing)
    exact = _with(said, "type", "code", "number", "year")
    near = _with(said, "code", "number", "year")
    if said.code and said.year and not near.exists():
        near = _with(said, "code", "year").order_by("number")
    return LettersMeant(exact, near)


def _with(said: Reference | SearchCriteria, *names: str) -> QuerySet[Communication]:
    wanted: dict[str, Any] = {name: getattr(said, name) for name in names}
    given = {name: value for name, value in wanted.items() if value is not None}
    found: QuerySet[Communication] = Communication.objects.filter(**given)
    return found
