"""What a submission tells, put to a case."""

from __future__ import annotations

from cases.models import Case, Incident, Submission

from .persons import put_persons


def add_persons(*, submission: Submission, case: Case) -> int:
    """Put the persons that `submission` names to the locked `case`; returns how many are new.

    Consent is never taken from a submission: it stays "no" until somebody records it.
    """
    return put_persons(case=case, names=[person.name for person in submission.persons.all()])


def add_incident(*, submission: Submission, case: Case) -> int:
    """Put day and place that `submission` tells to `case`; returns 1, or 0 where it has that day."""
    day = submission.occurred_on
    if day is None:
        return 0
    if case.incidents.filter(occurred_on=day, precision=submission.precision).exists():
        return 0
    Incident.objects.create(
        case=case,
        occurred_on=day,
        precision=submission.precision,
        state=submission.state,
        place=submission.place,
        description=submission.title,
    )
    return 1
