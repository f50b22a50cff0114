from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError

from communications.models import Communication
from reporting.models import Document

NOW = datetime(2023, 7, 3, 12, 0, tzinfo=UTC)
HASH = "ab" * 32

Maker = Callable[..., Communication]


def make_document(communication: Communication, **fields: Any) -> Document:
    columns = {
        "version": communication.versions.get(),
        "kind": "letter",
        "fingerprint": HASH,
        "storage_name": "documents/ab/ab.pdf",
        "sha256": HASH,
        "size": 1000,
        "rendered_at": NOW,
    }
    return Document.objects.create(**{**columns, **fields})


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        ("officer_africa", True),
        ("supervisor", True),
        ("office_user", True),
        ("officer_other_desk", False),
        ("officer_without_desk", False),
        ("other_office_user", False),
        ("auditor", False),
        ("administrator", False),
        ("gone", False),
    ],
)
def test_documents_are_seen_by_those_who_read_the_letter(
    request: pytest.FixtureRequest, make_communication: Maker, who: str, sees: bool
) -> None:
    document = make_document(make_communication())

    visible = Document.objects.visible_to(request.getfixturevalue(who))

    assert list(visible) == ([document] if sees else [])


def test_nobody_signed_in_sees_none(make_communication: Maker) -> None:
    make_document(make_communication())

    assert not Document.objects.visible_to(AnonymousUser()).exists()


@pytest.mark.parametrize(
    ("constraint", "fields"),
    [
        ("reporting_document_is_not_empty", {"size": 0}),
        ("reporting_document_kind_known", {"kind": "poem"}),
        ("reporting_document_hashes_whole", {"sha256": HASH[:-1]}),
        ("reporting_document_hashes_whole", {"fingerprint": HASH.upper()}),
    ],
)
def test_database_refuses_a_row_that_points_to_no_whole_file(
    make_communication: Maker, constraint: str, fields: dict[str, Any]
) -> None:
    communication = make_communication()

    with pytest.raises(IntegrityError, match=constraint):
        make_document(communication, **fields)


def test_same_text_in_the_same_layout_has_one_document(make_communication: Maker) -> None:
    communication = make_communication()
    make_document(communication)

    with pytest.raises(IntegrityError, match="reporting_document_rendered_once"):
        make_document(communication)
