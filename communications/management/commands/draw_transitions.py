"""`manage.py draw_transitions`: the table of acts as a page of the documentation."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from communications.rules.transitions import TRANSITIONS
from communications.rules.transitions_drawn import drawn

PAGE = settings.BASE_DIR / "docs" / "transitions.md"


class Command(BaseCommand):
    """Exit code 1 with --check where the page is not as it would be drawn."""

    help = "Draws docs/transitions.md from the table of what may be done with a letter."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="write nothing; say whether the page is in step"
        )

    def handle(self, *_args: Any, check: bool, **_options: Any) -> None:
        page = drawn(TRANSITIONS)
        if not check:
            PAGE.write_text(page, encoding="utf-8")
            self.stdout.write("docs/transitions.md is drawn.")
            return
        if not PAGE.is_file() or PAGE.read_text(encoding="utf-8") != page:
            raise CommandError(
                "docs/transitions.md is not in step with the table of acts: "
                "run manage.py draw_transitions."
            )
        self.stdout.write("docs/transitions.md is in step with the table of acts.")
