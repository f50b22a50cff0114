"""The rows of a letter that is being sent: reference, text, questions, links."""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy
from datetime import date, datetime
from functools import partial

from communications.enums import (
    AddresseeKind,
    LetterType,
    RelationKind,
    RulePurpose,
    Stage,
    VersionPurpose,
)
from communications.models import (
    Communication,
    CopiedTo,
    LetterVersion,
    Question,
    Relation,
)
from communications.rules.question_outline import Outline, parse_outline, part_label, question_label
from parties.models import User

from .draft_facts import composed
from .rules_of_time import choose_window, set_dates
from .versions import keep_version


def give_reference(letter: Communication, *, number: int, on: date) -> None:
    """Make the locked letter a sent one, dated `on`, and start its windows by the day's rules."""
    letter.stage = Stage.SENT
    letter.number, letter.year = number, on.year
    letter.reference_as_printed = str(letter.reference)
    _date(letter, on)
    letter.save()


def as_if_sent(letter: Communication, *, on: date) -> Communication:
    """A copy of the letter with the days that it would have if it were sent on the day `on`.

    It has no number, for nobody can promise one, and is not to be saved.
    """
    dated = copy(letter)
    _date(dated, on)
    return dated


def _date(letter: Communication, on: date) -> None:
    letter.letter_date = letter.dispatched_on = on
    choose = partial(
        choose_window,
        printed=None,
        letter_type=LetterType(letter.type),
        addressee_kind=AddresseeKind(letter.addressee_kind),
        letter_date=on,
    )
    reply = choose(purpose=RulePurpose.REPLY)
    set_dates(letter, reply=reply, publication=choose(purpose=RulePurpose.PUBLICATION).window)


def freeze_text(letter: Communication, *, by: User, on: date, at: datetime) -> LetterVersion:
    """The text with reference and date as the letter's last version, its questions as rows."""
    text = composed(letter, on=on, reference=str(letter.reference), letter_date=on)
    version = keep_version(
        communication=letter, text=text, purpose=VersionPurpose.SENT, by=by, at=at
    )
    _write_questions(letter, parse_outline(letter.draft.questions))
    return version


def _write_questions(letter: Communication, outline: Outline) -> None:
    position = 0
    for index, asked in enumerate(outline):
        position += 1
        question = Question.objects.create(
            communication=letter,
            position=position,
            label=question_label(index),
            text=asked.text,
        )
        parts = [
            Question(
                communication=letter,
                parent=question,
                position=position + place,
                label=part_label(place - 1),
                text=text,
            )
            for place, text in enumerate(asked.parts, start=1)
        ]
        Question.objects.bulk_create(parts)
        position += len(parts)


def link_parallel(sent: Iterable[Communication], before: Iterable[Communication]) -> None:
    """Link each of the letters just `sent` with the others and with those of its set sent `before`.

    Both ways: whoever looks at one finds the other.
    """
    now, earlier = list(sent), list(before)
    pairs = [(one, other) for one in now for other in [*now, *earlier] if one != other]
    pairs += [(one, other) for one in earlier for other in now]
    Relation.objects.bulk_create(
        [
            Relation(
                communication=one,
                kind=RelationKind.PARALLEL_TO,
                target=other,
                reference_as_printed=str(other.reference),
                sent_on=other.letter_date,
            )
            for one, other in pairs
        ],
        ignore_conflicts=True,
    )


def write_copied_to(letter: Communication, others: Iterable[Communication]) -> None:
    """The States among the `others` that the letter says were written to, in their order."""
    states = dict.fromkeys(
        other.addressee_state_id
        for other in others
        if other.addressee_state_id and other.addressee_state_id != letter.addressee_state_id
    )
    CopiedTo.objects.bulk_create(
        CopiedTo(communication=letter, state_id=state, position=position)
        for position, state in enumerate(states, start=1)
    )
