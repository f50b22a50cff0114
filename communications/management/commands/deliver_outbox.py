"""`manage.py deliver_outbox`: does what waits in the outbox, and says what it has come to."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from communications.services.outbox import (
    Outcome,
    deliver_next,
    waiting_and_given_up,
)


class Command(BaseCommand):
    """Files of sent letters are made and e-mails go out without it; it is for looking after them."""

    help = "Do the work that follows acts and waits in the outbox, as workers do all the time."

    def handle(self, *_args: Any, **_options: Any) -> None:
        outcomes: Counter[Outcome] = Counter()
        while (outcome := deliver_next(at=timezone.now())) is not None:
            outcomes[outcome] += 1
        for outcome in Outcome:
            if outcomes[outcome]:
                self.stdout.write(f"{outcomes[outcome]} {outcome}.")
        waiting, given_up = waiting_and_given_up()
        self.stdout.write(f"{waiting} still waiting for their time, {given_up} given up in all.")
