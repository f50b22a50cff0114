"""What every act on a case begins and ends with: the locked row, and the event."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from cases.enums import EventKind, EventSubject
from cases.models import Case
from parties.models import User

from .events import Fact, record_event


def locked_case(case: Case, by: User) -> Case:
    """The case as it is now, locked until the transaction ends.

    Raises Case.DoesNotExist where there is none that `by` may read.
    """
    row: Case = Case.objects.visible_to(by).select_for_update(of=("self",)).get(pk=case.pk)
    return row


def record_case_event(
    case: Case,
    kind: EventKind,
    *,
    by: User | None,
    on: date,
    before: Mapping[str, Fact] | None = None,
    after: Mapping[str, Fact] | None = None,
) -> None:
    """One event about `case`; facts hold keys, words of a vocabulary and days, never free text."""
    record_event(
        subject=EventSubject.CASE,
        subject_id=case.pk,
        case=case,
        kind=kind,
        happened_on=on,
        by=by,
        before=before,
        after=after,
    )
