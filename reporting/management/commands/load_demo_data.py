"""`manage.py load_demo_data`: fictional data that look like a real desk."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from parties.models import User
from parties.office_day import office_today
from reporting.demo.loading import CannotLoad, load_demo_data
from reporting.demo.logins import login_lines

COUNT = 300
SEED = 1
BASE_URL = "http://127.0.0.1:8000"


class Command(BaseCommand):
    """Exit code 0 when the data are there, 1 when they cannot be loaded or shown."""

    help = (
        "Loads fictional letters of the last five years, with their cases, information received, "
        "desks, offices and users. "
        "Does nothing where they are there already."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--count", type=int, default=COUNT, help=f"how many letters; {COUNT} by default"
        )
        parser.add_argument(
            "--seed", type=int, default=SEED, help="another seed gives other letters"
        )
        parser.add_argument(
            "--show-logins",
            action="store_true",
            help="load nothing; print who may sign in, and a new token for the API",
        )
        parser.add_argument(
            "--base-url", default=BASE_URL, help=f"the address of the demo; {BASE_URL} by default"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        if not settings.ALLOW_HTTP:
            raise CommandError(
                "Fictional data with a known password belong on a demonstration machine only: "
                "ALLOW_HTTP is off, so this may be a real one. Nothing was done."
            )
        if options["show_logins"]:
            self._show_logins(options["base_url"])
        else:
            self._load(options["count"], options["seed"])

    def _load(self, count: int, seed: int) -> None:
        try:
            loaded = load_demo_data(
                today=office_today(), count=count, seed=seed, tell=self.stdout.write
            )
        except (CannotLoad, ValueError) as problem:
            raise CommandError(str(problem)) from problem
        if not loaded:
            self.stdout.write("The demonstration data are there already.")

    def _show_logins(self, base_url: str) -> None:
        try:
            for line in login_lines(base_url=base_url):
                self.stdout.write(line)
        except User.DoesNotExist as problem:
            raise CommandError(
                "There is nobody to sign in: run `manage.py load_demo_data` first."
            ) from problem
