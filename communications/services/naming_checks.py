"""Whether a letter names persons who have not agreed to be named to its addressee."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.models import Person
from cases.rules.names_in_text import Certainty, SoughtNames
from communications.letter_text import LetterText
from communications.models import Communication

from .blocker import Blocker


@dataclass(frozen=True, slots=True)
class Found:
    """A person of the case in a letter, by the places of its blocks from 0."""

    person: Person
    certainty: Certainty
    places: tuple[int, ...]

    @property
    def is_certain(self) -> bool:
        return self.certainty is Certainty.WHOLE


def persons_named(communication: Communication, text: LetterText) -> list[Blocker]:
    """One blocker for each person of the case whom the text names without consent."""
    return [
        Blocker(
            "named_without_consent",
            ngettext(
                "Person %(person)s of the case is named in paragraph %(paragraphs)s "
                "and has not agreed to be named to the addressee.",
                "Person %(person)s of the case is named in paragraphs %(paragraphs)s "
                "and has not agreed to be named to the addressee.",
                len(paragraphs),
            )
            % {"person": person.position, "paragraphs": ", ".join(map(str, paragraphs))},
            "person-consent",
            (person.case_id, person.pk),
        )
        for person, paragraphs in _found(communication, text, Certainty.WHOLE)
    ]


def persons_perhaps_named(communication: Communication, text: LetterText) -> list[Blocker]:
    """One warning for each such person of whose name a part stands in the text.

    It may be somebody else's name too, or a word: only a person can tell.
    """
    message = _(
        "A part of the name of person %(person)s of the case, who has not agreed to be named to "
        "the addressee, stands in paragraph %(paragraphs)s: see whether that person is meant."
    )
    return [
        Blocker(
            "perhaps_named",
            message % {"person": person.position, "paragraphs": ", ".join(map(str, paragraphs))},
            "person-consent",
            (person.case_id, person.pk),
        )
        for person, paragraphs in _found(communication, text, Certainty.PART)
    ]


def persons_in(communication: Communication, text: LetterText) -> list[Found]:
    """The persons without consent whom the text names, or perhaps names.

    In the order of the case, whole names before parts; one may be found in both ways. A part of a
    name that somebody with consent has too tells nothing.
    """
    persons = list(Person.objects.filter(case=communication.case_id).order_by("position"))
    silent = {each.pk: each for each in persons if not each.may_be_named_to_addressee}
    known = [name for each in persons if each.pk not in silent for name in each.all_names]
    names = {pk: person.all_names for pk, person in silent.items()}
    sought = SoughtNames.of(names, known=known)
    places: dict[tuple[Certainty, int], list[int]] = {}
    for place, block in enumerate(text.blocks):
        for key, certainty in sought.named_in(block.text).items():
            places.setdefault((certainty, key), []).append(place)
    return [
        Found(person, certainty, tuple(places[certainty, pk]))
        for certainty in (Certainty.WHOLE, Certainty.PART)
        for pk, person in silent.items()
        if (certainty, pk) in places
    ]


def _found(
    communication: Communication, text: LetterText, certainty: Certainty
) -> list[tuple[Person, list[int]]]:
    """The persons found with `certainty`, and in which paragraphs, counted from 1."""
    return [
        (each.person, [place + 1 for place in each.places])
        for each in persons_in(communication, text)
        if each.certainty is certainty
    ]
