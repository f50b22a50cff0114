"""Writing down what happened to a submission."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from cases.enums import EventKind, EventSubject
from cases.models import Case, Submission
from parties.models import User

from .events import Fact, record_event


def record_submission_event(
    submission: Submission,
    kind: EventKind,
    *,
    by: User,
    on: date,
    case: Case | None = None,
    before: Mapping[str, Fact] | None = None,
    after: Mapping[str, Fact] | None = None,
) -> None:
    """One event about `submission`, and about `case` where the act put it to one."""
    record_event(
        subject=EventSubject.SUBMISSION,
        subject_id=submission.pk,
        case=case,
        kind=kind,
        happened_on=on,
        by=by,
        before=before,
        after=after,
    )
