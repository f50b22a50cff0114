"""`manage.py verify_events`: is the log of events whole?"""

from __future__ import annotations

import argparse
import re
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cases.services.event_chain import BrokenChain, Head, verify_events

_HEAD = re.compile(r"(\d+):([0-9a-f]{64})")


def head(text: str) -> Head:
    """A head as `verify_events` prints it. Raises argparse's error where it is none."""
    found = _HEAD.fullmatch(text)
    if found is None:
        raise argparse.ArgumentTypeError("a head reads like 1204:9f86d0… with 64 hex digits")
    return Head(int(found[1]), found[2])


class Command(BaseCommand):
    help = (
        "Computes every hash of the event log anew. Prints the head, which belongs in a safe place "
        "outside of the database; exit code 1 and the first event at fault where the chain breaks."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--known", type=head, metavar="HEAD", help="a head noted earlier")

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            found = verify_events(known=options["known"])
        except BrokenChain as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{found.position} events, the chain is whole. Head: {found}")
