"""`manage.py flag_overdue`: what the nightly job does, by hand."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from communications.enums import Job
from communications.services.flagging import flag_overdue
from communications.services.job_runs import run_job
from parties.office_day import office_today


class Command(BaseCommand):
    """Exit code 0 when done, also with nothing to flag; 2 for a day that is none or to come."""

    help = "Flags every communication whose reply is overdue and that is not flagged yet."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--on",
            type=iso_day,
            metavar="DATE",
            help="flag as on this day (YYYY-MM-DD) in Geneva; today by default",
        )

    def handle(self, *_args: Any, on: date | None, **_options: Any) -> None:
        today = office_today()
        if on and on > today:
            raise CommandError(
                f"{on.isoformat()} has not come yet: it is {today.isoformat()} in Geneva, and "
                "letters flagged ahead of time would be called overdue wrongly.",
                returncode=2,
            )
        day = on or today
        flagged = run_job(
            job=Job.FLAG_OVERDUE,
            on=day,
            clock=timezone.now,
            work=lambda: flag_overdue(on=day),
            counts=lambda done: {"flagged": done.count},
        )
        self.stdout.write(f"{flagged.count} newly overdue on {flagged.on.isoformat()}.")


def iso_day(text: str) -> date:
    """The day written as YYYY-MM-DD. Raises ArgumentTypeError for anything else."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.isoformat() != text:
        raise ArgumentTypeError(f"“{text}” is not a day of the form YYYY-MM-DD.")
    return day
