"""What holds for every test: the cast, fast passwords, files of its own, append-only tables emptied."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db.backends.postgresql.operations import DatabaseOperations

pytest_plugins = ["tests.fixtures"]

APPEND_ONLY = (
    "cases_event",
    "cases_sourcelook",
    "cases_personsearch",
    "cases_consent",
    "communications_standardparagraphversion",
    "communications_extensionstep",
    "communications_closingstep",
)


@pytest.fixture(autouse=True)
def _fast_passwords(settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def _files_of_the_test(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture(autouse=True, scope="session")
def _append_only_tables_may_be_flushed() -> Iterator[None]:
    """Let the test runner empty the database between tests that commit.

    Their own triggers refuse TRUNCATE, to the test runner as to everybody else, so the owner of
    the tables puts them aside for that one transaction. Cascading reaches the table that
    the token library makes beside our own, which Django does not list.
    """
    original = DatabaseOperations.sql_flush

    def sql_flush(self: Any, style: Any, tables: Any, **options: Any) -> list[str]:
        options["allow_cascade"] = True
        statements: list[str] = original(self, style, tables, **options)
        locked = [table for table in APPEND_ONLY if table in tables]
        return [
            *(f"ALTER TABLE {table} DISABLE TRIGGER USER" for table in locked),
            *statements,
            *(f"ALTER TABLE {table} ENABLE TRIGGER USER" for table in locked),
        ]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(DatabaseOperations, "sql_flush", sql_flush)
        yield
