"""What an imported letter must have before anything is saved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from communications.enums import AddresseeKind, LetterType
from communications.models import Communication
from communications.reading.structure import Reading
from communications.references import OTHER_ADDRESSEE, Reference
from parties.models import OtherActor, State


class AlreadyImported(Exception):
    """A letter with this reference is in the system; nothing was saved."""

    def __init__(self, communication: Communication) -> None:
        super().__init__(
            _("%(reference)s is in the system already.") % {"reference": communication}
        )
        self.communication = communication


@dataclass(frozen=True, slots=True)
class Problem:
    """What keeps a letter out: the field of the reading, and the reason in words."""

    field: str
    reason: str


class NotImportable(Exception):
    """The reading lacks what a sent letter must have; nothing was saved."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(" ".join(problem.reason for problem in problems))
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True)
class Ready:
    """What the checks have made sure of. An `addressee` that is new has not been saved yet."""

    reference: Reference
    letter_type: LetterType
    letter_date: date
    addressee: State | OtherActor

    @property
    def addressee_kind(self) -> AddresseeKind:
        return AddresseeKind.STATE if isinstance(self.addressee, State) else AddresseeKind.OTHER


def check_importable(reading: Reading, *, on: date) -> Ready:
    """What is needed to save `reading` on the day `on`.

    Raises NotImportable with every problem found, AlreadyImported where the reference is taken.
    """
    problems = [*_reference_problems(reading), *_date_problems(reading, on)]
    if not reading.mandates:
        problems.append(Problem("mandates", _("No signing mandate could be read.")))
    reference = reading.reference.reference if reading.reference else None
    if problems or reference is None or reading.letter_date is None:
        raise NotImportable(problems)
    refuse_known(reference)
    return Ready(
        reference=reference,
        letter_type=LetterType(str(reference.type)),
        letter_date=reading.letter_date,
        addressee=_addressee(reading, reference),
    )


def refuse_known(reference: Reference) -> None:
    """Raises AlreadyImported where a communication has this code, number and year."""
    known = Communication.objects.filter(
        code=reference.code, number=reference.number, year=reference.year
    ).first()
    if known is not None:
        raise AlreadyImported(known)


def _reference_problems(reading: Reading) -> list[Problem]:
    if reading.reference is None:
        return [Problem("reference", _("The letter's reference could not be read."))]
    if reading.reference.reference.type is None:
        return [Problem("reference", _("The reference does not say UA, AL or OL."))]
    return []


def _date_problems(reading: Reading, on: date) -> list[Problem]:
    if reading.letter_date is None:
        return [Problem("letter_date", _("The letter's date could not be read."))]
    if reading.letter_date > on:
        return [Problem("letter_date", _("The letter's date lies in the future."))]
    return []


def _addressee(reading: Reading, reference: Reference) -> State | OtherActor:
    if reference.code == OTHER_ADDRESSEE:
        if not reading.addressee.name:
            raise NotImportable(
                [Problem("addressee", _("The letter does not say who is addressed: enter a name."))]
            )
        known = OtherActor.objects.filter(name__iexact=reading.addressee.name).first()
        return known or OtherActor(name=reading.addressee.name)
    state = State.objects.filter(code=reference.code).first()
    if state is None:
        raise NotImportable(
            [
                Problem(
                    "reference",
                    _("No State has the code %(code)s in the reference data.")
                    % {"code": reference.code},
                )
            ]
        )
    return state
