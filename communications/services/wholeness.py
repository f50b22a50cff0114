"""What a draft lacks before it may be shown to those who sign it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from communications.enums import AddresseeKind, LetterType, Slot
from communications.models import Communication, Draft
from communications.rules.composing import GAP, compose
from communications.rules.letter_defaults import OPTIONAL_SLOTS
from communications.rules.letter_facts import LetterFacts
from communications.rules.question_outline import OutlineError

from .draft_facts import letter_facts
from .signatories import problems_of_signatories

# Needed only with what they speak of.
WITH_THEIR_SUBJECT = frozenset({Slot.SELF_INTRODUCTION, Slot.ANNEX_POINTER, Slot.OTHERS_WRITTEN_TO})
ALWAYS = frozenset(Slot) - OPTIONAL_SLOTS - WITH_THEIR_SUBJECT


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that a letter lacks, in words.

    `place` is the field of the draft to go to, "" where there is none; `shared` tells that the
    field belongs to all letters of the set.
    """

    text: str
    place: str = ""
    shared: bool = False


def missing_in(letter: Communication, *, on: date) -> tuple[Missing, ...]:
    """What the letter lacks on the day `on`; empty where it is whole."""
    try:
        facts = letter_facts(letter, on=on)
    except Draft.DoesNotExist:
        return (Missing(_("it was not drafted here.")),)
    except OutlineError as error:
        return (Missing(str(error), "questions"),)
    found = [*_shared(facts), *_own(facts), *_paragraphs(facts), *_signatories(letter, on)]
    return tuple(found or _gaps(facts))


def _shared(facts: LetterFacts) -> Iterator[Missing]:
    if not facts.subject.strip():
        yield Missing(_("the subject is empty."), "subject", shared=True)
    if facts.type == LetterType.OTHER_LETTER:
        if not (facts.facts.strip() or facts.concerns.strip()):
            yield Missing(_("it says neither facts nor concerns."), "facts", shared=True)
        return
    if not facts.facts.strip():
        yield Missing(_("no facts are alleged."), "facts", shared=True)
    if not facts.concerns.strip():
        yield Missing(_("no concerns are voiced."), "concerns", shared=True)


def _own(facts: LetterFacts) -> Iterator[Missing]:
    if not facts.salutation.strip():
        yield Missing(_("the salutation is empty."), "salutation")
    if not facts.questions:
        yield Missing(_("it asks no question."), "questions")


def _paragraphs(facts: LetterFacts) -> Iterator[Missing]:
    needed = set(ALWAYS)
    if facts.annex:
        needed.add(Slot.ANNEX_POINTER)
    if facts.others:
        needed.add(Slot.OTHERS_WRITTEN_TO)
    if facts.addressee_kind != AddresseeKind.STATE:
        needed.add(Slot.SELF_INTRODUCTION)
    for slot in Slot:
        if slot in needed and not facts.paragraphs.get(slot, "").strip():
            words = {"place": slot.label}
            yield Missing(_("its standard paragraph is missing: %(place)s.") % words, "paragraphs")


def _signatories(letter: Communication, on: date) -> Iterator[Missing]:
    for problem in problems_of_signatories(letter, on=on):
        yield Missing(str(problem), "mandates")


def _gaps(facts: LetterFacts) -> Iterator[Missing]:
    """A gap that the text itself still shows, whatever it comes from."""
    for block in compose(facts).blocks:
        if GAP in block.text:
            words = {"gap": GAP, "paragraph": block.text[:80]}
            yield Missing(_("a gap %(gap)s is left in “%(paragraph)s”") % words, "paragraphs")
