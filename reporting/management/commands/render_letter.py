"""`manage.py render_letter REFERENCE`: writes a letter as PDF."""

from __future__ import annotations

import os
import sys
import tempfile
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from communications.models import Communication
from reporting.pdf import LetterNotPrintable
from reporting.services.documents import (
    DocumentDamaged,
    letter_file_name,
    read_document,
    render_communication_letter,
)
from reporting.services.letters_by_reference import letters_meant_by

CANDIDATES_SHOWN = 10
STANDARD_OUTPUT = Path("-")


class Command(BaseCommand):
    """Exit code 0 when written; 2 where the reference names no letter or several; 1 otherwise."""

    help = "Writes a letter as PDF; the reference may be spelt in any way that names one letter."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("reference", help="such as 'AL OTH 62/2023', 'oth 62 2023', '62/2023'")
        parser.add_argument(
            "--out",
            type=Path,
            metavar="FILE",
            help="where to write, - for standard output; by default a file named by the reference",
        )

    def handle(self, *_args: Any, reference: str, out: Path | None, **_options: Any) -> None:
        communication = _one_letter(reference)
        version = communication.versions.order_by("-number").first()
        if version is None:
            raise CommandError(f"{communication} has no text yet.")
        try:
            document = render_communication_letter(version=version, by=None, at=timezone.now())
            data = read_document(document=document)
        except (LetterNotPrintable, DocumentDamaged) as reason:
            raise CommandError(f"{communication} cannot be rendered: {reason}.") from reason
        target = out or Path(letter_file_name(communication))
        if target == STANDARD_OUTPUT:
            sys.stdout.buffer.write(data)
            return
        _write_whole(target, data)
        self.stdout.write(f"{communication}: {target}, {len(data)} bytes")


def _one_letter(reference: str) -> Communication:
    letters = letters_meant_by(reference)
    found = list(letters.exact[: CANDIDATES_SHOWN + 1])
    if len(found) == 1:
        return found[0]
    if found:
        raise CommandError(
            f"“{reference}” names several letters:\n{_listed(found)}\nGive one of them.",
            returncode=2,
        )
    near = list(letters.near[: CANDIDATES_SHOWN + 1])
    advice = f" Near it:\n{_listed(near)}" if near else ""
    raise CommandError(f"“{reference}” is the reference of no letter.{advice}", returncode=2)


def _listed(letters: list[Communication]) -> str:
    lines = [
        f"  {letter}, {letter.letter_date}" if letter.letter_date else f"  {letter}"
        for letter in letters[:CANDIDATES_SHOWN]
    ]
    return "\n".join([*lines, "  and more"] if len(letters) > CANDIDATES_SHOWN else lines)


def _write_whole(target: Path, data: bytes) -> None:
    """Write the file so that nobody finds half of it. Raises CommandError where that fails."""
    try:
        descriptor, aside = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(data)
            Path(aside).replace(target)
        except BaseException:
            Path(aside).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise CommandError(f"{target} cannot be written: {error.strerror}.") from error
