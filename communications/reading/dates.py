"""Dates as letters print them, in English, French and Spanish, alone and in lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from communications.reading.folding import fold
from communications.reading.languages import ALL_LANGUAGES

_MONTHS = {name: number for each in ALL_LANGUAGES for name, number in each.months.items()}
_LIST_WORDS = "|".join(sorted({word for each in ALL_LANGUAGES for word in each.list_words}))
_MONTH = "(?:" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b(?:\.(?=,? \d))?"
_ANY_MONTH = re.compile(rf"\b{_MONTH}")
_DAY = r"(?<![\d/.])\d{1,2}(?:st|nd|rd|th|er|°|o|a)?(?![\w/])"
_BETWEEN = rf"(?: ?[,-] ?(?:(?:{_LIST_WORDS}) )?| (?:{_LIST_WORDS}) (?:el |les? )?)"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d|/\d)"

_DAY_FIRST = re.compile(
    rf"(?P<days>{_DAY}(?:{_BETWEEN}{_DAY}){{0,15}}),? (?:of |de |d')?(?P<month>{_MONTH})"
    rf"(?:,? (?:del? |of )?{_YEAR})?"
)
_MONTH_FIRST = re.compile(
    rf"(?<!\w)(?P<month>{_MONTH}) (?P<days>{_DAY}(?:{_BETWEEN}{_DAY}(?! (?:{_MONTH}))){{0,15}}),? {_YEAR}"
)
_ISO = re.compile(r"(?<![\d/-])(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])")
_NUMERIC = re.compile(
    r"(?<![\d/.-])(?P<one>\d{1,2})(?P<mark>[/.-])(?P<two>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d\d)(?!\d)"
)
_DAY_NUMBER = re.compile(r"\d{1,2}")
_LIST_GAP = re.compile(
    rf"(?: ?, ?(?:(?:{_LIST_WORDS}) )?| (?:{_LIST_WORDS}) )(?:on |the |le |el )?"
)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text. `day` is None where it cannot be told; `problem` then says why."""

    start: int
    end: int
    printed: str
    day: date | None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class _Group:
    """Days of one month as printed: "22 and 23 June 2022"; the year may be missing."""

    start: int
    end: int
    spans: tuple[tuple[int, int], ...]
    month: int
    year: int | None


def find_dates(text: str) -> list[FoundDate]:
    """The dates with a day that `text` prints, in order; a list of days gives one for each.

    A year printed once counts for the days listed before it ("3 May and 4 June 2022"). Dates such
    as 03/07/2023, days that do not exist and days without a year are given with a problem. Months
    and years alone are no dates.
    """
    folded = fold(text)
    found = list(_in_words(text, folded))
    taken = [(each.start, each.end) for each in found]
    found += [each for each in _in_digits(text) if not _inside(each, taken)]
    return sorted(found, key=lambda each: each.start)


def sole_date(text: str) -> FoundDate | None:
    """The date that `text` consists of, but for a place or article before it; else None."""
    found = find_dates(text)
    if len(found) != 1:
        return None
    before, after = text[: found[0].start].strip(" ,"), text[found[0].end :].strip(" .,")
    words = before.replace(",", " ").split()
    if after or len(words) > 3 or any(c.isdigit() for c in before) or ":" in before[:-1]:
        return None
    return found[0]


def _inside(each: FoundDate, taken: list[tuple[int, int]]) -> bool:
    return len(taken) <= 1000 and any(start <= each.start < end for start, end in taken)


def _in_words(text: str, folded: str) -> Iterator[FoundDate]:
    if not _ANY_MONTH.search(folded):
        return
    groups = sorted(_groups(folded), key=lambda group: group.start)
    later: _Group | None = None
    dated: list[_Group] = []
    for group in reversed(groups):
        if group.year is None and later and _LIST_GAP.fullmatch(folded[group.end : later.start]):
            group = replace(group, year=later.year)  # noqa: PLW2901
        dated.append(group)
        later = group
    for group in reversed(dated):
        for start, end in group.spans:
            yield _dated(text, group, start, end)


def _groups(folded: str) -> Iterator[_Group]:
    ends: set[int] = set()
    for shape in (_DAY_FIRST, _MONTH_FIRST):
        for match in shape.finditer(folded):
            if match.end() in ends:
                continue
            ends.add(match.end())
            offset = match.start("days")
            spans = [
                (d.start() + offset, d.end() + offset) for d in _DAY_NUMBER.finditer(match["days"])
            ]
            month = _MONTHS[match["month"].rstrip(".")]
            year = int(match["year"]) if match["year"] else None
            yield _Group(match.start(), match.end(), _whole(spans, match), month, year)


def _whole(spans: list[tuple[int, int]], match: re.Match[str]) -> tuple[tuple[int, int], ...]:
    """The place of each day, the first or last of them with its month and year."""
    first, last = spans[0], spans[-1]
    if match.start("month") > match.start("days"):
        spans[-1] = (last[0], match.end())
    else:
        spans[0] = (match.start(), first[1])
        spans[-1] = (spans[-1][0], match.end())
    return tuple(spans)


def _dated(text: str, group: _Group, start: int, end: int) -> FoundDate:
    printed = text[group.start : group.end]
    if group.year is None:
        return FoundDate(start, end, printed, None, f"the date “{printed}” has no year")
    number = _DAY_NUMBER.search(text, start)
    return _checked(start, end, printed, (group.year, group.month, int(number[0]) if number else 0))


def _in_digits(text: str) -> Iterator[FoundDate]:
    for match in _ISO.finditer(text):
        parts = (int(match["year"]), int(match["month"]), int(match["day"]))
        yield _checked(match.start(), match.end(), match[0], parts)
    for match in _NUMERIC.finditer(text):
        one, two, year = int(match["one"]), int(match["two"]), int(match["year"])
        start, end, printed = match.start(), match.end(), match[0]
        if one <= 12 and two <= 12 and one != two:
            problem = f"the date “{printed}” can be read in two ways"
            yield FoundDate(start, end, printed, None, problem)
        else:
            month, day = (two, one) if two <= 12 else (one, two)
            yield _checked(start, end, printed, (year, month, day))


def _checked(start: int, end: int, printed: str, parts: tuple[int, int, int]) -> FoundDate:
    try:
        return FoundDate(start, end, printed, date(*parts))
    except ValueError:
        return FoundDate(start, end, printed, None, f"there is no such day: “{printed}”")
