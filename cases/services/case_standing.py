"""Who answers for a case, whether it is open, and which other cases belong to it."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cases.enums import EventKind
from cases.models import Case, CaseLink, Submission
from parties.enums import Role
from parties.models import Desk, User

from .case_events import locked_case, record_case_event
from .refusals import refuse


def may_answer_for(user: User, desk: Desk | None) -> bool:
    """Whether a case of `desk` may be given to `user`: only somebody who can read it."""
    if not user.is_active:
        return False
    is_of_desk = user.role == Role.DESK_OFFICER and desk is not None and user.desk_id == desk.pk
    return user.role == Role.SUPERVISOR or is_of_desk


def assign_case(*, case: Case, officer: User | None, by: User, on: date) -> None:
    """Say who answers for a case; None for nobody.

    Raises PermissionDenied for everybody but supervisors, Case.DoesNotExist, and ValidationError
    where `officer` could not read the case.
    """
    _require_supervisor(by)
    with transaction.atomic():
        locked = locked_case(case, by)
        if officer and not may_answer_for(officer, locked.desk):
            message = _("Choose an officer of the case's desk, or a supervisor.")
            refuse([("officer", ValidationError(message, "cannot_read_it"))])
        before = locked.officer_id
        if before == (officer.pk if officer else None):
            return
        locked.officer = officer
        locked.save(update_fields=["officer"])
        record_case_event(
            locked,
            EventKind.CASE_ASSIGNED,
            by=by,
            on=on,
            before={"officer": before},
            after={"officer": locked.officer_id},
        )


def move_case(*, case: Case, desk: Desk | None, by: User, on: date) -> None:
    """Put a case, and the information it rests on, to another desk.

    Whoever answered for it and cannot read it there does so no longer. Raises PermissionDenied for
    everybody but supervisors, and Case.DoesNotExist.
    """
    _require_supervisor(by)
    with transaction.atomic():
        locked = locked_case(case, by)
        before = {"desk": locked.desk_id, "officer": locked.officer_id}
        if locked.desk == desk:
            return
        locked.desk = desk
        if locked.officer and not may_answer_for(locked.officer, desk):
            locked.officer = None
        locked.save(update_fields=["desk", "officer"])
        Submission.objects.filter(
            decisions__case=locked, decisions__reopened_on__isnull=True
        ).update(desk=desk)
        record_case_event(
            locked,
            EventKind.CASE_MOVED,
            by=by,
            on=on,
            before=before,
            after={"desk": locked.desk_id, "officer": locked.officer_id},
        )


def close_case(*, case: Case, by: User, on: date) -> None:
    """Close a case; its letters go on as they are.

    Raises Case.DoesNotExist where `by` may not read it, and ValidationError where it is closed.
    """
    with transaction.atomic():
        locked = locked_case(case, by)
        if locked.closed_on:
            raise ValidationError(_("This case is closed already."), "closed")
        locked.closed_on = on
        locked.save(update_fields=["closed_on"])
        record_case_event(locked, EventKind.CASE_CLOSED, by=by, on=on)


def reopen_case(*, case: Case, by: User, on: date) -> None:
    """Open a closed case again. Raises as `close_case`."""
    with transaction.atomic():
        locked = locked_case(case, by)
        if locked.closed_on is None:
            raise ValidationError(_("This case is open already."), "open")
        before = {"closed_on": locked.closed_on}
        locked.closed_on = None
        locked.save(update_fields=["closed_on"])
        record_case_event(locked, EventKind.CASE_REOPENED, by=by, on=on, before=before)


def link_cases(*, case: Case, other: Case, by: User, on: date) -> None:
    """Say that two cases belong together; both tell it.

    Raises Case.DoesNotExist where `by` may not read both, and ValidationError for a case and
    itself. Cases that are linked already stay so.
    """
    if case.pk == other.pk:
        refuse([("other", ValidationError(_("This is the case itself."), "itself"))])
    with transaction.atomic():
        first, second = (locked_case(each, by) for each in _in_order(case, other))
        _link, created = CaseLink.objects.get_or_create(first=first, second=second)
        if created:
            _record_link(EventKind.CASES_LINKED, first, second, by=by, on=on)


def unlink_cases(*, case: Case, other: Case, by: User, on: date) -> None:
    """Take a link away. Raises Case.DoesNotExist as `link_cases`; nothing where there is none."""
    with transaction.atomic():
        first, second = (locked_case(each, by) for each in _in_order(case, other))
        deleted, _rows = CaseLink.objects.filter(first=first, second=second).delete()
        if deleted:
            _record_link(EventKind.CASES_UNLINKED, first, second, by=by, on=on)


def _record_link(kind: EventKind, first: Case, second: Case, *, by: User, on: date) -> None:
    for case, other in ((first, second), (second, first)):
        record_case_event(case, kind, by=by, on=on, after={"other_case": other.pk})


def _in_order(case: Case, other: Case) -> list[Case]:
    """By key: so two who link the same cases wait for each other and do not lock each other out."""
    return sorted((case, other), key=lambda each: each.pk)


def _require_supervisor(user: User) -> None:
    if user.role != Role.SUPERVISOR:
        raise PermissionDenied(_("A supervisor says which desk and who answers for a case."))
