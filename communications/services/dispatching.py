"""What becomes of each delivery of a sent letter."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cases.enums import EventKind
from cases.services.events import Fact
from cases.services.refusals import Problem, refuse
from cases.services.texts import problems_of_day, problems_of_text
from communications.enums import Act, DispatchMethod, DispatchState, NoticeKind, Stage
from communications.models import Communication, Dispatch
from parties.models import User
from parties.office_day import OFFICE_ZONE

from .acting import lock_for
from .deliveries import hand_over
from .events import record_event
from .sign_off_notices import tell_desk

LONGEST_NOTE = 500


def record_delivery(
    *, dispatch: Dispatch, delivered_on: date, note: str, by: User, on: date
) -> None:
    """Write down that the letter was handed over by hand on the day `delivered_on`.

    Also for an e-mail that failed or still waits, which is then not sent any more. Days are days in
    Geneva, `on` that of recording. Raises ValidationError by argument, and as `acting.lock_for`.
    """
    note = note.strip()
    with transaction.atomic():
        letter = lock_for(Act.RECORD_DELIVERY, letters=[dispatch.communication], by=by)[0]
        row = Dispatch.objects.select_for_update().get(pk=dispatch.pk, communication=letter)
        refuse(_problems(letter, row, delivered_on, note, on))
        before: dict[str, Fact] = {"dispatch": row.pk, "delivery": row.state, "method": row.method}
        row.state, row.delivered_on, row.recorded_by = DispatchState.DELIVERED, delivered_on, by
        row.method, row.note, row.error = DispatchMethod.BY_HAND, note, ""
        row.save()
        record_event(
            communication=letter,
            kind=EventKind.LETTER_DISPATCHED,
            happened_on=delivered_on,
            by=by,
            before=before,
            after={
                "dispatch": row.pk,
                "delivery": DispatchState.DELIVERED.value,
                "method": DispatchMethod.BY_HAND.value,
            },
        )


def email_again(*, dispatch: Dispatch, by: User, on: date, at: datetime) -> None:
    """Try an e-mail that was given up once more, to the address that its contact has now.

    `on` is the day in Geneva, `at` the present moment. Raises ValidationError where it did not
    fail, or where the contact has no address any more, and as `acting.lock_for` does.
    """
    with transaction.atomic():
        letter = lock_for(Act.RECORD_DELIVERY, letters=[dispatch.communication], by=by)[0]
        rows = Dispatch.objects.select_for_update(of=("self",)).select_related("contact")
        row = rows.get(pk=dispatch.pk, communication=letter)
        contact = row.contact if row.state == DispatchState.FAILED else None
        if contact is None or not contact.email:
            message = _(
                "Only an e-mail that failed can be sent again, to a contact with an address."
            )
            raise ValidationError({NON_FIELD_ERRORS: ValidationError(message, "not_failed")})
        row.state, row.error = DispatchState.WAITING, ""
        row.recipient, row.email = contact.name, contact.email
        row.save()
        hand_over(letter, at=at)
        record_event(
            communication=letter,
            kind=EventKind.DISPATCH_TRIED_AGAIN,
            happened_on=on,
            by=by,
            before={"dispatch": row.pk, "delivery": DispatchState.FAILED.value},
            after={"dispatch": row.pk, "delivery": DispatchState.WAITING.value},
        )


def dispatch_to_email(pk: int) -> Dispatch | None:
    """The delivery, locked, where its e-mail is still to be sent; None where it is not any more.

    In the caller's transaction; to be asked before each attempt.
    """
    waiting = Dispatch.objects.filter(
        pk=pk,
        method=DispatchMethod.EMAIL,
        state=DispatchState.WAITING,
        communication__stage=Stage.SENT,
    )
    rows = waiting.select_related("communication__case", "contact")
    found: Dispatch | None = rows.select_for_update(of=("self",)).first()
    return found


def note_emailed(dispatch: Dispatch, *, at: datetime) -> None:
    """Write down that the mail server took the e-mail at the moment `at`."""
    day = at.astimezone(OFFICE_ZONE).date()
    dispatch.state, dispatch.delivered_at, dispatch.delivered_on = DispatchState.DELIVERED, at, day
    dispatch.error = ""
    dispatch.save()
    record_event(
        communication=dispatch.communication,
        kind=EventKind.LETTER_DISPATCHED,
        happened_on=day,
        by=None,
        after={
            "dispatch": dispatch.pk,
            "delivery": DispatchState.DELIVERED.value,
            "method": DispatchMethod.EMAIL.value,
        },
    )


def note_failed(*, dispatch: Dispatch, reason: str, at: datetime) -> None:
    """Write down that the e-mail is given up, and tell the desk. `reason` names no address."""
    day = at.astimezone(OFFICE_ZONE).date()
    row = dispatch_to_email(dispatch.pk)
    if row is None:
        return
    row.state, row.error = DispatchState.FAILED, reason[:500]
    row.save()
    tell_desk(NoticeKind.DISPATCH_FAILED, row.communication, on=day)
    record_event(
        communication=row.communication,
        kind=EventKind.DISPATCH_FAILED,
        happened_on=day,
        by=None,
        after={"dispatch": row.pk, "delivery": DispatchState.FAILED.value, "reason": row.error},
    )


def stop_waiting(letter: Communication) -> int:
    """Stop the deliveries of the locked `letter` that have not gone out yet; how many there were.

    An e-mail that is on its way at this moment is waited for and stays as it then is.
    """
    rows = Dispatch.objects.select_for_update().filter(communication=letter).order_by("pk")
    waiting = [row.pk for row in rows if row.state == DispatchState.WAITING]
    Dispatch.objects.filter(pk__in=waiting).update(state=DispatchState.STOPPED)
    return len(waiting)


def _problems(
    letter: Communication, row: Dispatch, delivered_on: date, note: str, on: date
) -> Iterator[Problem]:
    if row.state == DispatchState.DELIVERED:
        message = _("This delivery is on record already.")
        yield NON_FIELD_ERRORS, ValidationError(message, "delivered")
    yield from problems_of_day("delivered_on", delivered_on, on)
    if letter.letter_date and delivered_on < letter.letter_date:
        message = _("A letter cannot be handed over before its own date.")
        yield "delivered_on", ValidationError(message, "before_letter")
    yield from problems_of_text("note", note, required=False, longest=LONGEST_NOTE)
