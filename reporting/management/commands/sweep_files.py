"""`manage.py sweep_files`: do the stored files and the rows of the database agree?"""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from reporting.services.stored_files import (
    Orphan,
    delete_orphan,
    find_damage,
    find_orphans,
    named_files,
)


class Command(BaseCommand):
    """Exit code 1 where the file of a row is damaged or missing; orphans alone are no fault."""

    help = (
        "Lists stored files that no row names, and rows whose file is missing or not the one that "
        "was stored. Reads every file. Deletes nothing unless told to."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--delete",
            action="store_true",
            help="delete the files that no row names, once they are older than a day",
        )

    def handle(self, *_args: Any, delete: bool, **_options: Any) -> None:
        at = timezone.now()
        orphans = find_orphans(at=at)
        if delete and orphans and next(named_files(), None) is None:
            raise CommandError("This database names no file at all; nothing is deleted.")
        for orphan in orphans:
            self.stdout.write(f"no row: {orphan.name}{_fate(orphan, delete=delete, at=at)}")
        damaged = 0
        for file, damage in find_damage():
            damaged += 1
            self.stdout.write(f"{file.row}: {file.name} {damage}")
        self.stdout.write(f"{len(orphans)} files without a row, {damaged} rows without their file")
        if damaged:
            raise CommandError("Files are damaged or missing; they must come from a backup.")


def _fate(orphan: Orphan, *, delete: bool, at: datetime) -> str:
    if not orphan.settled:
        return ", not yet a day old"
    if not delete:
        return ""
    return (
        ", deleted" if delete_orphan(orphan=orphan, at=at) else ", not deleted: used or gone by now"
    )
