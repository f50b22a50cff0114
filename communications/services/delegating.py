"""An office lets another one answer for one of its mandates, for a time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.enums import EventKind, EventSubject
from cases.services.events import record_event
from cases.services.refusals import Problem, refuse
from cases.services.texts import problems_of_text
from communications.enums import NoticeKind, SignOffAnswer, Stage
from communications.models import Notice
from parties.models import Delegation, Mandate, Office, User

from .answering import mandates_carried_by
from .sign_off_rows import standing

LONGEST_REASON = 300


def delegate(
    *,
    mandate: Mandate,
    to_office: Office,
    valid_from: date,
    valid_to: date | None,
    reason: str,
    by: User,
    on: date,
) -> Delegation:
    """Let `to_office` answer for `mandate` as well, from one day to another, both included.

    Without `valid_to` until it is withdrawn. Raises Mandate.DoesNotExist where the office of `by`
    does not carry the mandate itself: what was delegated is not passed on. Raises ValidationError
    for days that have passed or are in disorder, for an office that carries the mandate, and where
    it is delegated to that office on one of the days already.
    """
    with transaction.atomic():
        locked: Mandate = Mandate.objects.select_for_update().get(
            pk__in=mandates_carried_by(by).filter(pk=mandate.pk).values("pk")
        )
        refuse(
            [
                *problems_of_text("reason", reason, required=False, longest=LONGEST_REASON),
                *_problems(locked, to_office, valid_from, valid_to, on),
            ]
        )
        row: Delegation = Delegation.objects.create(
            mandate=locked,
            to_office=to_office,
            valid_from=valid_from,
            valid_to=valid_to,
            reason=reason.strip(),
            given_by=by,
        )
        if valid_from <= on:
            _tell_what_waits(row, on=on)
        _record(row, EventKind.SIGN_OFF_DELEGATED, by=by, on=on)
    return row


def withdraw_delegation(*, delegation: Delegation, by: User, on: date, at: datetime) -> None:
    """End a delegation at once; nothing changes where that was done already.

    Answers that were given under it stay. Raises Delegation.DoesNotExist where the office of `by`
    does not carry the mandate.
    """
    with transaction.atomic():
        row: Delegation = Delegation.objects.select_for_update(of=("self",)).get(
            pk=delegation.pk, mandate__in=mandates_carried_by(by)
        )
        if row.withdrawn_at is None:
            row.withdrawn_at, row.withdrawn_by = at, by
            row.save(update_fields=["withdrawn_at", "withdrawn_by"])
            _record(row, EventKind.DELEGATION_WITHDRAWN, by=by, on=on)


def _problems(
    mandate: Mandate,
    to_office: Office,
    valid_from: date,
    valid_to: date | None,
    on: date,
) -> Iterator[Problem]:
    if valid_from < on:
        yield "valid_from", ValidationError(_("This day has passed."), "passed")
    if valid_to and valid_to < valid_from:
        yield "valid_to", ValidationError(_("It cannot end before it begins."), "before_start")
    if to_office.mandates.filter(pk=mandate.pk).exists():
        message = _("%(office)s carries this mandate itself.")
        yield "to_office", ValidationError(message, "carries_it", {"office": to_office})
    elif _overlapping(mandate, to_office, valid_from, valid_to):
        message = _("The mandate is delegated to %(office)s on these days already.")
        yield "to_office", ValidationError(message, "twice", {"office": to_office})


def _overlapping(
    mandate: Mandate, to_office: Office, valid_from: date, valid_to: date | None
) -> bool:
    rows = Delegation.objects.filter(mandate=mandate, to_office=to_office, withdrawn_at=None)
    rows = rows.filter(Q(valid_to=None) | Q(valid_to__gte=valid_from))
    if valid_to:
        rows = rows.filter(valid_from__lte=valid_to)
    return bool(rows.exists())


def _tell_what_waits(delegation: Delegation, *, on: date) -> None:
    """Tell the other office of each letter that waits for the mandate."""
    rows = standing().filter(
        mandate=delegation.mandate_id,
        answer=SignOffAnswer.PENDING,
        version__communication__stage=Stage.IN_SIGN_OFF,
    )
    Notice.objects.bulk_create(
        Notice(
            communication_id=row.version.communication_id,
            kind=NoticeKind.SIGN_OFF_ASKED,
            office_id=delegation.to_office_id,
            mandate_id=delegation.mandate_id,
            due_on=row.round.answer_by,
            fell_on=on,
            noticed_on=on,
        )
        for row in rows.select_related("version", "round").order_by("pk")
    )


def _record(row: Delegation, kind: EventKind, *, by: User, on: date) -> None:
    record_event(
        subject=EventSubject.DELEGATION,
        subject_id=row.pk,
        case=None,
        kind=kind,
        happened_on=on,
        by=by,
        after={
            "mandate": row.mandate.code,
            "office": row.to_office.code,
            "valid_from": row.valid_from,
            "valid_to": row.valid_to,
        },
    )
