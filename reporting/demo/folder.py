"""A set of drafted letters in the database while its script is carried out, and who works on it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.core.exceptions import ObjectDoesNotExist

from cases.models import Case
from communications.models import (
    Communication,
    LetterSet,
    LetterVersion,
    SigningMandate,
)
from communications.services.sign_off_rows import current_version
from parties.enums import Role
from parties.models import Mandate, State, User

from .cast import actors
from .desk_work import DeskWork
from .drafted import PlannedSet, Step
from .staff import OFFICES

OFFICE_OF = {code: office for office, (_name, codes) in OFFICES.items() for code in codes}


@dataclass(frozen=True)
class People:
    """Everybody who works on letters."""

    desks: DeskWork
    supervisor: User
    offices: dict[str, list[User]]

    @classmethod
    def among(cls, users: dict[str, User], desks: DeskWork) -> People:
        """Those of `users` whom this takes."""
        offices: dict[str, list[User]] = {}
        for user in users.values():
            if user.role == Role.MANDATE_OFFICE and user.office:
                offices.setdefault(user.office.code, []).append(user)
        return cls(desks, desks.supervisor, offices)


@dataclass
class Folder:
    """One set: its plan, its people, and its rows once they are there."""

    planned: PlannedSet
    people: People
    cited: Folder | None = None
    letter_set: LetterSet | None = None

    @cached_property
    def case(self) -> Case:
        """The case of the set, opened by its desk where it is new."""
        return self.people.desks.case_of(self.planned.matter, self.planned.to[0])

    @cached_property
    def officer(self) -> User:
        """Who drafts, for the whole of the script."""
        return self.people.desks.officer_for(self.planned.matter.case, self.planned.place)

    def answering(self, mandate: str, office: str = "") -> User:
        """Somebody of the mandate's office, or of another one that answers for it."""
        members = self.people.offices[office or OFFICE_OF[mandate]]
        return members[self.planned.place % len(members)]

    def rows(self) -> LetterSet:
        """The set as it is now. Raises ObjectDoesNotExist before it is begun."""
        if self.letter_set is None:
            raise ObjectDoesNotExist(f"{self.planned.drafted.key} is not begun.")
        return LetterSet.objects.get(pk=self.letter_set.pk)

    def letters(self, step: Step) -> list[Communication]:
        """The letters that a step is about, as they are now, in the order of the set."""
        found = Communication.objects.filter(draft__letter_set=self.rows())
        ordered = found.select_related("case", "draft").order_by("draft__position")
        return [
            letter for place, letter in enumerate(ordered) if not step.only or place in step.only
        ]

    def versions(self, step: Step) -> list[LetterVersion]:
        """The versions that the offices answer to, of the letters of a step."""
        found = (current_version(letter) for letter in self.letters(step))
        return [version for version in found if version]

    def home(self) -> State | None:
        """The State in which the facts lie: the last one written to, or an actor's home."""
        last = self.planned.to[-1]
        code = (actors()[last.actor.key].home or "") if last.actor else last.code
        return State.objects.filter(pk=code).first()

    def signing(self) -> int:
        """How many mandates sign the first letter."""
        first = self.letters(Step(ago=0))[0]
        return SigningMandate.objects.filter(communication=first).count()


def mandates_by_code(codes: tuple[str, ...]) -> list[Mandate]:
    """The mandates in the order of their codes as given."""
    known = {mandate.code: mandate for mandate in Mandate.objects.filter(code__in=codes)}
    return [known[code] for code in codes]
