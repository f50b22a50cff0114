"""Change of keys: every encrypted value is written anew with the newest key, and counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from cryptography.fernet import Fernet, InvalidToken
from django.apps import apps
from django.conf import settings
from django.db import connection, models, transaction
from django.db.models import F, TextField, Value
from django.db.models.functions import Cast

from cases.encryption import EncryptedTextField

_REFUSES_UPDATE = """
SELECT EXISTS (
    SELECT FROM pg_trigger
     WHERE tgrelid = to_regclass(%s) AND tgfoid = to_regproc('cases_refuse')
       AND tgenabled <> 'D' AND tgtype & 16 <> 0 AND tgattr::text = '' AND tgqual IS NULL)
"""


class KeyState(StrEnum):
    """What it takes to read a stored value."""

    NEWEST = "newest"
    OLDER = "older"
    NO_KEY = "no key"


@dataclass(frozen=True, slots=True)
class EncryptedTable:
    """A table with encrypted columns; the database refuses a change of an `append_only` one."""

    model: type[models.Model]
    fields: tuple[EncryptedTextField, ...]
    append_only: bool

    @property
    def name(self) -> str:
        return self.model._meta.db_table


@dataclass(frozen=True, slots=True)
class Batch:
    """What was found in some rows of a table, before anything was written anew.

    `values` counts the values in each state; `closed_rows` are the keys of rows with a value that
    none of the keys opens.
    """

    rows: int
    values: Counter[KeyState]
    closed_rows: tuple[int, ...]


def encrypted_tables() -> list[EncryptedTable]:
    """Every table of every app that has an encrypted column, by name."""
    found = []
    for model in apps.get_models():
        columns = model._meta.local_concrete_fields
        fields = tuple(each for each in columns if isinstance(each, EncryptedTextField))
        if fields and not model._meta.proxy:
            found.append(EncryptedTable(model, fields, _refuses_update(model._meta.db_table)))
    return sorted(found, key=lambda table: table.name)


def count_keys(*, table: EncryptedTable, batch: int = 500) -> Iterator[Batch]:
    """Which keys the values of `table` need, batch by batch; changes and locks nothing."""
    after = 0
    while rows := _rows(table, after, batch):
        after = rows[-1]["pk"]
        yield _examined(table, rows)


def encrypt_anew(*, table: EncryptedTable, batch: int = 500) -> Iterator[Batch]:
    """Write anew with the newest key whatever in `table` still needs an older one.

    Each batch locks its rows and is a transaction of its own, done when it is given back: what is
    stopped halfway goes on where it stood. The text and the moment of its first encryption stay
    the same. Values that no key opens are left as they are. Raises ValueError for a table that is
    append-only.
    """
    if table.append_only:
        raise ValueError(f"{table.name} is append-only")
    after = 0
    while True:
        with transaction.atomic():
            rows = _rows(table, after, batch, lock=True)
            if not rows:
                return
            for row in rows:
                _write_anew(table, row)
        after = rows[-1]["pk"]
        yield _examined(table, rows)


def _refuses_update(table: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(_REFUSES_UPDATE, [table])
        return bool(cursor.fetchone()[0])


def _rows(
    table: EncryptedTable, after: int, batch: int, *, lock: bool = False
) -> list[dict[str, Any]]:
    """The next rows by primary key: `pk`, and each encrypted column as it is stored."""
    rows = table.model._base_manager.filter(pk__gt=after).order_by("pk")
    if lock:
        rows = rows.select_for_update(no_key=True)
    stored = {_stored(field): Cast(F(field.attname), TextField()) for field in table.fields}
    return list(rows.values("pk", **stored)[:batch])


def _stored(field: EncryptedTextField) -> str:
    return f"stored_{field.attname}"


def _examined(table: EncryptedTable, rows: list[dict[str, Any]]) -> Batch:
    values: Counter[KeyState] = Counter()
    closed = []
    for row in rows:
        states = [
            key_state(field, row[_stored(field)])
            for field in table.fields
            if row[_stored(field)] is not None
        ]
        values.update(states)
        if KeyState.NO_KEY in states:
            closed.append(row["pk"])
    return Batch(len(rows), values, tuple(closed))


def key_state(field: EncryptedTextField, stored: str) -> KeyState:
    """Which key opens a value as it is stored in a column of `field`."""
    newest = Fernet(getattr(settings, field.keys_setting)[0])
    for cipher, state in ((newest, KeyState.NEWEST), (field.cipher(), KeyState.OLDER)):
        try:
            cipher.decrypt(stored.encode())
        except InvalidToken:
            continue
        return state
    return KeyState.NO_KEY


def _write_anew(table: EncryptedTable, row: dict[str, Any]) -> None:
    anew = {}
    for field in table.fields:
        stored = row[_stored(field)]
        if stored is not None and key_state(field, stored) is KeyState.OLDER:
            token = field.cipher().rotate(stored.encode()).decode("ascii")
            anew[field.attname] = Value(token, TextField())
    if anew:
        table.model._base_manager.filter(pk=row["pk"]).update(**anew)
