"""The file store against the rows: what is told, what is deleted, and what never is."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db.models import FileField

from cases.models import SubmissionFile
from communications.models import Communication, Reply, ReplyFile
from config import storage
from reporting.models import Document
from reporting.services import stored_files
from reporting.services.stored_files import Orphan, delete_orphan, file_columns
from tests.cases.submissions import make_submission

pytestmark = pytest.mark.django_db

HOUR = 3600.0
CONTENT = b"%PDF-1.7 invented content"
DIGEST = hashlib.sha256(CONTENT).hexdigest()

Maker = Callable[..., Communication]


def columns() -> dict[str, Any]:
    return {
        "original_name": "Zqxqzv Person-Name.pdf",
        "content_type": "application/pdf",
        "size": len(CONTENT),
        "sha256": DIGEST,
    }


@pytest.fixture
def submission_file(db: None) -> SubmissionFile:
    row = SubmissionFile(submission=make_submission(), **columns())
    row.file.save("client.pdf", ContentFile(CONTENT))
    return row


@pytest.fixture
def reply_file(make_communication: Maker) -> ReplyFile:
    reply = Reply.objects.create(
        communication=make_communication(),
        kind="substantive",
        dated_on=date(2023, 8, 1),
        received_on=date(2023, 8, 2),
        language="en",
    )
    row = ReplyFile(reply=reply, **columns())
    row.file.save("client.pdf", ContentFile(CONTENT))
    return row


@pytest.fixture
def document(make_communication: Maker) -> Document:
    name = default_storage.save("documents/ab/abcdef.pdf", ContentFile(CONTENT))
    document: Document = Document.objects.create(
        kind="letter",
        version=make_communication().versions.get(),
        fingerprint="0" * 64,
        storage_name=name,
        sha256=DIGEST,
        size=len(CONTENT),
        rendered_at=datetime(2023, 7, 3, 12, tzinfo=UTC),
    )
    return document


def leave(name: str, *, hours_old: float) -> Path:
    """A file in the store that no row names."""
    path = Path(default_storage.path(name))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"left behind")
    then = time.time() - hours_old * HOUR
    os.utime(path, (then, then))
    return path


def make_old(name: str) -> Path:
    path = Path(default_storage.path(name))
    then = time.time() - 48 * HOUR
    os.utime(path, (then, then))
    return path


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("sweep_files", *arguments, stdout=out)
    return out.getvalue()


def run_refused(*arguments: str) -> str:
    out = StringIO()
    with pytest.raises(CommandError) as refusal:
        call_command("sweep_files", *arguments, stdout=out)
    assert refusal.value.returncode == 1
    return out.getvalue()


def test_whole_files_of_every_kind_are_in_order_and_never_deleted(
    submission_file: SubmissionFile, reply_file: ReplyFile, document: Document
) -> None:
    names = [submission_file.file.name, reply_file.file.name, document.storage_name]
    paths = [make_old(name) for name in names]

    assert run("--delete") == "0 files without a row, 0 rows without their file\n"

    assert [path.read_bytes() for path in paths] == [CONTENT, CONTENT, CONTENT]


def test_empty_store_and_database_are_in_order() -> None:
    assert run("--delete") == "0 files without a row, 0 rows without their file\n"


@pytest.mark.parametrize(
    "name", ["documents/aa/aa.pdf", "replies/bb/bb", "submissions/cc/cc", "incoming/tmpdd"]
)
def test_old_file_without_a_row_is_told_and_deleted_only_when_asked(
    submission_file: SubmissionFile, name: str
) -> None:
    orphan = leave(name, hours_old=25)

    assert f"no row: {name}\n" in run()
    assert orphan.exists()

    assert f"no row: {name}, deleted\n" in run("--delete")
    assert not orphan.exists()
    assert submission_file.file.read() == CONTENT


def test_file_younger_than_a_day_is_told_and_kept(submission_file: SubmissionFile) -> None:
    young = leave("replies/bb/bb", hours_old=23)

    assert "no row: replies/bb/bb, not yet a day old\n" in run("--delete")
    assert young.exists()


def test_file_on_its_way_is_not_told(submission_file: SubmissionFile) -> None:
    on_its_way = leave("incoming/tmpdd", hours_old=1)

    assert run("--delete") == "0 files without a row, 0 rows without their file\n"
    assert on_its_way.exists()


def test_files_outside_our_folders_are_left_alone(submission_file: SubmissionFile) -> None:
    foreign = leave("accounts/of-somebody-else.txt", hours_old=999)

    assert "of-somebody-else" not in run("--delete")
    assert foreign.exists()


def test_missing_and_damaged_files_are_told_by_the_key_of_their_row(
    submission_file: SubmissionFile, reply_file: ReplyFile, document: Document
) -> None:
    Path(submission_file.file.path).unlink()
    Path(reply_file.file.path).write_bytes(CONTENT + b" and more")
    Path(default_storage.path(document.storage_name)).write_bytes(CONTENT.swapcase())

    told = run_refused()

    assert f"submissionfile {submission_file.pk}: {submission_file.file.name} missing\n" in told
    assert f"replyfile {reply_file.pk}: {reply_file.file.name} has another size\n" in told
    assert f"document {document.pk}: documents/ab/abcdef.pdf has another SHA-256\n" in told
    assert "0 files without a row, 3 rows without their file" in told
    assert "Zqxqzv" not in told


def test_name_that_leads_out_of_the_store_is_not_read(
    submission_file: SubmissionFile, tmp_path: Path
) -> None:
    (tmp_path / "outside").write_bytes(CONTENT)
    SubmissionFile.objects.update(file="../outside")

    assert f"submissionfile {submission_file.pk}: ../outside cannot be read\n" in run_refused()


def test_database_without_any_file_deletes_nothing() -> None:
    orphan = leave("replies/bb/bb", hours_old=999)

    run_refused("--delete")

    assert orphan.exists()


def test_file_that_a_row_names_by_now_is_not_deleted(submission_file: SubmissionFile) -> None:
    path = make_old(submission_file.file.name)
    listed_before_its_row = Orphan(submission_file.file.name, settled=True)

    assert not delete_orphan(orphan=listed_before_its_row, at=datetime.now(UTC))
    assert path.exists()


def test_file_written_again_since_it_was_listed_is_not_deleted(
    submission_file: SubmissionFile,
) -> None:
    path = leave("replies/bb/bb", hours_old=1)
    listed_when_it_was_old = Orphan("replies/bb/bb", settled=True)

    assert not delete_orphan(orphan=listed_when_it_was_old, at=datetime.now(UTC))
    assert path.exists()


def test_every_model_that_names_a_file_is_looked_at() -> None:
    with_files = {
        model
        for model in apps.get_models()
        for field in model._meta.local_concrete_fields
        if isinstance(field, FileField) or field.name == "storage_name"
    }

    assert with_files == set(file_columns()) == {SubmissionFile, ReplyFile, Document}


def test_every_folder_of_the_store_is_swept(
    submission_file: SubmissionFile, reply_file: ReplyFile
) -> None:
    assert submission_file.file.name.split("/")[0] in stored_files.FOLDERS
    assert reply_file.file.name.split("/")[0] in stored_files.FOLDERS
    assert stored_files.INCOMING == storage.INCOMING
