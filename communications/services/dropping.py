"""Letters that are not written after all, and those that are after all."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cases.enums import EventKind
from cases.services.refusals import Problem, refuse
from cases.services.texts import problems_of_text
from communications.enums import Act, Stage, VersionPurpose
from communications.models import Communication, Draft
from communications.rules.plain_text import on_one_line
from parties.models import User

from .acting import lock_for
from .draft_facts import composed
from .events import record_event
from .letter_sets import locked_set, refuse_while_circulated
from .versions import keep_version

# What the note of a version holds.
LONGEST_REASON = 200


def drop_letter(
    *, communication: Communication, reason: str, by: User, on: date, at: datetime | None = None
) -> None:
    """Give a draft up. Its text is kept as a version, with the reason as its note.

    `at` as for `keep_version`. Raises as `acting.lock_for` does; ValidationError without a reason, for a letter that was not
    drafted here, and while a parallel letter is in sign-off or cleared, since it names this one.
    """
    reason = on_one_line(reason)
    refuse(problems_of_text("reason", reason, longest=LONGEST_REASON))
    with transaction.atomic():
        letter = _locked(Act.DROP, communication, by)
        version = keep_version(
            communication=letter,
            text=composed(letter, on=on),
            purpose=VersionPurpose.KEPT,
            by=by,
            note=reason,
            at=at,
        )
        letter.stage = Stage.DROPPED
        letter.save(update_fields=["stage"])
        record_event(
            communication=letter,
            kind=EventKind.LETTER_DROPPED,
            happened_on=on,
            by=by,
            after={"version": version.number},
        )


def revive_letter(*, communication: Communication, by: User, on: date) -> None:
    """Take a dropped draft up again, as it was. Raises as `drop_letter` does."""
    with transaction.atomic():
        letter = _locked(Act.REVIVE, communication, by)
        refuse(_problems_of_parallel(letter))
        letter.stage = Stage.DRAFT
        letter.save(update_fields=["stage"])
        record_event(communication=letter, kind=EventKind.LETTER_REVIVED, happened_on=on, by=by)


def _locked(act: Act, communication: Communication, by: User) -> Communication:
    """The letter, locked after its set."""
    draft = Draft.objects.visible_to(by).filter(communication=communication).first()
    if draft is None:
        raise Communication.DoesNotExist
    letter_set = locked_set(draft.letter_set, by)
    letter = lock_for(act, letters=[communication], by=by)[0]
    refuse_while_circulated(letter_set)
    return letter


def _problems_of_parallel(letter: Communication) -> Iterator[Problem]:
    """Another letter of the set that goes to the same addressee by now."""
    parallel = Communication.objects.filter(
        draft__letter_set=letter.draft.letter_set_id,
        addressee_state=letter.addressee_state_id,
        addressee_actor=letter.addressee_actor_id,
    )
    if parallel.exclude(stage__in=[Stage.DROPPED, Stage.VOIDED]).exists():
        message = _("Another letter of this set goes to the same addressee.")
        yield "__all__", ValidationError(message, "twice")
