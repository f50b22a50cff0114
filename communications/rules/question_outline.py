"""The questions of a draft as an outline of two levels: numbered questions, lettered parts.

A draft stores the outline as data, `[{"text": "...", "parts": ["...", ...]}, ...]`. A move takes
an outline and the place of an item, counted from 0, and gives the outline and the item's new place.
No move changes the order in which texts are read but moving up and down, and none loses a text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, TypeVar

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .letter_facts import AskedQuestion
from .plain_text import clean_text

MOST_QUESTIONS = 40
MOST_PARTS = 26
LONGEST_TEXT = 4000

Outline = tuple[AskedQuestion, ...]
_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class Place:
    """Where an item stands, counted from 0: a question, or a part of it where `part` is given."""

    question: int
    part: int | None = None


class Fault(StrEnum):
    """What can be wrong with an outline."""

    NO_OUTLINE = "no_outline"
    EMPTY = "empty"
    TOO_LONG = "too_long"
    TOO_MANY_QUESTIONS = "too_many_questions"
    TOO_MANY_PARTS = "too_many_parts"


_REASONS: dict[Fault, Promise] = {
    Fault.NO_OUTLINE: _("This is no list of questions."),
    Fault.EMPTY: _("The text is empty."),
    Fault.TOO_LONG: _("The text has more than %(limit)s characters."),
    Fault.TOO_MANY_QUESTIONS: _("A letter has no more than %(limit)s questions."),
    Fault.TOO_MANY_PARTS: _("A question has no more than %(limit)s parts."),
}
_LIMITS = {
    Fault.TOO_LONG: LONGEST_TEXT,
    Fault.TOO_MANY_QUESTIONS: MOST_QUESTIONS,
    Fault.TOO_MANY_PARTS: MOST_PARTS,
}


class OutlineError(ValueError):
    """An outline that cannot be taken: what is wrong, and where.

    `place` is None where the whole outline is meant. As a string it is a message for people, in
    the language that is active then: "Question 3, part b: The text is empty."
    """

    def __init__(self, fault: Fault, place: Place | None = None) -> None:
        super().__init__(fault, place)
        self.fault = fault
        self.place = place

    @property
    def reason(self) -> str:
        """What is wrong, without the place."""
        return str(_REASONS[self.fault]) % {"limit": _LIMITS.get(self.fault)}

    def __str__(self) -> str:
        if self.place is None:
            return self.reason
        return f"{place_in_words(self.place)}: {self.reason}"


def question_label(index: int) -> str:
    """The number of the question at `index` from 0: "1"."""
    return str(index + 1)


def part_label(index: int) -> str:
    """The letter of the part at `index` from 0, below `MOST_PARTS`: "a"."""
    return chr(ord("a") + index)


def place_in_words(place: Place) -> str:
    """ "Question 3", "Question 3, part b", in the active language."""
    number = question_label(place.question)
    if place.part is None:
        return gettext("Question %(number)s") % {"number": number}
    letter = part_label(place.part)
    return gettext("Question %(number)s, part %(letter)s") % {"number": number, "letter": letter}


def parse_outline(data: object) -> Outline:
    """The outline that `data` holds, each text cleaned and without spaces around it.

    Raises OutlineError for data of another shape, an empty text, one longer than `LONGEST_TEXT`
    characters, more than `MOST_QUESTIONS` questions or `MOST_PARTS` parts: the first fault found.
    """
    if not isinstance(data, list):
        raise OutlineError(Fault.NO_OUTLINE)
    if len(data) > MOST_QUESTIONS:
        raise OutlineError(Fault.TOO_MANY_QUESTIONS)
    return tuple(_question(item, index) for index, item in enumerate(data))


def _question(item: object, index: int) -> AskedQuestion:
    place = Place(index)
    if not isinstance(item, dict) or not isinstance(item.get("parts", []), list):
        raise OutlineError(Fault.NO_OUTLINE, place)
    text, parts = _text(item.get("text"), place), item.get("parts", [])
    if len(parts) > MOST_PARTS:
        raise OutlineError(Fault.TOO_MANY_PARTS, place)
    return AskedQuestion(text, tuple(_text(each, Place(index, i)) for i, each in enumerate(parts)))


def _text(typed: object, place: Place) -> str:
    if not isinstance(typed, str):
        raise OutlineError(Fault.NO_OUTLINE, place)
    text = clean_text(typed).strip()
    if not text:
        raise OutlineError(Fault.EMPTY, place)
    if len(text) > LONGEST_TEXT:
        raise OutlineError(Fault.TOO_LONG, place)
    return text


def as_data(outline: Sequence[AskedQuestion]) -> list[dict[str, Any]]:
    """The outline as a draft stores it; inverse of `parse_outline`."""
    return [{"text": each.text, "parts": list(each.parts)} for each in outline]


def move_up(outline: Outline, place: Place) -> tuple[Outline, Place]:
    """Change places with the item before: a question with all its parts, a part in its question.

    The first one stays. Raises IndexError for a place that the outline does not have.
    """
    before = _neighbour(outline, place, -1)
    return (outline, place) if before is None else (_swapped(outline, before), before)


def move_down(outline: Outline, place: Place) -> tuple[Outline, Place]:
    """Change places with the item after, as `move_up` does; the last one stays."""
    after = _neighbour(outline, place, 1)
    return (outline, place) if after is None else (_swapped(outline, place), after)


def nest(outline: Outline, place: Place) -> tuple[Outline, Place]:
    """Make a question the last part of the question before it; its own parts follow as parts.

    The first question and a part stay as they are. Raises OutlineError where the question before
    would have more than `MOST_PARTS` parts, and IndexError for a place the outline does not have.
    """
    nested, index = _question_at(outline, place), place.question
    if place.part is not None or index == 0:
        return outline, place
    before = outline[index - 1]
    parts = (*before.parts, nested.text, *nested.parts)
    if len(parts) > MOST_PARTS:
        raise OutlineError(Fault.TOO_MANY_PARTS, Place(index - 1))
    changed = (*outline[: index - 1], replace(before, parts=parts), *outline[index + 1 :])
    return changed, Place(index - 1, len(before.parts))


def lift(outline: Outline, place: Place) -> tuple[Outline, Place]:
    """Make a part a question of its own, after the one it was part of; parts below it go along.

    So `lift` undoes `nest`. A question stays as it is. Raises OutlineError where the letter would
    have more than `MOST_QUESTIONS` questions, and IndexError for a place it does not have.
    """
    question, index = _question_at(outline, place), place.question
    if place.part is None:
        return outline, place
    if len(outline) >= MOST_QUESTIONS:
        raise OutlineError(Fault.TOO_MANY_QUESTIONS)
    left = replace(question, parts=question.parts[: place.part])
    lifted = AskedQuestion(question.parts[place.part], question.parts[place.part + 1 :])
    changed = (*outline[:index], left, lifted, *outline[index + 1 :])
    return changed, Place(index + 1)


def _question_at(outline: Outline, place: Place) -> AskedQuestion:
    """The question of a place that the outline has."""
    if not 0 <= place.question < len(outline):
        raise IndexError(place)
    question = outline[place.question]
    if place.part is not None and not 0 <= place.part < len(question.parts):
        raise IndexError(place)
    return question


def _neighbour(outline: Outline, place: Place, step: int) -> Place | None:
    """The place one step on at the same level, None beyond the first or last."""
    question = _question_at(outline, place)
    if place.part is None:
        index = place.question + step
        return Place(index) if 0 <= index < len(outline) else None
    index = place.part + step
    return Place(place.question, index) if 0 <= index < len(question.parts) else None


def _swapped(outline: Outline, first: Place) -> Outline:
    """The outline with the item at `first` and the next of its level in each other's place."""
    question = outline[first.question]
    if first.part is None:
        return _with_swap(outline, first.question)
    swapped = replace(question, parts=_with_swap(question.parts, first.part))
    return (*outline[: first.question], swapped, *outline[first.question + 1 :])


def _with_swap(items: tuple[_Item, ...], index: int) -> tuple[_Item, ...]:
    return (*items[:index], items[index + 1], items[index], *items[index + 2 :])
