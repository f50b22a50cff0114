"""What becomes of information received: it is decided once, and a supervisor may take that back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.core.exceptions import NON_FIELD_ERRORS, PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cases.enums import Decision, EventKind
from cases.models import Case, Submission, TriageDecision
from parties.enums import Role
from parties.models import Desk, User

from .carrying_over import add_incident, add_persons
from .case_events import locked_case
from .events import Fact
from .intake import problems_of_decided, problems_of_title
from .judging import admissibility_of
from .refusals import Problem, refuse
from .submission_events import record_submission_event


def open_case(*, submission: Submission, title: str, desk: Desk | None, by: User, on: date) -> Case:
    """Open a case from an admissible submission, with its persons and its incident.

    The submission goes along to the case's desk. Raises Submission.DoesNotExist where `by` may not
    see it, and ValidationError where it is decided or not admissible, or by the name of the
    argument that is wrong.
    """
    title = title.strip()
    with transaction.atomic():
        locked = Submission.objects.locked_for(by, submission.pk)
        refuse(
            [
                *problems_of_decided(locked),
                *_problems_of_admissibility(locked),
                *_problems_of_new_case(locked, title, desk, by),
            ]
        )
        case = Case.objects.create(title=title, desk=desk, opened_on=on)
        persons = add_persons(submission=locked, case=case)
        incidents = add_incident(submission=locked, case=case)
        _hand_over(locked, desk)
        _decide(locked, Decision.CASE_OPENED, by=by, on=on, case=case)
        after: dict[str, Fact] = {"case": case.pk, "persons": persons, "incidents": incidents}
        record_submission_event(locked, EventKind.CASE_OPENED, by=by, on=on, case=case, after=after)
    return case


def join_case(
    *,
    submission: Submission,
    case: Case,
    with_persons: bool,
    with_incident: bool,
    by: User,
    on: date,
) -> None:
    """Put an admissible submission to a case that `by` may read; on wish with what it tells.

    Only persons whose name the case does not have are added, and only an incident of a day that it
    does not have. Raises as `open_case`, and Case.DoesNotExist where `by` may not read the case.
    """
    with transaction.atomic():
        # The case first, as whoever moves a case with its submissions locks them.
        joined = locked_case(case, by)
        locked = Submission.objects.locked_for(by, submission.pk)
        refuse([*problems_of_decided(locked), *_problems_of_admissibility(locked)])
        persons = add_persons(submission=locked, case=joined) if with_persons else 0
        incidents = add_incident(submission=locked, case=joined) if with_incident else 0
        _hand_over(locked, joined.desk)
        _decide(locked, Decision.CASE_JOINED, by=by, on=on, case=joined)
        after: dict[str, Fact] = {"case": joined.pk, "persons": persons, "incidents": incidents}
        record_submission_event(
            locked, EventKind.SUBMISSION_JOINED, by=by, on=on, case=joined, after=after
        )


def decline(*, submission: Submission, reason: str, by: User, on: date) -> None:
    """Decline a submission, with the reason, which stays with it.

    Raises Submission.DoesNotExist where `by` may not see it, and ValidationError where it is
    decided or without a reason.
    """
    reason = reason.strip()
    with transaction.atomic():
        locked = Submission.objects.locked_for(by, submission.pk)
        refuse([*problems_of_decided(locked), *_problems_of_reason(reason)])
        _decide(locked, Decision.DECLINED, by=by, on=on, reason=reason)
        record_submission_event(locked, EventKind.SUBMISSION_DECLINED, by=by, on=on)


def reopen(*, submission: Submission, reason: str, by: User, on: date) -> None:
    """Take the decision back, with the reason; a case that was opened stays as it is.

    Raises PermissionDenied for everybody but supervisors, and ValidationError where nothing is
    decided or without a reason.
    """
    if by.role != Role.SUPERVISOR:
        raise PermissionDenied(_("A decision is taken back by a supervisor."))
    reason = reason.strip()
    with transaction.atomic():
        locked = Submission.objects.locked_for(by, submission.pk)
        standing = locked.decisions.standing().select_related("case").first()
        if standing is None:
            message = _("Nothing is decided about this submission.")
            raise ValidationError(message, "undecided")
        refuse(_problems_of_reason(reason))
        standing.reopened_by, standing.reopened_on = by, on
        standing.reopening_reason = reason
        standing.save()
        before: dict[str, Fact] = {"decision": standing.decision, "case": standing.case_id}
        kind = EventKind.TRIAGE_REOPENED
        record_submission_event(locked, kind, by=by, on=on, case=standing.case, before=before)


def _problems_of_admissibility(submission: Submission) -> Iterator[Problem]:
    admissible = admissibility_of(submission)
    if admissible is None:
        message = _("Answer all five criteria of admissibility first.")
        yield NON_FIELD_ERRORS, ValidationError(message, "not_judged")
    if admissible is False:
        message = _("This is not admissible: one of the five criteria is not met.")
        yield NON_FIELD_ERRORS, ValidationError(message, "not_admissible")


def _problems_of_new_case(
    submission: Submission, title: str, desk: Desk | None, by: User
) -> Iterator[Problem]:
    if not title:
        yield "title", ValidationError(_("Give the case a title."), "empty")
    if "\x00" in title:
        yield "title", ValidationError(_("This holds a null character."), "null_character")
    yield from problems_of_title(title, [person.name for person in submission.persons.all()])
    if by.role == Role.DESK_OFFICER and desk != by.desk:
        message = _("A desk officer opens cases of the own desk.")
        yield "desk", ValidationError(message, "other_desk")


def _problems_of_reason(reason: str) -> Iterator[Problem]:
    if not reason or "\x00" in reason:
        yield "reason", ValidationError(_("Give the reason."), "no_reason")


def _hand_over(submission: Submission, desk: Desk | None) -> None:
    """Who reads a case reads what it rests on."""
    submission.desk = desk
    submission.save(update_fields=["desk"])


def _decide(
    submission: Submission,
    decision: Decision,
    *,
    by: User,
    on: date,
    case: Case | None = None,
    reason: str = "",
) -> None:
    TriageDecision.objects.create(
        submission=submission,
        decision=decision,
        case=case,
        reason=reason,
        decided_by=by,
        decided_on=on,
    )
