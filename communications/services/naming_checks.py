"""Whether a letter names persons who have not agreed to be named to its addressee."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.models import Person
from cases.rules.names_in_text import Certainty, SoughtNames
from communications.letter_text import LetterText
from communications.models import Communication

from .blocker import Blocker


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


def _found(
    communication: Communication, text: LetterText, certainty: Certainty
) -> list[tuple[Person, list[int]]]:
    """The persons without consent whom the text names with `certainty`, and in which paragraphs.

    Paragraphs are counted from 1. A part of a name that somebody with consent has too tells
    nothing.
    """
    persons = list(Person.objects.filter(case=communication.case_id).order_by("position"))
    silent = {each.pk: each for each in persons if not each.may_be_named_to_addressee}
    known = [name for each in persons if each.pk not in silent for name in each.all_names]
    names = {pk: person.all_names for pk, person in silent.items()}
    sought = SoughtNames.of(names, known=known)
    places: dict[int, list[int]] = {}
    for number, block in enumerate(text.blocks, start=1):
        for key, found in sought.named_in(block.text).items():
            if found is certainty:
                places.setdefault(key, []).append(number)
    return [(person, places[pk]) for pk, person in silent.items() if pk in places]
