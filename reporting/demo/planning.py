"""A plan of all letters from a day, a seed and a count. Pure: the same three give the same plan."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from communications.enums import LetterType

from .cast import Casting, states_of_the_demo
from .drafted_plan import numbers_taken, plan_sets
from .making import (
    Making,
    add_follow_up,
    add_historic,
    add_letter,
    add_parallel,
    outcome_at,
)
from .plan import Plan
from .recipes import HISTORIC, RECIPES, SIXTY_DAYS, Recipe
from .story import PlannedLetter
from .working_days import weekday

YEARS = 5
# One of each recipe, the three of a parallel letter, and a follow-up.
FEWEST_LETTERS = len(RECIPES) + len(HISTORIC) + 4


def make_plan(*, today: date, count: int, seed: int) -> Plan:
    """`count` letters of the five years before `today`, numbered, in order of their days.

    Raises ValueError where `count` leaves no room for one letter of every phase, type and language.
    """
    if count < FEWEST_LETTERS:
        raise ValueError(f"A demonstration needs at least {FEWEST_LETTERS} letters.")
    rng = Random(f"{seed} {today.isoformat()}")  # noqa: S311 - invented data, no secret
    making = Making(today, Casting(rng, states_of_the_demo(rng)))
    for historic in HISTORIC:
        add_historic(making, historic)
    for recipe in RECIPES:
        add_letter(making, recipe)
    add_parallel(making, age=110)
    add_follow_up(making)
    while len(making.letters) < count:
        _add_drawn(making, room=count - len(making.letters))
    sets = plan_sets(making)
    return Plan(today, _numbered(making.letters, numbers_taken(sets, today)), sets)


def _add_drawn(making: Making, *, room: int) -> None:
    luck = making.rng.random()
    if luck < 0.03 and room >= 3:
        add_parallel(making, age=making.rng.randint(1, 365 * YEARS))
    elif luck < 0.13:
        add_follow_up(making)
    else:
        add_letter(making, _drawn_recipe(making))


def _drawn_recipe(making: Making) -> Recipe:
    rng = making.rng
    day = weekday(making.today - timedelta(days=rng.randint(1, 365 * YEARS - 3)))
    age = (making.today - day).days
    letter_type = rng.choices(LetterType.values, weights=[25, 62, 13])[0]
    form = _drawn_form(rng, letter_type)
    prints_window = letter_type == "AL" or (letter_type == "OL" and rng.random() < 0.5)
    return Recipe(
        type=LetterType(letter_type),
        language=rng.choices(["en", "fr", "es"], weights=[55, 23, 22])[0],
        age=age,
        outcome=outcome_at(making, age),
        form=form,
        window=SIXTY_DAYS if prints_window else None,
        in_words=rng.random() < 0.15,
        alone=rng.random() < 0.1,
    )


def _drawn_form(rng: Random, letter_type: str) -> str:
    if rng.random() > 0.1 or letter_type == "UA":
        return "state"
    return "company" if letter_type == "AL" else "body"


def _numbered(
    letters: Iterable[PlannedLetter], taken: Iterable[tuple[date, str]]
) -> tuple[PlannedLetter, ...]:
    """One series of numbers for each code and year, in order of the days.

    `taken` are days and codes of letters that get the number after those of their day.
    """
    last: dict[tuple[str, int], int] = defaultdict(int)
    others = sorted(taken, reverse=True)
    numbered = []
    for letter in sorted(letters, key=lambda each: (each.day, each.key)):
        while others and others[-1][0] < letter.day:
            day, code = others.pop()
            last[code, day.year] += 1
        if letter.manner.historic:
            numbered.append(letter)
            continue
        series = (letter.addressee.code, letter.day.year)
        last[series] += 1
        numbered.append(replace(letter, number=last[series]))
    return tuple(numbered)
