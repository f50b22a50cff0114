"""Whether two pieces of information may be about the same events. Pure.

Nothing here decides that they are: each reason is shown to a person, who does.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from cases.enums import DatePrecision

from .names import fold

# So many days may lie between two dates of the same events as different sources report them.
NEAR_DAYS = 14
# Similarity as PostgreSQL's pg_trgm measures it, from 0 to 1. The beginnings of two unrelated English
# texts reach 0.39 at most among some thousands of pairs; a copy that begins a few sentences later
# still has 0.6.
TEXTS_ALIKE = 0.45
TITLES_ALIKE = 0.5


class Reason(StrEnum):
    """Why two pieces of information look alike."""

    SAME_PERSON = "same_person"
    SAME_TEXT = "same_text"
    SAME_PLACE = "same_place"
    SAME_COUNTRY = "same_country"
    NEAR_DATES = "near_dates"
    SAME_TITLE = "same_title"


# What each reason counts for when the most likely comes first.
WEIGHTS = {
    Reason.SAME_PERSON: 4,
    Reason.SAME_TEXT: 4,
    Reason.SAME_PLACE: 2,
    Reason.SAME_TITLE: 2,
    Reason.SAME_COUNTRY: 1,
    Reason.NEAR_DATES: 1,
}


@dataclass(frozen=True, slots=True)
class Span:
    """The days between which something happened, both included."""

    first: date
    last: date

    def days_from(self, other: Span) -> int:
        """How many days lie between the two; 0 where they touch or share a day."""
        later, earlier = (self, other) if self.first > other.first else (other, self)
        return max(0, (later.first - earlier.last).days)


@dataclass(frozen=True, slots=True)
class Facts:
    """What is compared. `names` are keyed digests of names, never the names themselves."""

    state: str = ""
    place: str = ""
    when: tuple[Span, ...] = ()
    names: frozenset[str] = frozenset()


def span_of(day: date, precision: str) -> Span:
    """The days that a date known to the day, the month or the year may mean."""
    if precision == DatePrecision.YEAR:
        return Span(date(day.year, 1, 1), date(day.year, 12, 31))
    if precision == DatePrecision.MONTH:
        length = calendar.monthrange(day.year, day.month)[1]
        return Span(day.replace(day=1), day.replace(day=length))
    return Span(day, day)


def reasons_of_likeness(
    one: Facts, other: Facts, *, text: float, title: float = 0.0
) -> tuple[Reason, ...]:
    """Why the two may be about the same events, strongest first; empty where they hardly are.

    `text` and `title` are similarities from 0 to 1. A person, a text or a title is a reason by
    itself; a country only together with a near date, and a place unless the dates are far apart:
    much happens in one country, and much on one day.
    """
    reasons = []
    if one.names & other.names:
        reasons.append(Reason.SAME_PERSON)
    if text >= TEXTS_ALIKE:
        reasons.append(Reason.SAME_TEXT)
    reasons += _place_and_date(one, other)
    if title >= TITLES_ALIKE:
        reasons.append(Reason.SAME_TITLE)
    return tuple(reasons)


def _place_and_date(one: Facts, other: Facts) -> list[Reason]:
    both_dated = bool(one.when and other.when)
    near = any(a.days_from(b) <= NEAR_DAYS for a in one.when for b in other.when)
    same_country = bool(one.state) and one.state == other.state
    countries_agree = same_country or not (one.state and other.state)
    same_place = bool(_plain(one.place)) and _plain(one.place) == _plain(other.place)
    if same_place and countries_agree and (near or not both_dated):
        return [Reason.SAME_PLACE, Reason.NEAR_DATES] if near else [Reason.SAME_PLACE]
    return [Reason.SAME_COUNTRY, Reason.NEAR_DATES] if same_country and near else []


def weight(reasons: tuple[Reason, ...]) -> int:
    """How much speaks for two pieces of information being about the same events."""
    return sum(WEIGHTS[reason] for reason in reasons)


def earliest_and_latest(when: Span) -> tuple[date, date]:
    """The days between which another date is near enough to count."""
    margin = timedelta(days=NEAR_DAYS)
    return when.first - margin, when.last + margin


def _plain(place: str) -> str:
    """A place's name without accents, capitals and marks, so that spellings meet."""
    return " ".join("".join(c if c.isalnum() else " " for c in fold(place)).split())
