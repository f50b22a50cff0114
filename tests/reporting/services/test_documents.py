from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.db import connection

from cases.enums import EventKind
from cases.models import Event
from communications.enums import Stage
from communications.letter_text import Block, LetterText, Part
from communications.models import Communication, LetterVersion
from parties.models import User
from reporting.models import Document
from reporting.pdf import CharactersWithoutGlyph
from reporting.pdf.text_layer import text_of_pdf
from reporting.services.documents import (
    DocumentDamaged,
    letter_file_name,
    read_document,
    render_communication_letter,
    sheet_of,
)
from tests.in_threads import in_threads

# 23:30 in Geneva on 3 July, which is 21:30 in UTC.
LATE_EVENING = datetime(2023, 7, 3, 21, 30, tzinfo=UTC)
# 00:30 in Geneva on 4 July, still 3 July in UTC.
AFTER_MIDNIGHT = datetime(2023, 7, 3, 22, 30, tzinfo=UTC)

Maker = Callable[..., Communication]


def version_of(communication: Communication) -> LetterVersion:
    version: LetterVersion = communication.versions.get()
    return version


def next_version(communication: Communication, *blocks: Block) -> LetterVersion:
    return LetterVersion.objects.create(
        communication=communication,
        number=2,
        purpose="sent",
        content=LetterText("en", blocks).as_json(),
        sha256="0" * 64,
    )


def test_document_says_what_the_stored_file_is(
    make_communication: Maker, officer_africa: User
) -> None:
    version = version_of(make_communication(number=7))

    document = render_communication_letter(version=version, by=officer_africa, at=LATE_EVENING)

    data = read_document(document=document)
    assert data.startswith(b"%PDF-1.7")
    assert document.size == len(data)
    assert document.sha256 == hashlib.sha256(data).hexdigest()
    assert document.storage_name == f"documents/{document.sha256[:2]}/{document.sha256}.pdf"
    assert (document.rendered_by, document.rendered_at) == (officer_africa, LATE_EVENING)
    assert "AL BWA 7/2023" in text_of_pdf(data)
    assert "Confidential" in text_of_pdf(data)


