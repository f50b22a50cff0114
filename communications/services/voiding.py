"""Voiding a letter that was sent: its number is kept, and says why."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from cases.enums import EventKind
from communications.enums import Act, Stage
from communications.models import Communication
from parties.models import User

from .acting import lock_for
from .dispatching import stop_waiting
from .events import record_event
from .guards import Circumstances, require_guards


def void_letter(*, letter: Communication, reason: str, by: User, on: date) -> Communication:
    """Void a sent letter on the day `on`, in Geneva; what was not delivered yet is stopped.

    `reason` names no person: it stands wherever the letter is shown. Its number is never given
    again. Raises ValidationError without a reason, and as `acting.lock_for` does.
    """
    reason = reason.strip()
    with transaction.atomic():
        locked = lock_for(Act.VOID, letters=[letter], by=by)[0]
        require_guards(Act.VOID, Circumstances(locked, on=on, by=by, reason=reason))
        locked.stage, locked.voided_on, locked.void_reason = Stage.VOIDED, on, reason
        locked.save(update_fields=["stage", "voided_on", "void_reason"])
        stopped = stop_waiting(locked)
        record_event(
            communication=locked,
            kind=EventKind.LETTER_VOIDED,
            happened_on=on,
            by=by,
            before={"stage": Stage.SENT.value},
            after={
                "stage": Stage.VOIDED.value,
                "reference": str(locked),
                "deliveries_stopped": stopped,
            },
        )
    return locked
