"""Reading a day as people type it, without guessing. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from babel import Locale
from django.utils.translation import gettext

from parties.days_in_words import day_in_words

# Months have two names in Arabic: those of the Maghreb and Egypt, and those of the Levant.
_LOCALES = ("en", "fr", "es", "ru", "ar", "ar_LB", "zh_Hans")
_NUMBERS = re.compile(r"(\d{1,4})\s*([-/. ])\s*(\d{1,2})\s*\2\s*(\d{1,4})\.?")
_CHINESE = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日?")
_YEAR = re.compile(r"(\d{4})\s*(?:年|г\.?|года)?")
_YEAR_MONTH = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*月?")
_MONTH_YEAR = re.compile(r"(\d{1,2})\s*[-/.]\s*(\d{4})")
_TOKEN = re.compile(r"\d+|[^\W\d_]+")
_FILLERS = frozenset(
    {"de", "del", "of", "the", "le", "el", "st", "nd", "rd", "th", "er", "г", "года"}
)


class UnclearDay(ValueError):
    """What was typed is no day, or could be two; the message asks for what is missing."""


def read_typed_day(text: str) -> date:
    """The day that `text` means. Raises UnclearDay with a message for the person who typed it.

    Understood: ISO 8601; day, month as a word in one of the six languages, year, in the usual
    orders; numbers where only one reading is possible ("3.7.2023" with dots is day first,
    "13/07/2023"); digits of any script. "03/07/2023" could be two days, so it is asked about.
    """
    plain = _plain(text)
    if chinese := _CHINESE.fullmatch(plain):
        year, month, day = map(int, chinese.groups())
        return _day(year, month, day)
    if numbers := _NUMBERS.fullmatch(plain):
        return _from_numbers(numbers[1], numbers[3], numbers[4], numbers[2])
    return _from_words(plain)


@dataclass(frozen=True, slots=True)
class PartialDay:
    """A day, or the first day of a month or year where `exact_to` is "month" or "year"."""

    day: date
    exact_to: Literal["day", "month", "year"] = "day"


def read_partial_day(text: str) -> PartialDay:
    """The day, month or year that `text` means; a day in any spelling of `read_typed_day`.

    Raises UnclearDay as that does.
    """
    plain = _plain(text)
    if year := _YEAR.fullmatch(plain):
        return PartialDay(_day(int(year[1]), 1, 1), "year")
    if found := _YEAR_MONTH.fullmatch(plain):
        return PartialDay(_day(int(found[1]), int(found[2]), 1), "month")
    if found := _MONTH_YEAR.fullmatch(plain):
        return PartialDay(_day(int(found[2]), int(found[1]), 1), "month")
    tokens = [token for token in _TOKEN.findall(plain) if token not in _FILLERS]
    months = [_months()[token] for token in tokens if token in _months()]
    years = [int(token) for token in tokens if re.fullmatch(r"\d{4}", token)]
    if len(tokens) == 2 and len(months) == len(years) == 1:
        return PartialDay(_day(years[0], months[0], 1), "month")
    return PartialDay(read_typed_day(text))


def _plain(text: str) -> str:
    """`text` in small letters without accents and invisible marks, its digits 0 to 9."""
    decomposed = unicodedata.normalize("NFKD", text.strip().casefold())
    kept = (c for c in decomposed if unicodedata.category(c) not in {"Mn", "Cf"})
    return "".join(str(unicodedata.digit(c)) if c.isdigit() else c for c in kept)


def _from_numbers(first: str, second: str, third: str, separator: str) -> date:
    if len(first) == 4:
        return _day(int(first), int(second), int(third))
    if len(third) != 4:
        raise UnclearDay(gettext("Write the year with four digits, such as 2023."))
    a, b, year = int(first), int(second), int(third)
    if separator == "." or a > 12 or a == b:
        return _day(year, b, a)
    if b > 12:
        return _day(year, a, b)
    either, other = _day(year, b, a), _day(year, a, b)
    question = gettext("Is this %(either)s or %(other)s? Write the month as a word.")
    raise UnclearDay(question % {"either": day_in_words(either), "other": day_in_words(other)})


def _from_words(plain: str) -> date:
    tokens = [token for token in _TOKEN.findall(plain) if token not in _FILLERS]
    numbers = [token for token in tokens if token.isdigit()]
    months = [_months()[token] for token in tokens if token in _months()]
    if len(months) != 1 or len(tokens) != len(numbers) + 1 or not numbers:
        raise UnclearDay(gettext("Write a date, such as 3 July 2023."))
    if len(numbers) == 1:
        raise UnclearDay(gettext("Write day, month and year, such as 3 July 2023."))
    years = [number for number in numbers if len(number) == 4]
    days = [number for number in numbers if len(number) <= 2]
    if len(years) != 1 or len(days) != 1:
        raise UnclearDay(gettext("Write the year with four digits, such as 2023."))
    return _day(int(years[0]), months[0], int(days[0]))


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise UnclearDay(gettext("There is no such day in the calendar.")) from None


@cache
def _months() -> dict[str, int]:
    """The number of a month by its name, whole or shortened, in each language."""
    names: dict[str, int] = {}
    read: Callable[[str], list[str]] = _TOKEN.findall
    for code in _LOCALES:
        months = Locale.parse(code).months
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in months[context][width].items():
                    words = read(_plain(name))
                    if len(words) == 1 and not words[0].isdigit():
                        names.setdefault(words[0], number)
    return names | {"sept": 9}
