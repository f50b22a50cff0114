"""What is refused in any text or day that people write into a case."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from .refusals import Problem

LONGEST_TEXT = 20_000


def problems_of_text(
    field: str, text: str, *, required: bool = True, longest: int = LONGEST_TEXT
) -> Iterator[Problem]:
    """An empty text where one is needed, one that is too long, a null character."""
    if required and not text.strip():
        yield field, ValidationError(_("Write something here."), "empty")
    if len(text) > longest:
        message = _("This is too long: at most %(longest)s characters.")
        yield field, ValidationError(message, "too_long", {"longest": longest})
    if "\x00" in text:
        yield field, ValidationError(_("This holds a null character."), "null_character")


def problems_of_day(field: str, day: date, today: date) -> Iterator[Problem]:
    """A day that has not come yet."""
    if day > today:
        yield field, ValidationError(_("This day has not come yet."), "in_the_future")
