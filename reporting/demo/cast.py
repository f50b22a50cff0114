"""Drawing who and what a fictional letter is about. Pure: the same generator draws the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from random import Random

from parties.reference_data import mandate_records, state_records

from .mandates import may_sign
from .story import Actor, Addressee, Matter
from .texts import Situation, names, situations, written_languages

# English letters go to as many States of each region, but to more of the one where few are
# written to in French or Spanish.
STATES_A_REGION = 12
STATES_OF_ASIA = 24
FEWEST_MANDATES_TOGETHER, MOST_MANDATES = 2, 7


@cache
def actors() -> dict[str, Actor]:
    """The invented companies and bodies by their keys."""
    return {
        key: Actor(
            key=key,
            name=row["name"],
            kind=row["kind"],
            home=row.get("home"),
            language=row["language"],
            officer=(row["officer"]["surname"], row["officer"]["form"]),
        )
        for key, row in names()["companies"].items()
    }


def to_state(code: str) -> Addressee:
    """The State as an addressee, written to in its language."""
    written = written_languages()
    language = "fr" if code in written["french"] else "es" if code in written["spanish"] else "en"
    return Addressee(code, language)


def to_actor(key: str) -> Addressee:
    """An invented company or body as an addressee."""
    return Addressee("OTH", actors()[key].language, actors()[key])


def states_of_the_demo(rng: Random) -> dict[str, tuple[str, ...]]:
    """By language of letters the States that are written to, some of them several times."""
    written = written_languages()
    # A country's own mandate would have to sign with the others.
    of_their_own = {record.code[3:] for record in mandate_records() if record.scope == "country"}
    by_region: dict[str, list[str]] = {}
    for state in state_records().states:
        if to_state(state.code).language == "en" and state.code not in of_their_own:
            by_region.setdefault(state.ohchr_region, []).append(state.code)
    english: list[str] = []
    for region, codes in sorted(by_region.items()):
        wanted = STATES_OF_ASIA if region == "Asia and the Pacific" else STATES_A_REGION
        english += rng.sample(codes, min(wanted, len(codes)))
    chosen = {"en": english, "fr": written["french"], "es": written["spanish"]}
    return {
        language: tuple(code for code in codes for _ in range(rng.choice([1, 1, 2, 3])))
        for language, codes in chosen.items()
    }


@dataclass(frozen=True)
class Casting:
    """A source of draws: one generator, and the States of this plan."""

    rng: Random
    states: dict[str, tuple[str, ...]]

    def addressee(self, form: str, language: str, situation: Situation) -> Addressee:
        """Somebody to whom a letter on `situation` goes; companies have a language of their own."""
        if form == "state":
            return to_state(self.rng.choice(self.states[language]))
        fitting = [key for key in situation.companies if actors()[key].language == language]
        return to_actor(self.rng.choice(fitting or list(situation.companies)))

    def situation(self, letter_type: str, form: str, language: str) -> Situation:
        """A situation that suits a letter of this type to this kind of addressee."""
        fitting = [
            each
            for each in situations().values()
            if letter_type in each.types and form in each.forms
        ]
        if form != "state":
            in_language = [each for each in fitting if _speaks(each, language)]
            fitting = in_language or fitting
        return self.rng.choice(fitting)

    def matter(
        self, case: int, situation: Situation, to: Addressee, day: date, *, urgent: bool
    ) -> Matter:
        """Invented facts of the situation, all before `day`; not long before if it is urgent."""
        company = to.actor
        if company is None and situation.companies:
            company = actors()[self.rng.choice(situation.companies)]
        return Matter(
            case=case,
            situation=situation.key,
            town=self.rng.choice(names()["towns"]),
            persons=self._persons(situation, to.language),
            group=self.rng.choice(names()["groups"][to.language]),
            company=company,
            days=self.days_before(day, urgent=urgent),
            many=self.rng.randint(24, 180),
            few=self.rng.randint(3, 9),
        )

    def days_before(self, day: date, *, urgent: bool) -> tuple[date, date, date]:
        """Three days in order before `day`."""
        shortest, longest = (4, 12) if urgent else (15, 70)
        third = day - timedelta(days=self.rng.randint(shortest, longest))
        second = third - timedelta(days=self.rng.randint(shortest, longest))
        first = second - timedelta(days=self.rng.randint(shortest, longest))
        return first, second, third

    def mandates(self, situation: Situation, day: date, *, alone: bool = False) -> tuple[str, ...]:
        """The mandates that sign: the closest one alone, or two to seven of the fitting ones."""
        fitting = [code for code in situation.mandates if may_sign(code, day)]
        if alone:
            return tuple(fitting[:1])
        size = self.rng.randint(FEWEST_MANDATES_TOGETHER, min(MOST_MANDATES, len(fitting)))
        others = set(self.rng.sample(fitting[1:], size - 1))
        return tuple(code for code in fitting if code == fitting[0] or code in others)

    def _persons(self, situation: Situation, language: str) -> tuple[str, ...]:
        given, surnames = names()["given"], names()["surnames"][language]
        chosen: Sequence[str] = self.rng.sample(surnames, len(situation.persons))
        return tuple(
            f"{self.rng.choice(given[form])} {surname}"
            for form, surname in zip(situation.persons, chosen, strict=True)
        )


def _speaks(situation: Situation, language: str) -> bool:
    return any(actors()[key].language == language for key in situation.companies)
