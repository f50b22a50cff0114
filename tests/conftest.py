"""What holds for every test: the cast, fast passwords, files of its own, an empty event table."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db.backends.postgresql.operations import DatabaseOperations

pytest_plugins = ["tests.fixtures"]

EVENTS = "communications_event"


@pytest.fixture(autouse=True)
def _fast_passwords(settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def _files_of_the_test(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture(autouse=True, scope="session")
def _events_may_be_flushed() -> Iterator[None]:
    """Let the test runner empty the database between tests that commit.

    The events' own trigger refuses TRUNCATE, to the test runner as to everybody else, so the
    owner of the table puts it aside for that one transaction. Cascading reaches the table that
    the token library makes beside our own, which Django does not list.
    """
    original = DatabaseOperations.sql_flush

    def sql_flush(self: Any, style: Any, tables: Any, **options: Any) -> list[str]:
        options["allow_cascade"] = True
        statements: list[str] = original(self, style, tables, **options)
        if EVENTS not in tables:
            return statements
        return [
            f"ALTER TABLE {EVENTS} DISABLE TRIGGER USER",
            *statements,
            f"ALTER TABLE {EVENTS} ENABLE TRIGGER USER",
        ]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(DatabaseOperations, "sql_flush", sql_flush)
        yield
