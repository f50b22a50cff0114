"""The acts of the secretariat on a planned letter, by the services that staff use."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from itertools import permutations

from django.core.files.base import ContentFile, File

from cases.enums import ConsentPurpose
from cases.models import Case
from cases.services.consents import record_consent
from communications.enums import RelationKind
from communications.models import Communication, Relation
from communications.reading import Reading, read_letter
from communications.services.importing import import_letter
from communications.services.replies import record_reply
from communications.services.voiding import void_letter
from parties.enums import Role
from parties.models import Desk, State, User

from .letter import case_title
from .reply_text import reply_documents, reply_note
from .staff import DESK_OF_REGION, EUROPE
from .story import Addressee, Matter, PlannedLetter, PlannedReply


@dataclass
class DeskWork:
    """What has been saved so far: cases by their numbers, letters by their keys."""

    desks: dict[str, Desk]
    officers: dict[str, list[User]]
    regions: dict[str, str]
    supervisor: User
    desks_of_cases: dict[int, str] = field(default_factory=dict)
    cases: dict[int, Case] = field(default_factory=dict)
    letters: dict[int, Communication] = field(default_factory=dict)
    together: dict[int, list[int]] = field(default_factory=dict)

    @classmethod
    def begin(cls, users: dict[str, User]) -> DeskWork:
        """Work of the desk officers and the supervisor among `users`."""
        desks: dict[str, Desk] = {}
        officers: dict[str, list[User]] = {}
        for user in users.values():
            if user.role == Role.DESK_OFFICER and user.desk:
                desks[user.desk.code] = user.desk
                officers.setdefault(user.desk.code, []).append(user)
        regions = dict(State.objects.values_list("code", "ohchr_region"))
        supervisor = next(user for user in users.values() if user.role == Role.SUPERVISOR)
        return cls(desks, officers, regions, supervisor)

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

    def void(self, letter: PlannedLetter, on: date) -> None:
        """The supervisor takes the letter back on the day `on`; it keeps its number."""
        void_letter(
            letter=self.letters[letter.key],
            reason="Sent with an annex that belonged to another letter.",
            by=self.supervisor,
            on=on,
        )

    def agree(self, letter: PlannedLetter, on: date) -> None:
        """Whoever a letter names has agreed to it; every other one to be named in public too."""
        unasked = self._case(letter).persons.filter(consents=None).order_by("position")
        for person in unasked:
            give = partial(
                record_consent, person=person, given=True, answered_on=on, by=self.supervisor, on=on
            )
            give(purpose=ConsentPurpose.ADDRESSEE)
            if (letter.key + person.position) % 2 == 0:
                give(purpose=ConsentPurpose.PUBLIC)

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
        return self.case_of(letter.matter, letter.addressee)

    def case_of(self, matter: Matter, to: Addressee) -> Case:
        """The case about `matter`, opened for whom a letter on it goes to first."""
        number = matter.case
        if number not in self.cases:
            self.desks_of_cases[number] = self._desk(to)
            self.cases[number] = Case.objects.create(
                title=case_title(matter, to),
                desk=self.desks[self.desks_of_cases[number]],
                opened_on=matter.days[-1],
            )
        return self.cases[number]

    def _desk(self, to: Addressee) -> str:
        """The desk for the addressee's region; for a company or body that of its home State."""
        state = (to.actor.home or "") if to.actor else to.code
        return DESK_OF_REGION.get(self.regions.get(state, ""), EUROPE)

    def officer_of(self, letter: PlannedLetter) -> User:
        """One of the officers of the case's desk, the same for everything about a letter."""
        self._case(letter)
        return self.officer_for(letter.matter.case, letter.key)

    def officer_for(self, case: int, key: int) -> User:
        """One of the officers of the desk of a case that is open; the same for one `key`."""
        officers = self.officers[self.desks_of_cases[case]]
        return officers[key % len(officers)]
