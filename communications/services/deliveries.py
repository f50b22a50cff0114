"""How a letter is to reach its addressee: to which contacts by e-mail, and what by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from cases.services.refusals import Problem
from communications.enums import DispatchMethod, DispatchState, VersionPurpose
from communications.models import Communication, Dispatch, OutboxMessage
from parties.models import Contact

from . import outbox

# Kinds of messages in the outbox; the app that prints letters registers what handles them.
FILES_MESSAGE: Final = "letter-files"
EMAIL_MESSAGE: Final = "dispatch-email"


@dataclass(frozen=True, slots=True)
class Delivery:
    """One way of handing a letter over; `contact` may be missing where it goes by hand."""

    method: DispatchMethod
    contact: Contact | None = None


# By the key of the letter.
Deliveries = Mapping[int, Sequence[Delivery]]


def contacts_of(letter: Communication, *, on: date) -> QuerySet[Contact]:
    """The addressee's contacts of the day `on`, those with an e-mail address or without."""
    contacts: QuerySet[Any] = Contact.objects.on(on).order_by("name", "pk")
    if letter.addressee_state_id:
        return contacts.filter(state=letter.addressee_state_id)
    return contacts.filter(actor=letter.addressee_actor_id)


def problems_of_deliveries(
    letter: Communication, deliveries: Sequence[Delivery], *, on: date
) -> Iterator[Problem]:
    """What is wrong with how the letter is to go out on the day `on`."""
    values = {"addressee": letter.addressee}
    if not deliveries:
        message = _("Choose how the letter to %(addressee)s is delivered.")
        yield "deliveries", ValidationError(message, "no_delivery", values)
    known = set(contacts_of(letter, on=on))
    ways = [each.contact for each in deliveries]
    chosen = [contact for contact in ways if contact]
    if len(set(ways)) < len(ways):
        message = _("The letter to %(addressee)s would go to one recipient twice.")
        yield "deliveries", ValidationError(message, "twice", values)
    if set(chosen) - known:
        message = _("Somebody is chosen who is no contact of %(addressee)s now.")
        yield "deliveries", ValidationError(message, "foreign_contact", values)
    emailed = [each.contact for each in deliveries if each.method == DispatchMethod.EMAIL]
    if not all(contact and contact.email for contact in emailed):
        message = _("A contact of %(addressee)s that is chosen for e-mail has no address.")
        yield "deliveries", ValidationError(message, "no_address", values)


def write_dispatches(letter: Communication, deliveries: Sequence[Delivery]) -> list[Dispatch]:
    """A row for each delivery, with the name and address that the contact has now."""
    return Dispatch.objects.bulk_create(
        Dispatch(
            communication=letter,
            method=each.method,
            contact=each.contact,
            recipient=each.contact.name if each.contact else str(letter.addressee),
            email=_address(each),
        )
        for each in deliveries
    )


def hand_over(letter: Communication, *, at: datetime) -> None:
    """Have the files of a sent letter made and its waiting e-mails sent, by way of the outbox.

    In the caller's transaction; a second time it is asked for anew, and what is done stays done.
    """
    version = letter.versions.filter(purpose=VersionPurpose.SENT).latest("number")
    asked = OutboxMessage.objects.filter(key__startswith=f"{FILES_MESSAGE}:{version.pk}:").count()
    outbox.put(
        kind=FILES_MESSAGE,
        key=f"{FILES_MESSAGE}:{version.pk}:{asked + 1}",
        payload={"version": version.pk, "round": asked + 1},
        at=at,
    )


def put_emails(letter: Communication, *, round: int, at: datetime) -> None:
    """Put each e-mail of the letter that waits into the outbox; `round` counts the handings over."""
    waiting = Dispatch.objects.filter(
        communication=letter, method=DispatchMethod.EMAIL, state=DispatchState.WAITING
    )
    for pk in waiting.order_by("pk").values_list("pk", flat=True):
        key = f"{EMAIL_MESSAGE}:{pk}:{round}"
        outbox.put(kind=EMAIL_MESSAGE, key=key, payload={"dispatch": pk}, at=at)


def _address(delivery: Delivery) -> str:
    if delivery.method == DispatchMethod.EMAIL and delivery.contact:
        return str(delivery.contact.email)
    return ""
