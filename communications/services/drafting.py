"""Saving what is being written: whoever saves names the revision that was read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from cases.enums import EventKind
from cases.services.refusals import refuse
from communications.enums import Act, Stage
from communications.models import Communication, Draft, LetterSet
from communications.rules.question_outline import OutlineError
from parties.models import User

from .acting import lock_for, require
from .draft_rows import (
    DraftDetails,
    SharedDetails,
    cleaned_draft,
    cleaned_shared,
    draft_details,
    problems_of_draft,
    problems_of_shared,
    shared_details,
    write_draft,
)
from .events import record_event
from .letter_sets import locked_set, refuse_while_circulated


class Stale(Exception):
    """Somebody has saved since the revision that was named; nothing was changed.

    `standing` is the set or the draft as it is now, with its revision and who saved it when.
    """

    def __init__(self, standing: LetterSet | Draft) -> None:
        super().__init__(f"revision {standing.revision} stands there now")
        self.standing = standing


def save_shared(
    *,
    letter_set: LetterSet,
    revision: int,
    details: SharedDetails,
    by: User,
    on: date,
    at: datetime,
) -> LetterSet:
    """Save what all letters of a set say, and give the set as it is then.

    Where nothing changes, nothing is written, whatever the revision. `on` is the day in Geneva of
    the moment `at`. Raises LetterSet.DoesNotExist where `by` may not read the set, PermissionDenied
    for a role that does not draft, Stale, and ValidationError, by field, for a text that is too
    long, while a letter is in sign-off or cleared, and where no letter is a draft any more.
    """
    details = cleaned_shared(details)
    with transaction.atomic():
        locked = locked_set(letter_set, by)
        drafts = _letters_to_edit(locked, by)
        refuse_while_circulated(locked)
        if details == shared_details(locked):
            return locked
        if locked.revision != revision:
            raise Stale(locked)
        refuse(problems_of_shared(details))
        for name in details.__slots__:
            setattr(locked, name, getattr(details, name))
        _count(locked, by=by, at=at)
        record_editing(drafts, by=by, on=on)
    return locked


def save_draft(
    *,
    communication: Communication,
    revision: int,
    details: DraftDetails,
    by: User,
    on: date,
    at: datetime,
) -> Draft:
    """Save what one letter says by itself, and give its draft as it is then.

    Where nothing changes, nothing is written, whatever the revision. Raises Draft.DoesNotExist for
    a letter that was not drafted here, Stale, ValidationError, by field, for what cannot be taken,
    and as `acting.lock_for` does.
    """
    try:
        details = cleaned_draft(details)
    except OutlineError as error:
        raise ValidationError({"questions": str(error)}) from error
    with transaction.atomic():
        letter = lock_for(Act.EDIT, letters=[communication], by=by)[0]
        draft = Draft.objects.select_for_update().get(communication=letter)
        draft.communication = letter
        standing = draft_details(draft)
        if details == standing:
            return draft
        if draft.revision != revision:
            raise Stale(draft)
        refuse(problems_of_draft(details, standing, letter, by))
        write_draft(draft, details, standing)
        _count(draft, by=by, at=at)
        record_editing([letter], by=by, on=on)
    return draft


def record_editing(letters: Iterable[Communication], *, by: User, on: date) -> None:
    """One event a letter for a person's first saving on a day, and whenever the person changes.

    An event for each saving would bury what matters: drafts are saved every few seconds.
    """
    for letter in letters:
        edited = letter.events.filter(kind=EventKind.LETTER_EDITED).order_by("-position").first()
        if edited is None or (edited.actor_id, edited.happened_on) != (by.pk, on):
            record_event(communication=letter, kind=EventKind.LETTER_EDITED, happened_on=on, by=by)


def _letters_to_edit(letter_set: LetterSet, by: User) -> list[Communication]:
    """The drafts of the set, locked; where there is none, the refusal that its letters give."""
    letters = Communication.objects.filter(draft__letter_set=letter_set).order_by("pk")
    drafts = [letter for letter in letters if letter.stage == Stage.DRAFT]
    if not drafts:
        for letter in letters:
            require(Act.EDIT, letter, by)
    return lock_for(Act.EDIT, letters=drafts, by=by)


def _count(row: LetterSet | Draft, *, by: User, at: datetime) -> None:
    row.revision += 1
    row.saved_by, row.saved_at = by, at
    row.save()
