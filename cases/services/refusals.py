"""Why an act is refused: every reason at once, each at the argument that it belongs to."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import ValidationError

# The name of an argument, or NON_FIELD_ERRORS, and what is wrong with it.
Problem = tuple[str, ValidationError]


def refuse(problems: Iterable[Problem]) -> None:
    """Raises ValidationError with all of `problems`, by argument; nothing where there are none."""
    by_argument: dict[str, list[ValidationError]] = {}
    for argument, problem in problems:
        by_argument.setdefault(argument, []).append(problem)
    if by_argument:
        raise ValidationError(by_argument)
