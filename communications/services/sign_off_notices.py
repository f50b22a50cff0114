"""What offices and desks are told about a sign-off. A notice names nobody."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from communications.enums import NoticeKind
from communications.models import Communication, Notice, NoticeReceipt
from parties.models import User

from .answering import offices_answering_for


def tell_offices(
    kind: NoticeKind,
    letter: Communication,
    mandates: Iterable[int],
    *,
    on: date,
    due_on: date | None = None,
    but: Collection[int] = (),
) -> None:
    """One notice for each office that answers for one of the mandates with these keys.

    `due_on` is the day by which an answer is asked for; `but` holds the keys of offices that are
    told something else. Where an office answers for one mandate alone, the notice says which.
    """
    offices = offices_answering_for(mandates, on=on)
    Notice.objects.bulk_create(
        Notice(
            communication=letter,
            kind=kind,
            office_id=office,
            mandate_id=answered[0] if len(answered) == 1 else None,
            due_on=due_on,
            fell_on=on,
            noticed_on=on,
        )
        for office, answered in offices.items()
        if office not in but
    )


def tell_desk(
    kind: NoticeKind, letter: Communication, *, on: date, mandate: int | None = None
) -> None:
    """A notice for the desk of the letter's case; `mandate` is the key of the one concerned."""
    Notice.objects.create(
        communication=letter, kind=kind, mandate_id=mandate, fell_on=on, noticed_on=on
    )


def read_by_answering(letter: Communication, *, by: User) -> None:
    """Whoever answers has read what was asked: the notices about it count as read by `by`."""
    kinds = [NoticeKind.SIGN_OFF_ASKED, NoticeKind.SIGN_OFF_REMINDER, NoticeKind.SIGN_OFF_VOID]
    asked = Notice.objects.filter(communication=letter, office=by.office_id, kind__in=kinds)
    NoticeReceipt.objects.bulk_create(
        [NoticeReceipt(notice=notice, user=by) for notice in asked], ignore_conflicts=True
    )
