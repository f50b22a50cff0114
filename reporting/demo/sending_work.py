"""Letters are sent, handed over and voided, by the services that the secretariat uses."""

from __future__ import annotations

import logging

from communications.enums import DispatchMethod, DispatchState
from communications.models import Communication, Dispatch
from communications.services import outbox
from communications.services.deliveries import Delivery, contacts_of
from communications.services.dispatching import record_delivery
from communications.services.outbox import Outcome
from communications.services.sending import send_letters
from communications.services.voiding import void_letter

from .drafted import EMAIL, HandOver, Send, Void
from .folder import Folder
from .working_days import Moment


def send(folder: Folder, step: Send, now: Moment) -> None:
    """The supervisor sends the letters together."""
    letters = folder.letters(step)
    ways = dict(zip(letters, step.ways, strict=True))
    send_letters(
        letters=letters,
        by=folder.people.supervisor,
        on=now.on,
        at=now.at,
        deliveries={letter.pk: _deliveries(letter, ways[letter], now) for letter in letters},
    )


def hand_over(folder: Folder, step: HandOver, now: Moment) -> None:
    """Somebody of the desk brings what is to be handed over."""
    waiting = Dispatch.objects.filter(
        communication__in=folder.letters(step),
        method=DispatchMethod.BY_HAND,
        state=DispatchState.WAITING,
    )
    for dispatch in waiting.order_by("pk"):
        record_delivery(
            dispatch=dispatch, delivered_on=now.on, note=step.note, by=folder.officer, on=now.on
        )


def void(folder: Folder, step: Void, now: Moment) -> None:
    """The supervisor voids the letters."""
    for letter in folder.letters(step):
        void_letter(letter=letter, reason=step.reason, by=folder.people.supervisor, on=now.on)


def deliver_what_waits(now: Moment) -> None:
    """Does the work of the outbox as a worker would: files are made, e-mails go out.

    Raises RuntimeError where an attempt fails that would be made again later.
    """
    # The e-mail that is given up is part of the plan: nobody is to be alarmed by it.
    logging.disable(logging.ERROR)
    try:
        while outcome := outbox.deliver_next(at=now.at):
            if outcome not in (Outcome.DELIVERED, Outcome.GIVEN_UP):
                raise RuntimeError(f"A message of the outbox: {outcome}.")
    finally:
        logging.disable(logging.NOTSET)


def _deliveries(letter: Communication, ways: tuple[str, ...], now: Moment) -> list[Delivery]:
    """The first contact is written to; where there are two ways, the second one by hand."""
    contacts = contacts_of(letter, on=now.on)
    methods = {
        True: DispatchMethod.EMAIL,
        False: DispatchMethod.BY_HAND,
    }
    return [
        Delivery(methods[way == EMAIL], contact)
        for way, contact in zip(ways, contacts, strict=False)
    ]
