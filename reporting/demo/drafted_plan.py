"""The drafted letters of a plan, and the numbers that they take when they are sent. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from communications.enums import LetterType

from .cast import actors, to_actor, to_state
from .drafted import PlannedSet, Send
from .drafted_north import ASIA_PACIFIC, EUROPE
from .drafted_south import AFRICA, AMERICAS
from .making import Making
from .story import Addressee
from .texts import situations
from .working_days import working_day

DRAFTED = (*AFRICA, *AMERICAS, *ASIA_PACIFIC, *EUROPE)


def plan_sets(making: Making) -> tuple[PlannedSet, ...]:
    """Every set with invented facts of its own, or with those of the set that it follows."""
    planned: dict[str, PlannedSet] = {}
    for place, drafted in enumerate(DRAFTED):
        to = tuple(_addressee(each) for each in drafted.to)
        earlier = planned.get(drafted.follows)
        matter = (
            earlier.matter
            if earlier
            else making.cast.matter(
                next(iter(making.cases)),
                situations()[drafted.situation],
                to[0],
                working_day(making.today, drafted.script[0].ago),
                urgent=drafted.type == LetterType.URGENT_APPEAL,
            )
        )
        planned[drafted.key] = PlannedSet(place, drafted, matter, to)
    return tuple(planned.values())


def numbers_taken(sets: Iterable[PlannedSet], today: date) -> Iterator[tuple[date, str]]:
    """For each drafted letter that is sent, the day of it and the code of its series."""
    for planned in sets:
        for step in planned.drafted.script:
            if isinstance(step, Send):
                day = working_day(today, step.ago)
                yield from ((day, to.code) for to in chosen(planned, step.only))


def chosen(planned: PlannedSet, only: tuple[int, ...]) -> list[Addressee]:
    """The addressees at the places `only`, or all."""
    return [to for place, to in enumerate(planned.to) if not only or place in only]


def _addressee(to: str) -> Addressee:
    return to_actor(to) if to in actors() else to_state(to)
