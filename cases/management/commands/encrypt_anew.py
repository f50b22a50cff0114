"""`manage.py encrypt_anew`: after a new key, write every encrypted value anew with it."""

from __future__ import annotations

from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cases.services.encrypting_anew import (
    Batch,
    EncryptedTable,
    KeyState,
    count_keys,
    encrypt_anew,
    encrypted_tables,
)

ROWS_NAMED = 10


class Command(BaseCommand):
    """Exit code 1 where, at the end, a value still needs an older key or is opened by none."""

    help = (
        "Writes every encrypted value anew with the newest key. May be stopped and run again. "
        "Append-only tables cannot be written anew; where they need an older key, it has to stay."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="only count what still needs an older key"
        )

    def handle(self, *_args: Any, check: bool, **_options: Any) -> None:
        left: Counter[KeyState] = Counter()
        for table in encrypted_tables():
            counts_only = check or table.append_only
            batches = count_keys(table=table) if counts_only else encrypt_anew(table=table)
            values = self._told(table, batches)
            if not counts_only:
                written = values.pop(KeyState.OLDER, 0)
                self.stdout.write(f"{table.name}: {written} values written anew")
            left += values
            self._tell_what_is_left(table, values)
        _refuse_unless_done(left)
        self.stdout.write("Every value is written with the newest key; older keys may be dropped.")

    def _told(self, table: EncryptedTable, batches: Iterator[Batch]) -> Counter[KeyState]:
        rows = 0
        values: Counter[KeyState] = Counter()
        closed: list[int] = []
        for batch in batches:
            rows += batch.rows
            values += batch.values
            closed += batch.closed_rows
            self.stdout.write(f"{table.name}: {rows} rows read")
        if closed:
            more = " and more" if len(closed) > ROWS_NAMED else ""
            keys = ", ".join(map(str, closed[:ROWS_NAMED]))
            self.stdout.write(f"{table.name}: no key opens what is in row {keys}{more}")
        return values

    def _tell_what_is_left(self, table: EncryptedTable, values: Counter[KeyState]) -> None:
        if values[KeyState.OLDER]:
            reason = "; the table is append-only and keeps needing it" if table.append_only else ""
            older = values[KeyState.OLDER]
            self.stdout.write(f"{table.name}: {older} values need an older key{reason}")


def _refuse_unless_done(left: Counter[KeyState]) -> None:
    problems = []
    if left[KeyState.OLDER]:
        problems.append(f"{left[KeyState.OLDER]} values need an older key: keep it.")
    if left[KeyState.NO_KEY]:
        problems.append(f"{left[KeyState.NO_KEY]} values are opened by none of the keys.")
    if problems:
        raise CommandError(" ".join(problems))
