"""Reading the query of a request: known names and readable values only, or one clear refusal."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import QueryDict

from .problems import INVALID_PARAMETERS, ProblemError

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
# A query may hold a thousand mistakes; the answer stays short.
_MOST_ERRORS, _LONGEST_ECHO = 20, 100
_NUMBER = re.compile(r"\d{1,9}", re.ASCII)


class Refused(ValueError):
    """A value that a parameter does not take: a code for programmes, a sentence for people."""

    def __init__(self, code: str, detail: str, allowed: Collection[str] = ()) -> None:
        super().__init__(detail)
        self.code = code
        self.detail = detail
        self.allowed = allowed


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a query: how it is read, and how OpenAPI describes it.

    `read` turns all values that a query gives it into what they mean together, or raises Refused.
    """

    name: str
    description: str
    read: Callable[[Sequence[str]], Any]
    schema: Mapping[str, Any]


def read_query(query: QueryDict, parameters: Sequence[Parameter]) -> dict[str, Any]:
    """The meaning of each parameter that `query` has.

    Raises ProblemError with what is wrong: unknown names, unreadable values, and repetition of
    what may stand once only.
    """
    known = {parameter.name: parameter for parameter in parameters}
    errors: list[dict[str, Any]] = []
    meanings: dict[str, Any] = {}
    for name, values in query.lists():
        try:
            if name not in known:
                detail = "There is no such parameter here."
                raise Refused("unknown_parameter", detail, sorted(known))
            meanings[name] = known[name].read(values)
        except Refused as refused:
            errors.append(_error(name, refused))
    if errors:
        raise ProblemError(INVALID_PARAMETERS, errors[:_MOST_ERRORS])
    return meanings


def _error(name: str, refused: Refused) -> dict[str, Any]:
    error = {"parameter": name[:_LONGEST_ECHO], "code": refused.code, "detail": refused.detail}
    return {**error, "allowed": list(refused.allowed)} if refused.allowed else error


def once(read: Callable[[str], Any]) -> Callable[[Sequence[str]], Any]:
    """Reads a parameter that may stand only once, by reading its one value."""

    def read_only(values: Sequence[str]) -> Any:
        if len(values) > 1:
            raise Refused("repeated", "This parameter may stand only once.")
        return read(values[0])

    return read_only


def each(read: Callable[[str], Any]) -> Callable[[Sequence[str]], list[Any]]:
    """Reads a parameter that may be repeated, as a list of alternatives."""
    return lambda values: [read(value) for value in dict.fromkeys(values)]


def any_of(allowed: Callable[[], Collection[str]]) -> Callable[[Sequence[str]], list[str]]:
    """Reads alternatives from a list that is asked for at the request: exactly as written there."""

    def read(values: Sequence[str]) -> list[str]:
        possible = allowed()
        unknown = [value for value in values if value not in possible]
        if unknown:
            detail = f"There is no such value: {', '.join(unknown)[:_LONGEST_ECHO]}"
            raise Refused("unknown_value", detail, sorted(possible))
        return list(dict.fromkeys(values))

    return read


def day(value: str) -> date:
    """Reads a day such as 2023-07-03."""
    if _DAY.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise Refused("not_a_day", "A day is written as in 2023-07-03.")


def whole_number(least: int, most: int) -> Callable[[str], int]:
    """Reads a whole number from `least` to `most`, both included, in digits."""

    def read(value: str) -> int:
        if not _NUMBER.fullmatch(value):
            raise Refused("not_a_number", "This is a whole number, in digits.")
        if not least <= int(value) <= most:
            raise Refused("out_of_range", f"This is a number from {least} to {most}.")
        return int(value)

    return read
