"""The acts of the secretariat on a planned letter, by the services that staff use."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from itertools import permutations

from django.core.files.base import ContentFile, File

from cases.models import Case
from communications.enums import RelationKind, Stage
from communications.letter_text import LetterText, Part
from communications.models import Communication, Relation
from communications.reading import Reading, read_letter
from communications.services.case_facts import add_facts_to_case
from communications.services.importing import import_letter
from communications.services.letter_rows import save_mandates, save_questions, save_version
from communications.services.replies import record_reply
from parties.enums import Role
from parties.models import Desk, State, User

from .letter import case_title
from .reply_text import reply_documents, reply_note
from .staff import DESK_OF_REGION, EUROPE
from .story import PlannedLetter, PlannedReply

NOT_IN_A_DRAFT = (Part.REFERENCE, Part.REFERENCE_NOTE, Part.DATE)


@dataclass
class DeskWork:
    """What has been saved so far: cases by their numbers, letters by their keys."""

    desks: dict[str, Desk]
    officers: dict[str, list[User]]
    regions: dict[str, str]
    desks_of_cases: dict[int, str] = field(default_factory=dict)
    cases: dict[int, Case] = field(default_factory=dict)
    letters: dict[int, Communication] = field(default_factory=dict)
    together: dict[int, list[int]] = field(default_factory=dict)

    @classmethod
    def begin(cls, users: dict[str, User]) -> DeskWork:
        """Work of the desk officers among `users`."""
        desks: dict[str, Desk] = {}
        officers: dict[str, list[User]] = {}
        for user in users.values():
            if user.role == Role.DESK_OFFICER and user.desk:
                desks[user.desk.code] = user.desk
                officers.setdefault(user.desk.code, []).append(user)
        return cls(desks, officers, dict(State.objects.values_list("code", "ohchr_region")))

    def take_in(self, letter: PlannedLetter, text: str, on: date) -> None:
        """Reads and imports the letter on the day `on`. A letter of its time left on its date."""
        communication = import_letter(
            reading=self._read(letter, text),
            source_text=text,
            by=self.officer_of(letter),
            on=on,
            case=self._case(letter),
        )
        communication.dispatched_on = letter.day
        communication.save(update_fields=["dispatched_on"])
        if letter.follows is not None:
            earlier = self.letters[letter.follows]
            communication.relations.filter(target=earlier).update(kind=RelationKind.FOLLOW_UP_OF)
        if letter.beside:
            self.together.setdefault(letter.matter.case, []).append(letter.key)
        self.letters[letter.key] = communication

    def draft(self, letter: PlannedLetter, text: str) -> None:
        """Saves the letter as a draft: without reference and date, which come at sending."""
        reading = self._read(letter, text)
        blocks = tuple(b for b in reading.text.blocks if b.part not in NOT_IN_A_DRAFT)
        reading = replace(reading, text=LetterText(reading.text.language, blocks))
        communication = Communication.objects.create(
            case=self._case(letter),
            stage=Stage.DRAFT,
            type=letter.type,
            code=letter.addressee.code,
            language=letter.addressee.language,
            addressee_state_id=letter.addressee.code,
            salutation=reading.addressee.salutation,
        )
        save_version(communication, reading, "", self.officer_of(letter))
        save_mandates(communication, reading, {})
        save_questions(communication, reading)
        add_facts_to_case(communication.case, reading)
        self.letters[letter.key] = communication

    def register(self, letter: PlannedLetter, reply: PlannedReply, on: date) -> None:
        """Records the reply with its files on the day `on`."""
        files: list[File] = [
            ContentFile(document.content, name=document.name)
            for document in reply_documents(letter, reply)
        ]
        record_reply(
            communication=self.letters[letter.key],
            kind=reply.kind,
            dated_on=reply.dated_on,
            received_on=reply.received_on,
            language=reply.language,
            note=reply_note(reply),
            files=files,
            by=self.officer_of(letter),
            on=on,
            durable=False,
        )

    def void(self, letter: PlannedLetter) -> None:
        """Takes the letter back; it keeps its number."""
        self._change(
            letter,
            stage=Stage.VOIDED,
            voided_on=letter.day,
            void_reason="Sent with an annex that belonged to another letter.",
        )

    def close(self, letter: PlannedLetter, on: date) -> None:
        """Ends the work on the letter without an answer."""
        self._change(letter, closed_on=on)

    def link_parallel_letters(self) -> None:
        """Links the letters that went to several addressees on one day, each to each."""
        Relation.objects.bulk_create(
            Relation(
                communication=self.letters[one],
                kind=RelationKind.PARALLEL_TO,
                target=self.letters[other],
                reference_as_printed=str(self.letters[other].reference),
                sent_on=self.letters[other].letter_date,
            )
            for keys in self.together.values()
            for one, other in permutations(keys, 2)
        )

    def _change(self, letter: PlannedLetter, **values: date | str) -> None:
        Communication.objects.filter(pk=self.letters[letter.key].pk).update(**values)

    def _read(self, letter: PlannedLetter, text: str) -> Reading:
        """The reading, with a company's name as its officer would correct it where needed."""
        reading = read_letter(text)
        if letter.addressee.actor is None:
            return reading
        addressee = replace(reading.addressee, name=letter.addressee.actor.name)
        return replace(reading, addressee=addressee)

    def _case(self, letter: PlannedLetter) -> Case:
        number = letter.matter.case
        if number not in self.cases:
            self.desks_of_cases[number] = self._desk(letter)
            self.cases[number] = Case.objects.create(
                title=case_title(letter.matter, letter.addressee),
                desk=self.desks[self.desks_of_cases[number]],
                opened_on=letter.matter.days[-1],
            )
        return self.cases[number]

    def _desk(self, letter: PlannedLetter) -> str:
        """The desk for the addressee's region; for a company or body that of its home State."""
        actor = letter.addressee.actor
        state = (actor.home or "") if actor else letter.addressee.code
        return DESK_OF_REGION.get(self.regions.get(state, ""), EUROPE)

    def officer_of(self, letter: PlannedLetter) -> User:
        """One of the officers of the case's desk, the same for everything about a letter."""
        self._case(letter)
        officers = self.officers[self.desks_of_cases[letter.matter.case]]
        return officers[letter.key % len(officers)]
