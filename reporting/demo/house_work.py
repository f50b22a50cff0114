"""What is done beside the letters: delegations among the offices, and a newer standard paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from communications.enums import AddresseeKind, Slot
from communications.models import StandardParagraph
from communications.services.delegating import delegate, withdraw_delegation
from communications.services.standard_paragraphs import revise_paragraph
from parties.enums import Role
from parties.models import Delegation, Mandate, Office, User

from .acts import Act, Place
from .folder import OFFICE_OF, People
from .recipes import AL
from .working_days import Moment, working_day

REVISED_AGO = 5
# Said after the words that the program came with, in letters that were begun before.
ADDED = "Please also see to it that nobody suffers any disadvantage for having cooperated with us."
ADDED_FOR_ONE = (
    "Please also see to it that nobody suffers any disadvantage for having cooperated with me."
)
WHY_REVISED = "Reprisals are to be spoken of in every letter, as the mandates agreed."


@dataclass(frozen=True)
class Given:
    """A delegation: given, begun, over and withdrawn so many working days before today."""

    mandate: str
    to_office: str
    ago: int
    until: int
    reason: str
    withdrawn: int | None = None


DELEGATIONS = (
    Given("WGAD", "defenders", 45, 32, "Session of the working group"),
    Given("SREnv", "business", 28, -10, "Mission of the mandate-holder", withdrawn=22),
    Given("SRFOE", "defenders", 9, -15, "Mission of the mandate-holder"),
)


def house_acts(today: date, people: People, administrator: User) -> Iterator[Act]:
    """Delegations given and withdrawn, and the revision of a paragraph."""
    for key, given in enumerate(DELEGATIONS):
        day = working_day(today, given.ago)
        yield Act(day, Place.HOUSE, key, partial(_give, given, people, today))
        if given.withdrawn is not None:
            now = Moment.on_day(working_day(today, given.withdrawn), key)
            yield Act(now.on, Place.HOUSE, key, partial(_withdraw, given, people, now))
    revised = working_day(today, REVISED_AGO)
    yield Act(revised, Place.HOUSE, len(DELEGATIONS), partial(_revise, administrator, revised))


def administrator_among(users: dict[str, User]) -> User:
    """Who looks after standard paragraphs."""
    return next(user for user in users.values() if user.role == Role.ADMINISTRATOR)


def _give(given: Given, people: People, today: date) -> None:
    now = Moment.on_day(working_day(today, given.ago), 0)
    row = delegate(
        mandate=Mandate.objects.get(code=given.mandate),
        to_office=Office.objects.get(code=given.to_office),
        valid_from=now.on,
        valid_to=working_day(today, given.until),
        reason=given.reason,
        by=people.offices[OFFICE_OF[given.mandate]][0],
        on=now.on,
    )
    Delegation.objects.filter(pk=row.pk).update(given_at=now.at)


def _withdraw(given: Given, people: People, now: Moment) -> None:
    withdraw_delegation(
        delegation=Delegation.objects.get(mandate__code=given.mandate),
        by=people.offices[OFFICE_OF[given.mandate]][1],
        on=now.on,
        at=now.at,
    )


def _revise(administrator: User, on: date) -> None:
    paragraph = StandardParagraph.objects.get(
        slot=Slot.PENDING_REPLY, letter_type=AL, addressee_kind=AddresseeKind.STATE, language="en"
    )
    present = paragraph.versions.order_by("-number")[0]
    revise_paragraph(
        paragraph=paragraph,
        text=f"{present.text} {ADDED}",
        text_for_one=f"{present.text_for_one or present.text} {ADDED_FOR_ONE}",
        note=WHY_REVISED,
        by=administrator,
        on=on,
    )
