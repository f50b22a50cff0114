"""Reminding those who have not answered: by the desk, and by the nightly job."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from cases.enums import EventKind
from cases.services.refusals import refuse
from communications.enums import Act, NoticeKind, SignOffAnswer, Stage
from communications.models import Communication, LetterSet, SignOff
from parties.models import Mandate, User

from .acting import lock_for
from .sign_off_events import Happened, write_down
from .sign_off_notices import tell_offices
from .sign_off_rows import locked_set_of, standing

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Reminded:
    """What one run of the job did: of how many answers it reminded, and for which day."""

    count: int
    on: date


def unanswered() -> QuerySet[SignOff]:
    """The answers that are waited for, of letters that are in sign-off."""
    rows = standing().filter(
        answer=SignOffAnswer.PENDING, version__communication__stage=Stage.IN_SIGN_OFF
    )
    return rows.select_related("round", "mandate", "version__communication__case")


def late(rows: QuerySet[SignOff], *, on: date) -> QuerySet[SignOff]:
    """Those of `rows` whose day to answer by is before the day `on`."""
    return rows.filter(round__answer_by__lt=on)


def remind(
    *,
    letters: Iterable[Communication],
    by: User,
    on: date,
    mandates: Collection[Mandate] | None = None,
) -> int:
    """Remind the mandates, or all that are late, about letters of one set; gives how many answers.

    A mandate is reminded once a day. Raises ValidationError where nobody is left to be reminded,
    and as `acting.lock_for` does.
    """
    letters = list(letters)
    with transaction.atomic():
        locked_set_of(letters)
        locked = lock_for(Act.REMIND, letters=letters, by=by)
        rows = unanswered().filter(version__communication__in=locked)
        rows = late(rows, on=on) if mandates is None else rows.filter(mandate__in=mandates)
        due = [row for row in rows.order_by("pk") if row.reminded_on != on]
        if not due:
            message = _("Nobody is left to be reminded: they answered, or were reminded today.")
            refuse([(NON_FIELD_ERRORS, ValidationError(message, "nobody"))])
        _tell(due, by=by, on=on)
    return len(due)


def remind_of_sign_offs(*, on: date) -> Reminded:
    """Remind, on the day before an answer is due and once when it is late; for the day `on`.

    Level-triggered: a run that is late makes up for those that were missed, a second one and two
    at once find nothing left, since each set is locked and looked at anew. A reminder by the desk
    counts, and nobody is reminded on the day on which the letters went round.
    """
    sets = _due(on).values_list("round__letter_set", flat=True)
    return Reminded(sum(_remind_set(key, on) for key in sorted(set(sets))), on)


def _due(on: date) -> QuerySet[SignOff]:
    before = Q(round__answer_by__gte=on, round__answer_by__lte=on + DAY) & (
        Q(reminded_on=None) | Q(reminded_on__lt=F("round__answer_by") - DAY)
    )
    after = Q(round__answer_by__lt=on) & (
        Q(reminded_on=None) | Q(reminded_on__lte=F("round__answer_by"))
    )
    return unanswered().filter(before | after, round__opened_on__lt=on)


@transaction.atomic
def _remind_set(key: int, on: date) -> int:
    LetterSet.objects.select_for_update().get(pk=key)
    due = list(_due(on).filter(round__letter_set=key).order_by("pk"))
    _tell(due, by=None, on=on)
    return len(due)


def _tell(rows: list[SignOff], *, by: User | None, on: date) -> None:
    """Tell the offices, note the day, and write one event a letter."""
    SignOff.objects.filter(pk__in=[row.pk for row in rows]).update(reminded_on=on)
    by_letter: dict[Communication, list[SignOff]] = defaultdict(list)
    for row in rows:
        by_letter[row.version.communication].append(row)
    for letter, asked in by_letter.items():
        tell_offices(
            NoticeKind.SIGN_OFF_REMINDER,
            letter,
            [row.mandate_id for row in asked],
            on=on,
            due_on=asked[0].round.answer_by,
        )
    write_down(
        [
            Happened(
                letter,
                EventKind.SIGN_OFF_REMINDED,
                by,
                {"mandates": ", ".join(row.mandate.code for row in asked)},
            )
            for letter, asked in by_letter.items()
        ],
        on=on,
    )
