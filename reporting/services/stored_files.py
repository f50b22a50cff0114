"""The file store against the database: files that no row names, rows whose file is not whole."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from django.apps import apps
from django.core.exceptions import SuspiciousOperation
from django.core.files.storage import default_storage
from django.db import models

from cases.models.kept_file import KeptFile
from reporting.models import Document

# Files on their way to their name; see the storage in `config`.
INCOMING: Final = "incoming"
# Where this application stores. What lies elsewhere in the store is not ours to judge.
FOLDERS: Final = ("documents", INCOMING, "replies", "submissions")
# A file is stored before the row that names it is committed; no transaction takes this long.
GRACE: Final = timedelta(days=1)


class Damage(StrEnum):
    """What is wrong with the file of a row."""

    MISSING = "missing"
    UNREADABLE = "cannot be read"
    OTHER_SIZE = "has another size"
    OTHER_BYTES = "has another SHA-256"


@dataclass(frozen=True, slots=True)
class Orphan:
    """A stored file that no row names; `settled` once it is older than a day."""

    name: str
    settled: bool


@dataclass(frozen=True, slots=True)
class NamedFile:
    """What a row says of its file. `row` is the kind and key of the row, such as "replyfile 7"."""

    row: str
    name: str
    size: int
    sha256: str


def file_columns() -> dict[type[models.Model], str]:
    """Every model whose rows name a stored file, with the field that holds the name."""
    columns: dict[type[models.Model], str] = {Document: "storage_name"}
    columns.update((model, "file") for model in apps.get_models() if issubclass(model, KeptFile))
    return columns


def named_files() -> Iterator[NamedFile]:
    """What each row of the database says of its file."""
    for model, column in file_columns().items():
        rows = model._base_manager.order_by("pk")
        for pk, name, size, sha256 in rows.values_list("pk", column, "size", "sha256").iterator():
            yield NamedFile(f"{model._meta.model_name} {pk}", name, size, sha256)


def find_orphans(*, at: datetime) -> list[Orphan]:
    """The stored files that no row names, by name. `at` is the present moment, aware.

    Files on their way are among them only when they are older than a day.
    """
    # Files first: a row committed in between names its file already when the rows are read.
    stored = [name for folder in FOLDERS for name in _files_below(folder)]
    named = {file.name for file in named_files()}
    orphans = (_orphan(name, at) for name in sorted(set(stored) - named))
    return [
        each for each in orphans if each and (each.settled or not each.name.startswith(INCOMING))
    ]


def find_damage() -> Iterator[tuple[NamedFile, Damage]]:
    """The rows whose file is not what they say, and why. Reads every file to its end."""
    for file in named_files():
        damage = _damage_of(file)
        if damage:
            yield file, damage


def delete_orphan(*, orphan: Orphan, at: datetime) -> bool:
    """Delete the file unless it is younger than a day or a row names it by now; whether it was."""
    now = _orphan(orphan.name, at)
    if now is None or not now.settled or _is_named(orphan.name):
        return False
    default_storage.delete(orphan.name)
    return True


def _is_named(name: str) -> bool:
    return any(
        model._base_manager.filter(**{column: name}).exists()
        for model, column in file_columns().items()
    )


def _orphan(name: str, at: datetime) -> Orphan | None:
    """None where the file has gone meanwhile."""
    try:
        stored_at: datetime = default_storage.get_modified_time(name)
    except FileNotFoundError:
        return None
    return Orphan(name, settled=at - stored_at > GRACE)


def _files_below(folder: str) -> Iterator[str]:
    try:
        folders, files = default_storage.listdir(folder)
    except FileNotFoundError:
        return
    yield from (f"{folder}/{name}" for name in files)
    for each in folders:
        yield from _files_below(f"{folder}/{each}")


def _damage_of(file: NamedFile) -> Damage | None:
    digest = hashlib.sha256()
    size = 0
    try:
        with default_storage.open(file.name) as stored:
            for chunk in stored.chunks():
                size += len(chunk)
                digest.update(chunk)
    except FileNotFoundError:
        return Damage.MISSING
    except (OSError, SuspiciousOperation):
        return Damage.UNREADABLE
    if size != file.size:
        return Damage.OTHER_SIZE
    return None if digest.hexdigest() == file.sha256 else Damage.OTHER_BYTES
