"""Two parallel letters of one case, from the first word on, act by act through the services."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from cases.models import Case
from cases.services.consents import record_consent
from cases.services.persons import PersonDetails, add_person
from communications.enums import DispatchMethod
from communications.models import Communication, LetterSet
from communications.services.circulating import circulate
from communications.services.deliveries import Delivery
from communications.services.draft_rows import SharedDetails, draft_details
from communications.services.drafting import save_draft, save_shared
from communications.services.letter_sets import start_letters
from communications.services.sending import send_letters
from communications.services.sign_off_rows import current_version
from parties.enums import Role
from parties.models import Mandate, User
from tests.factories import make_actor, make_case, make_state, make_user
from tests.factories.cleared import make_contact, prepare_reference_data

MARCH = {day: date(2024, 3, day) for day in range(1, 32)}
CANARY = "Zqxqzv"
NAME = f"{CANARY} Oradell"
FIRST_FACTS = f"On 5 June 2023, surveyors told {NAME} to leave."
FACTS = f"On 5 June 2023, surveyors told {NAME} to leave her house before the rains."


def at(day: int, hour: int = 9) -> dict[str, Any]:
    """A day in March 2024 and a moment on it."""
    return {"on": MARCH[day], "at": datetime(2024, 3, day, hour, tzinfo=UTC)}


class Story:
    """The desk, its case, two letters, and an office for each of the three mandates."""

    def __init__(self, officer: User, supervisor: User) -> None:
        self.officer, self.supervisor = officer, supervisor
        prepare_reference_data()
        self.mandates = [Mandate.objects.get(code=c) for c in ("housing", "health", "detention")]
        self.offices = {
            mandate.code: make_user(
                f"signs@{mandate.code}.example",
                Role.MANDATE_OFFICE,
                office=mandate.offices.get(),
            )
            for mandate in self.mandates
        }
        self.case = self._case()
        self.letter_set = self._begin()

    def _case(self) -> Case:
        case = make_case(desk=self.officer.desk)
        person = add_person(
            case=case, details=PersonDetails(name=NAME), by=self.officer, on=MARCH[1]
        )
        record_consent(
            person=person,
            purpose="addressee",
            given=True,
            answered_on=MARCH[1],
            note=f"{NAME} by telephone",
            by=self.officer,
            on=MARCH[1],
        )
        return case

    def _begin(self) -> LetterSet:
        make_contact(make_state("BWA"), name=f"Mission of {CANARY}", email="bwa@mission.example")
        return start_letters(
            case=self.case,
            language="en",
            addressees=[("AL", make_state("BWA")), ("AL", make_actor())],
            mandates=self.mandates,
            subject="the clearing of homes",
            by=self.officer,
            **at(4),
        )

    @property
    def letters(self) -> list[Communication]:
        """To the State, to the company."""
        rows = Communication.objects.filter(draft__letter_set=self.letter_set)
        return list(rows.order_by("draft__position"))

    def write(self, facts: str, day: int) -> None:
        self.letter_set.refresh_from_db()
        self.letter_set = save_shared(
            letter_set=self.letter_set,
            revision=self.letter_set.revision,
            details=SharedDetails(
                subject="the clearing of homes", facts=facts, concerns="We are concerned."
            ),
            by=self.officer,
            **at(day),
        )

    def ask(self, letter: Communication, day: int) -> None:
        details = replace(draft_details(letter.draft), own_paragraphs=f"We met {NAME}.")
        save_draft(
            communication=letter,
            revision=letter.draft.revision,
            details=details,
            by=self.officer,
            **at(day),
        )

    def answer(self, service: Any, code: str, day: int, *letters: int, **reason: str) -> None:
        service(
            versions=[current_version(self.letters[place]) for place in letters],
            mandates=[mandate for mandate in self.mandates if mandate.code == code],
            by=self.offices[code],
            **at(day),
            **reason,
        )

    def circulate(self, day: int, answer_by: int) -> None:
        circulate(
            letters=self.letters,
            answer_by=MARCH[answer_by],
            message=f"{NAME} is waiting.",
            by=self.officer,
            **at(day),
        )


def send(story: Story) -> None:
    state, company = story.letters
    contact = state.addressee_state.contacts.get()
    send_letters(
        letters=[state, company],
        by=story.supervisor,
        deliveries={
            state.pk: [Delivery(DispatchMethod.EMAIL, contact)],
            company.pk: [Delivery(DispatchMethod.BY_HAND)],
        },
        **at(18),
    )
