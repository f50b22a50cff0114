"""Adding letters to a plan, one at a time. Pure: all chance comes from one generator."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import count
from random import Random

from communications.enums import LetterType

from .cast import Casting, actors, to_actor, to_state
from .fates import Outcome, Sent, fate_of, reply_language
from .recipes import SIXTY_DAYS, UA, Historic, Recipe
from .story import Addressee, Manner, PlannedLetter
from .texts import situations, written_languages
from .working_days import weekday

MARKS = ("a.", "a.", "(a)", "a)")
OUTCOMES = {
    Outcome.EARLY: 30,
    Outcome.SILENT: 27,
    Outcome.LATE: 14,
    Outcome.ACKNOWLEDGED: 9,
    Outcome.INTERIM_THEN_LATE: 6,
    Outcome.REJECTED: 4,
    Outcome.TWO_ON_ONE_DAY: 4,
    Outcome.LAST_DAY: 3,
    Outcome.DAY_AFTER: 2,
}
OLD_ENOUGH_TO_CLOSE = 800
OLD_ENOUGH_TO_FOLLOW_UP = 200


@dataclass
class Making:
    """A plan while it is made."""

    today: date
    cast: Casting
    letters: list[PlannedLetter] = field(default_factory=list)
    keys: Iterable[int] = field(default_factory=lambda: count(1))
    cases: Iterable[int] = field(default_factory=lambda: count(1))

    @property
    def rng(self) -> Random:
        return self.cast.rng


def add_letter(making: Making, recipe: Recipe) -> None:
    day = making.today - timedelta(days=recipe.age)
    named = situations()[recipe.situation] if recipe.situation else None
    situation = named or making.cast.situation(recipe.type, recipe.form, recipe.language)
    to = _named(recipe.to) or making.cast.addressee(recipe.form, recipe.language, situation)
    urgent = recipe.type == UA
    letter = PlannedLetter(
        key=next(iter(making.keys)),
        matter=making.cast.matter(next(iter(making.cases)), situation, to, day, urgent=urgent),
        type=recipe.type,
        addressee=to,
        day=day,
        mandates=making.cast.mandates(situation, day, alone=recipe.alone),
        manner=_manner(making, recipe),
    )
    _keep(making, letter, recipe.outcome)


def _named(to: str) -> Addressee | None:
    if not to:
        return None
    return to_actor(to) if to in actors() else to_state(to)


def _manner(making: Making, recipe: Recipe) -> Manner:
    return Manner(
        window=recipe.window,
        in_words=recipe.in_words,
        marks=making.rng.choice(MARKS),
        all_facts=making.rng.random() < 0.7,
        press=making.rng.random() < 0.3,
    )


def _keep(making: Making, letter: PlannedLetter, outcome: Outcome) -> None:
    """Adds the letter with its fate."""
    language = reply_language(letter.addressee.code, letter.addressee.language)
    sent = Sent(letter.day, letter.due, making.today, language)
    fate = fate_of(outcome, sent, making.rng)
    making.letters.append(replace(letter, fate=fate))


def add_historic(making: Making, historic: Historic) -> None:
    situation = situations()[historic.situation]
    to = to_state(historic.state)
    case = next(iter(making.cases))
    letter = PlannedLetter(
        key=next(iter(making.keys)),
        matter=making.cast.matter(case, situation, to, historic.day, urgent=False),
        type=LetterType.ALLEGATION_LETTER,
        addressee=to,
        day=historic.day,
        mandates=historic.mandates,
        manner=Manner(window=SIXTY_DAYS, in_words=True, historic=True),
        number=historic.number,
    )
    _keep(making, letter, historic.outcome)


def add_parallel(making: Making, *, age: int) -> None:
    """A letter to a company, one to its home State and one to the State of its works."""
    day = making.today - timedelta(days=age)
    at_home = [each for each in situations().values() if {"state", "company"} <= set(each.forms)]
    situation = making.rng.choice(at_home)
    company = to_actor(making.rng.choice(situation.companies))
    home = to_state(str(company.actor.home if company.actor else ""))
    hosts = [code for code in written_languages()["hosts"] if code != home.code]
    everybody = [company, home, to_state(making.rng.choice(hosts))]
    matter = making.cast.matter(next(iter(making.cases)), situation, company, day, urgent=False)
    mandates = making.cast.mandates(situation, day)
    for to in everybody:
        letter = PlannedLetter(
            key=next(iter(making.keys)),
            matter=matter,
            type=LetterType.ALLEGATION_LETTER,
            addressee=to,
            day=day,
            mandates=mandates,
            manner=Manner(window=SIXTY_DAYS, marks=making.rng.choice(MARKS)),
            beside=tuple(other for other in everybody if other != to),
        )
        _keep(making, letter, outcome_at(making, age))


def add_follow_up(making: Making) -> None:
    """A further letter on the case of an earlier one, if there is one that is old enough."""
    followed = {letter.follows for letter in making.letters}
    open_to_it = [
        letter
        for letter in making.letters
        if letter.key not in followed and _may_be_followed(letter, making.today)
    ]
    if not open_to_it:
        return
    earlier = making.rng.choice(open_to_it)
    age = making.rng.randint(1, (making.today - earlier.day).days - 100)
    day = weekday(making.today - timedelta(days=age))
    letter = replace(
        earlier,
        key=next(iter(making.keys)),
        day=day,
        follows=earlier.key,
        manner=replace(earlier.manner, press=True),
    )
    _keep(making, letter, outcome_at(making, age))


def _may_be_followed(letter: PlannedLetter, today: date) -> bool:
    sent = not (letter.fate.voided or letter.fate.closed_on)
    alone = not letter.beside and not letter.manner.historic and letter.follows is None
    old = (today - letter.day).days > OLD_ENOUGH_TO_FOLLOW_UP
    return sent and alone and old and letter.type == LetterType.ALLEGATION_LETTER


def outcome_at(making: Making, age: int) -> Outcome:
    chosen = making.rng.choices(list(OUTCOMES), weights=list(OUTCOMES.values()))[0]
    silent = chosen in (Outcome.SILENT, Outcome.ACKNOWLEDGED)
    if silent and age > OLD_ENOUGH_TO_CLOSE and making.rng.random() < 0.6:
        return Outcome.CLOSED
    return chosen
