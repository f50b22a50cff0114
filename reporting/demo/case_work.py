"""What the desks wrote into their cases beyond the letters, by the services that staff use."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, partial
from pathlib import Path
from typing import Any

from cases.enums import DatePrecision, RiskLevel
from cases.models import Case, Person
from cases.services.case_standing import assign_case, close_case, link_cases
from cases.services.case_work import add_to_do, finish_to_do, note_risk
from cases.services.facts import (
    AllegationDetails,
    IncidentDetails,
    PerpetratorDetails,
    correct_allegation,
    correct_incident,
    record_incident,
    record_perpetrator,
)
from cases.services.persons import PersonDetails, correct_person, record_follow_up
from parties.models import State, User

from .acts import Act, Place
from .desk_work import DeskWork
from .plan import Plan
from .story import PlannedLetter
from .texts import situations

FILE = Path(__file__).parent / "case_work.toml"
GENDERS = {"f": "woman", "m": "man"}
# The newest cases are worked on, the oldest are closed.
WORKED_ON = 32
CLOSED = 12
CLOSED_AFTER = 300
LEVELS = (RiskLevel.MODERATE, RiskLevel.LOW, RiskLevel.HIGH, RiskLevel.EXTREME)
DAYS_SINCE_PLANNED = 20
SOON_DONE = "Thank the source and say what was sent"
TO_DOS = (
    ("Ask the source whether anything has changed", 9),
    ("Check the dates against the files that came", -4),
    ("Ask the office whether a follow-up letter is wanted", 21),
    ("Read the reply against the questions of the letter", -11),
)


@cache
def known() -> dict[str, dict[str, Any]]:
    """What is known of the cases of each situation."""
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


@dataclass(frozen=True)
class CaseWork:
    """The acts on cases. `today` is the day that everything open is seen from."""

    desks: DeskWork
    supervisor: User
    today: date
    states: dict[str, State]

    @classmethod
    def begin(cls, desks: DeskWork, supervisor: User, today: date) -> CaseWork:
        """Work on the cases that `desks` opens."""
        return cls(desks, supervisor, today, State.objects.in_bulk())

    def acts(self, plan: Plan) -> Iterator[Act]:
        """Everything that was done about the newest cases, and about the oldest."""
        sent = [each for each in plan.letters if not each.manner.historic]
        by_case = {each.matter.case: each for each in reversed(sent)}
        letters = sorted(by_case.values(), key=lambda each: (each.day, each.key))
        newest = letters[-WORKED_ON:]
        for number, letter in enumerate(newest):
            begun = min(self.today, letter.day + timedelta(days=1))
            tell = partial(self.tell, letter, number, begun)
            yield Act(begun, Place.CASE_WORK, letter.key, tell)
            planned = max(begun, self.today - timedelta(days=DAYS_SINCE_PLANNED))
            plan_work = partial(self.plan_work, letter, number, planned)
            yield Act(planned, Place.CASE_WORK, letter.key, plan_work)
            review = partial(self.review, letter, number)
            yield Act(self.today, Place.CASE_WORK, letter.key, review)
        for one, other in _related(newest):
            link = partial(self.link, one, other)
            yield Act(self.today, Place.CASE_WORK, other.key, link)
        for letter in letters[: min(CLOSED, len(letters) - len(newest))]:
            on = min(self.today, letter.day + timedelta(days=CLOSED_AFTER))
            yield Act(on, Place.CASE_WORK, letter.key, partial(self.close, letter, on))

    def tell(self, letter: PlannedLetter, number: int, on: date) -> None:
        """Persons, facts and rights, as the file of the case has them on the day `on`."""
        case, by = self._case(letter), self._officer(letter)
        about = known()[letter.matter.situation]
        if number % 6:
            assign_case(case=case, officer=by, by=self.supervisor, on=on)
        for place, person in enumerate(case.persons.all()):
            self._describe(person, letter, place, by, on)
        self._tell_facts(case, letter, number, by, on)
        if perpetrator := about.get("perpetrator"):
            kind, organisation = perpetrator
            who = PerpetratorDetails(kind=kind, organisation=organisation)
            record_perpetrator(case=case, details=who, by=by, on=on)
        for allegation in case.allegations.all()[: 1 + number % 3]:
            details = AllegationDetails(text=allegation.text, rights=about["rights"])
            correct_allegation(allegation=allegation, details=details, by=by, on=on)
        if number % 3 != 1:
            level = LEVELS[number % len(LEVELS)]
            note_risk(case=case, level=level, text=about["risk"], by=by, on=on)

    def plan_work(self, letter: PlannedLetter, number: int, on: date) -> None:
        """Writes down on the day `on` what is to be done, some of it by a day that is past."""
        case, by = self._case(letter), self._officer(letter)
        ask = partial(add_to_do, case=case, assignee=by, by=by, on=on)
        for text, days in TO_DOS[number % 3 : number % 3 + 2]:
            ask(text=text, due_on=self.today + timedelta(days=days + number % 5))
        ask(text=SOON_DONE, due_on=None)

    def review(self, letter: PlannedLetter, number: int) -> None:
        """What was done by today, and what is new of those concerned."""
        case, by, on = self._case(letter), self._officer(letter), self.today
        finish_to_do(to_do=case.to_dos.get(text=SOON_DONE), by=by, on=on)
        first = case.persons.first()
        if first and number % 2 == 0:
            day = max(letter.day, on - timedelta(days=3 + number))
            text = known()[letter.matter.situation]["follow_up"]
            record_follow_up(person=first, happened_on=day, text=text, by=by, on=on)
        if number % 5 == 2:
            text = "Those concerned say that they feel safer since the letter was sent."
            note_risk(case=case, level=RiskLevel.LOW, text=text, by=by, on=on)

    def link(self, one: PlannedLetter, other: PlannedLetter) -> None:
        """Two cases of one kind belong together."""
        link_cases(case=self._case(one), other=self._case(other), by=self.supervisor, on=self.today)

    def close(self, letter: PlannedLetter, on: date) -> None:
        """Closes the case of an old letter."""
        close_case(case=self._case(letter), by=self.supervisor, on=on)

    def _describe(
        self, person: Person, letter: PlannedLetter, place: int, by: User, on: date
    ) -> None:
        described = known()[letter.matter.situation]["persons"]
        if place >= len(described):
            return
        role, age_group = described[place]
        details = PersonDetails(
            name=person.name,
            aliases=person.aliases.splitlines(),
            role=role,
            gender=GENDERS[situations()[letter.matter.situation].persons[place]],
            age_group=age_group,
            nationality=self._state(letter),
        )
        correct_person(person=person, details=details, by=by, on=on)

    def _tell_facts(
        self, case: Case, letter: PlannedLetter, number: int, by: User, on: date
    ) -> None:
        where: dict[str, Any] = {"state": self._state(letter), "place": letter.matter.town}
        for incident in case.incidents.all():
            details = IncidentDetails(
                occurred_on=incident.occurred_on, precision=incident.precision, **where
            )
            correct_incident(incident=incident, details=details, by=by, on=on)
        precision = (DatePrecision.MONTH, DatePrecision.DAY, DatePrecision.YEAR)[number % 3]
        later = IncidentDetails(
            occurred_on=letter.day - timedelta(days=7),
            precision=precision,
            description=known()[letter.matter.situation]["incident"],
            **where,
        )
        record_incident(case=case, details=later, by=by, on=on)

    def _case(self, letter: PlannedLetter) -> Case:
        return self.desks.cases[letter.matter.case]

    def _officer(self, letter: PlannedLetter) -> User:
        return self.desks.officer_of(letter)

    def _state(self, letter: PlannedLetter) -> State | None:
        actor = letter.addressee.actor
        return self.states.get((actor.home or "") if actor else letter.addressee.code)


def _related(letters: list[PlannedLetter]) -> Iterator[tuple[PlannedLetter, PlannedLetter]]:
    """Each letter with the one before it on a situation of the same kind."""
    last: dict[str, PlannedLetter] = {}
    for letter in letters:
        if earlier := last.get(letter.matter.situation):
            yield earlier, letter
        last[letter.matter.situation] = letter
