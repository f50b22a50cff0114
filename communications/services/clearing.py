"""What follows by itself once no answer is missing."""

from __future__ import annotations

from datetime import date

from cases.enums import EventKind
from communications.enums import Act, NoticeKind, Stage
from communications.models import Communication

from .guards import Circumstances, holds
from .sign_off_events import Happened
from .sign_off_notices import tell_desk
from .sign_off_rows import current_version


def clear_if_signed(letter: Communication, *, on: date) -> list[Happened]:
    """Clear the locked letter where every mandate on it has signed the version that is shown.

    The system's own act, in that of the person who completed what was missing; what it gives is to
    be written down by the caller.
    """
    version = current_version(letter)
    if version is None or not holds(Act.CLEAR, Circumstances(letter, on=on, version=version)):
        return []
    letter.stage = Stage.CLEARED
    letter.save(update_fields=["stage"])
    tell_desk(NoticeKind.LETTER_CLEARED, letter, on=on)
    return [Happened(letter, EventKind.LETTER_CLEARED, None, {"version": version.number})]
