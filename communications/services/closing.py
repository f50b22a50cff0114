"""Closing a letter from which nothing more is awaited, and reopening it."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cases.enums import EventKind
from cases.services.refusals import refuse
from communications.enums import Act, ClosingKind
from communications.models import ClosingStep, Communication
from parties.days_in_words import day_in_words
from parties.models import User

from .acting import lock_for
from .events import record_event
from .guards import Circumstances, require_guards


def close_letter(*, letter: Communication, reason: str, by: User, on: date) -> Communication:
    """Close a sent letter on the day `on`, in Geneva: nothing more is awaited, nothing falls due.

    Its due days, its flag and its replies stay as they are. Raises ValidationError without a reason
    or where it is closed already, and as `acting.lock_for` does.
    """
    return _step(ClosingKind.CLOSED, letter, reason, by=by, on=on)


def reopen_letter(*, letter: Communication, reason: str, by: User, on: date) -> Communication:
    """Take up a closed letter again on the day `on`: its days count as if it had stayed open.

    Where its due day has passed meanwhile, the next night flags it. Raises ValidationError without
    a reason or where it is not closed, and as `acting.lock_for` does.
    """
    return _step(ClosingKind.REOPENED, letter, reason, by=by, on=on)


def _step(
    kind: ClosingKind, letter: Communication, reason: str, *, by: User, on: date
) -> Communication:
    closes = kind == ClosingKind.CLOSED
    act = Act.CLOSE if closes else Act.REOPEN
    reason = reason.strip()
    with transaction.atomic():
        locked = lock_for(act, letters=[letter], by=by)[0]
        require_guards(act, Circumstances(locked, on=on, by=by, reason=reason))
        before = locked.closed_on
        _refuse_a_second_time(locked, closes=closes)
        ClosingStep.objects.create(
            communication=locked, kind=kind, reason=reason, happened_on=on, recorded_by=by
        )
        locked.closed_on = on if closes else None
        locked.save(update_fields=["closed_on"])
        record_event(
            communication=locked,
            kind=EventKind.LETTER_CLOSED if closes else EventKind.LETTER_REOPENED,
            happened_on=on,
            by=by,
            before={"closed_on": before},
            after={"closed_on": locked.closed_on},
        )
    return locked


def _refuse_a_second_time(letter: Communication, *, closes: bool) -> None:
    if closes and letter.closed_on is not None:
        message = _("This letter was closed on %(day)s.")
        facts = {"day": day_in_words(letter.closed_on)}
        refuse([(NON_FIELD_ERRORS, ValidationError(message, "closed", facts))])
    if not closes and letter.closed_on is None:
        message = _("This letter is not closed.")
        refuse([(NON_FIELD_ERRORS, ValidationError(message, "not_closed"))])
