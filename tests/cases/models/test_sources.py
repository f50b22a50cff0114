"""Sources are ciphertext under keys of their own; looks at them cannot be unmade."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

import pytest
from cryptography.fernet import Fernet, InvalidToken
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, connection, transaction

from cases.models import Person, Source, SourceLook, Submission
from tests.cases.submissions import SOURCE, clerk, make_submission
from tests.factories import make_case

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).parents[3]


def look(submission: Submission) -> SourceLook:
    return SourceLook.objects.create(
        submission=submission, looked_by=clerk(), reason="To ask for the date."
    )


def test_every_field_is_ciphertext_in_the_database() -> None:
    make_submission()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name, organisation, relation, contact, to_be_kept_secret FROM cases_source"
        )
        row = cursor.fetchone()
    assert len(row) == 5
    assert all(value.startswith("gAAAA") for value in row)
    assert "Zqxqzv" not in "".join(row)
    assert Source.objects.get().name == SOURCE.name


def test_the_keys_of_names_do_not_open_sources(settings: Any) -> None:
    settings.SOURCE_ENCRYPTION_KEYS = [Fernet.generate_key().decode()]
    make_submission()
    Person.objects.create(case=make_case(desk=None), position=1, name="Zqxqzv Victim-Name")
    settings.SOURCE_ENCRYPTION_KEYS = settings.FIELD_ENCRYPTION_KEYS
    assert Person.objects.get().name == "Zqxqzv Victim-Name"
    with pytest.raises(InvalidToken):
        Source.objects.get()


def test_a_source_written_with_an_older_key_is_read(settings: Any) -> None:
    older = [Fernet.generate_key().decode()]
    settings.SOURCE_ENCRYPTION_KEYS = older
    make_submission()
    settings.SOURCE_ENCRYPTION_KEYS = [Fernet.generate_key().decode(), *older]
    assert Source.objects.get().contact == "zqxqzv.source@mail.example"


def test_no_model_leads_to_the_source() -> None:
    names = {field.name for field in Submission._meta.get_fields()}
    assert "source" not in names
    assert not hasattr(make_submission(), "source")


def test_only_the_service_of_sources_imports_the_model() -> None:
    importing = {
        str(path.relative_to(ROOT))
        for app in ("cases", "communications", "reporting", "parties", "config")
        for path in (ROOT / app).rglob("*.py")
        if "migrations" not in path.parts and "Source" in _imported(path)
    }
    assert importing == {"cases/models/__init__.py", "cases/services/sources.py"}


def _imported(path: Path) -> set[str]:
    """The names that a module takes from others."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    froms = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    return {alias.name for node in froms for alias in node.names}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE cases_sourcelook SET reason = 'none'",
        "DELETE FROM cases_sourcelook",
        "TRUNCATE cases_sourcelook",
    ],
)
def test_the_database_refuses_to_change_a_look(statement: str) -> None:
    look(make_submission())
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
            cursor.execute(statement)
    assert SourceLook.objects.get().reason == "To ask for the date."


def test_the_database_refuses_a_look_without_a_reason() -> None:
    with pytest.raises(IntegrityError, match="has_a_reason"):
        SourceLook.objects.create(submission=make_submission(), looked_by=clerk(), reason="")


@pytest.mark.parametrize("name", ["supervisor", "auditor"])
def test_looks_are_seen_by_supervisors_and_auditors(
    name: str, request: pytest.FixtureRequest
) -> None:
    look(make_submission())
    assert SourceLook.objects.visible_to(request.getfixturevalue(name)).count() == 1


@pytest.mark.parametrize("name", ["officer_africa", "office_user", "administrator", "gone"])
def test_looks_are_seen_by_nobody_else(name: str, request: pytest.FixtureRequest) -> None:
    look(make_submission())
    assert SourceLook.objects.visible_to(request.getfixturevalue(name)).count() == 0
    assert SourceLook.objects.visible_to(AnonymousUser()).count() == 0