def test_unchanged_letter_is_not_laid_out_again(
    make_communication: Maker, officer_africa: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    version = version_of(make_communication())
    first = render_communication_letter(version=version, by=officer_africa, at=LATE_EVENING)

    def lay_out(_sheet: Any) -> bytes:
        raise AssertionError("laid out again")

    monkeypatch.setattr("reporting.services.documents.render_letter", lay_out)
    second = render_communication_letter(version=version, by=None, at=AFTER_MIDNIGHT)

    assert second == first
    assert second.rendered_at == LATE_EVENING
    assert Document.objects.count() == 1


def test_new_layout_makes_a_new_document(
    make_communication: Maker, monkeypatch: pytest.MonkeyPatch
) -> None:
    version = version_of(make_communication())
    first = render_communication_letter(version=version, by=None, at=LATE_EVENING)
    monkeypatch.setattr("reporting.pdf.letter._edition", lambda: "another style sheet")

    second = render_communication_letter(version=version, by=None, at=LATE_EVENING)

    assert second != first
    # The same bytes, since the style sheet did not really change, are stored once.
    assert second.storage_name == first.storage_name


def test_new_version_makes_a_new_document(make_communication: Maker) -> None:
    communication = make_communication()
    first = render_communication_letter(version=version_of(communication), by=None, at=LATE_EVENING)
    changed = next_version(communication, Block(Part.PARAGRAPH, "Another text."))

    second = render_communication_letter(version=changed, by=None, at=LATE_EVENING)

    assert "Another text." in text_of_pdf(read_document(document=second))
    assert "Another text." not in text_of_pdf(read_document(document=first))


def test_rendering_is_recorded_once_on_the_day_in_geneva(
    make_communication: Maker, officer_africa: User
) -> None:
    communication = make_communication()
    version = version_of(communication)

    for _ in range(2):
        render_communication_letter(version=version, by=officer_africa, at=AFTER_MIDNIGHT)

    event = Event.objects.get(subject_id=communication.pk, kind=EventKind.LETTER_RENDERED)
    assert event.happened_on.isoformat() == "2023-07-04"
    assert event.actor == officer_africa
    assert event.after["version"] == 1
    assert set(event.after) == {"version", "sha256", "size"}


def test_letter_that_cannot_be_printed_leaves_neither_row_nor_file(
    make_communication: Maker, settings: Any
) -> None:
    version = next_version(make_communication(), Block(Part.PARAGRAPH, "known as 张三"))

    with pytest.raises(CharactersWithoutGlyph):
        render_communication_letter(version=version, by=None, at=LATE_EVENING)

    assert not Document.objects.exists()
    assert not Path(settings.MEDIA_ROOT, "documents").exists()
    assert not Event.objects.filter(kind=EventKind.LETTER_RENDERED).exists()


def test_file_of_a_rendering_that_was_never_written_down_is_taken_over(
    make_communication: Maker,
) -> None:
    version = version_of(make_communication())
    document = render_communication_letter(version=version, by=None, at=LATE_EVENING)
    name = document.storage_name
    document.delete()

    again = render_communication_letter(version=version, by=None, at=LATE_EVENING)

    assert again.storage_name == name
    assert default_storage.listdir(f"documents/{again.sha256[:2]}")[1] == [f"{again.sha256}.pdf"]


@pytest.mark.parametrize("damage", [b"", b"%PDF-1.7 something else"])
def test_changed_file_is_not_given_out(make_communication: Maker, damage: bytes) -> None:
    version = version_of(make_communication())
    document = render_communication_letter(version=version, by=None, at=LATE_EVENING)
    Path(default_storage.path(document.storage_name)).write_bytes(damage)

    with pytest.raises(DocumentDamaged, match="is not the one that was stored"):
        read_document(document=document)


def test_lost_file_is_not_made_again_in_silence(make_communication: Maker) -> None:
    version = version_of(make_communication())
    document = render_communication_letter(version=version, by=None, at=LATE_EVENING)
    default_storage.delete(document.storage_name)

    again = render_communication_letter(version=version, by=None, at=LATE_EVENING)

    assert again == document
    with pytest.raises(DocumentDamaged, match="cannot be read"):
        read_document(document=again)


@pytest.mark.django_db(transaction=True)
def test_renderings_at_the_same_moment_end_in_one_document(make_communication: Maker) -> None:
    version = version_of(make_communication())

    def render() -> int:
        document = render_communication_letter(version=version, by=None, at=LATE_EVENING)
        connection.close()
        pk: int = document.pk
        return pk

    made = in_threads(render, 4)

    assert len(set(made)) == 1
    document = Document.objects.get()
    assert Event.objects.filter(kind=EventKind.LETTER_RENDERED).count() == 1
    assert default_storage.listdir(f"documents/{document.sha256[:2]}")[1] == [
        f"{document.sha256}.pdf"
    ]


def test_sheet_of_a_draft_has_no_running_reference(make_communication: Maker) -> None:
    draft = make_communication(stage=Stage.DRAFT)

    sheet = sheet_of(version_of(draft))

    assert sheet.reference == ""
    assert sheet.title == f"Draft {draft.pk}"


@pytest.mark.parametrize(
    ("language", "level"),
    [
        ("en", "Confidential"),
        ("fr", "Confidentiel"),
        ("es", "Confidencial"),
        ("zh", "Confidential"),
    ],
)
def test_level_is_printed_in_the_letters_language(
    make_communication: Maker, language: str, level: str
) -> None:
    sheet = sheet_of(version_of(make_communication(language=language)))

    assert sheet.classification == level


def test_file_name_has_no_slash(make_communication: Maker) -> None:
    assert letter_file_name(make_communication(number=12)) == "AL BWA 12-2023.pdf"


def test_file_name_of_a_draft_says_so(make_communication: Maker) -> None:
    draft = make_communication(stage=Stage.DRAFT)

    assert letter_file_name(draft) == f"letter {draft.pk} (draft).pdf"
