"""Processes of the fault tests: one that fills a database with cleared letters, many that send.

    python -m tests.faults.senders prepare COUNT      prints the keys of the letters
    python -m tests.faults.senders send KEY ...       sends each in a thread of its own

A sender that loses the server, or finds it full, tries the same again, as a person would.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from time import monotonic, sleep

import django

# Three quarters of a minute to midnight in Geneva, and a second after it.
OLD_YEAR = datetime(2024, 12, 31, 22, 59, 15, tzinfo=UTC)
NEW_YEAR = datetime(2024, 12, 31, 23, 0, 1, tzinfo=UTC)
PATIENCE = 120.0


def prepare(count: int) -> list[int]:
    """The keys of `count` cleared letters to one State, each in a set of its own."""
    from parties.enums import Role
    from tests.factories import make_desk, make_user
    from tests.factories.cleared import make_cleared, prepare_reference_data

    prepare_reference_data()
    officer = make_user("officer@desk.example", Role.DESK_OFFICER, desk=make_desk())
    make_user("supervisor@desk.example", Role.SUPERVISOR)
    return [make_cleared(by=officer).pk for _ in range(count)]


def send(keys: Sequence[int]) -> None:
    """Send the letters at once: those with odd keys before midnight, the others after it."""
    with ThreadPoolExecutor(len(keys)) as threads:
        for sending in [threads.submit(send_one, key) for key in keys]:
            sending.result()


def send_one(key: int) -> None:
    """Send one letter, until it is known to be sent."""
    from django.db import Error, connections

    give_up_at = monotonic() + PATIENCE
    while True:
        try:
            return request_to_send(key, OLD_YEAR if key % 2 else NEW_YEAR)
        except Error:
            if monotonic() > give_up_at:
                raise
            sleep(0.2)
        finally:
            connections.close_all()


def request_to_send(key: int, at: datetime) -> None:
    """One request of the supervisor at the moment `at`."""
    from communications.enums import DispatchMethod
    from communications.models import Communication
    from communications.services.deliveries import Delivery
    from communications.services.sending import send_letters
    from parties.models import User
    from parties.office_day import OFFICE_ZONE

    letter = Communication.objects.get(pk=key)
    send_letters(
        letters=[letter],
        by=User.objects.get(email="supervisor@desk.example"),
        on=at.astimezone(OFFICE_ZONE).date(),
        at=at,
        deliveries={key: [Delivery(DispatchMethod.BY_HAND)]},
    )


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    if sys.argv[1] == "prepare":
        sys.stdout.write(" ".join(map(str, prepare(int(sys.argv[2])))))
    else:
        send([int(key) for key in sys.argv[2:]])
