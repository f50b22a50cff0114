"""`manage.py import_letter FILE`: reads a letter from its text and saves it as sent."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from communications.reading import NotALetter, Reading, UnreadableFile, decode_letter, read_letter
from communications.reading.decode import MAX_BYTES
from communications.services.importing import AlreadyImported, NotImportable, import_letter
from parties.models import Desk, User
from parties.office_day import office_today


class Command(BaseCommand):
    help = (
        "Reads a special-procedures letter from a text file and saves it as a sent communication. "
        "Exit code 2, and nothing saved, where the file is no such letter or is known already."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="text file in UTF-8 or UTF-16")
        parser.add_argument("--json", action="store_true", help="print the reading as JSON")
        parser.add_argument("--dry-run", action="store_true", help="read only, save nothing")
        parser.add_argument("--desk", metavar="CODE", help="desk that answers for the new case")
        parser.add_argument("--by", metavar="EMAIL", help="user in whose name the letter is saved")

    def handle(self, *_args: Any, **options: Any) -> None:
        source_text, reading = self._read(options["file"])
        saved = "" if options["dry_run"] else self._save(reading, source_text, options)
        if options["json"]:
            self.stdout.write(json.dumps(reading.as_json(), ensure_ascii=False, indent=1))
            return
        self.stdout.write(summary(reading))
        self.stdout.write(saved or "Read only; nothing was saved.")

    def _read(self, path: Path) -> tuple[str, Reading]:
        try:
            with path.open("rb") as file:
                text = decode_letter(file.read(MAX_BYTES + 1))
            return text, read_letter(text)
        except OSError as error:
            raise CommandError(f"{path}: {error.strerror}", returncode=2) from error
        except (UnreadableFile, NotALetter) as error:
            raise CommandError(f"{path}: {error}", returncode=2) from error

    def _save(self, reading: Reading, source_text: str, options: dict[str, Any]) -> str:
        try:
            communication = import_letter(
                reading=reading,
                source_text=source_text,
                by=_user(options["by"]),
                on=office_today(),
                desk=_desk(options["desk"]),
            )
        except (AlreadyImported, NotImportable) as error:
            raise CommandError(str(error), returncode=2) from error
        unknown = [m.title for m in communication.signing_mandates.filter(mandate=None)]
        for title in unknown:
            self.stderr.write(
                f"No mandate has this title, so no office sees it through it: {title}"
            )
        return f"Saved as {communication}, communication {communication.pk}."


def _user(email: str | None) -> User | None:
    if email is None:
        return None
    user = User.objects.filter(email=email.lower(), is_active=True).first()
    if user is None:
        raise CommandError(f"--by: no active user has the address {email}.", returncode=2)
    return user


def _desk(code: str | None) -> Desk | None:
    if code is None:
        return None
    desk = Desk.objects.filter(code=code).first()
    if desk is None:
        known = ", ".join(Desk.objects.values_list("code", flat=True)) or "none"
        raise CommandError(f"--desk: no desk has the code {code}. Known: {known}.", returncode=2)
    return desk


def summary(reading: Reading) -> str:
    """The reading in a few lines for a person at a terminal."""
    questions = len(reading.questions)
    lines = [
        ("Reference", reading.reference and reading.reference.reference),
        ("Date", reading.letter_date),
        ("Addressee", reading.addressee.name or reading.addressee.kind),
        ("Mandates", len(reading.mandates)),
        ("Questions", questions),
        ("Reply window", reading.reply_window or "none printed"),
        ("Reply due on", reading.reply_due_on or "-"),
        ("Annex", f"{len(reading.annex.paragraphs)} paragraphs" if reading.annex else "none"),
        *(("Warning", warning) for warning in reading.warnings),
    ]
    return "\n".join(f"{name:13} {value if value is not None else '-'}" for name, value in lines)
