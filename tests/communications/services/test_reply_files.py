"""The files of a reply: what is taken, how it is kept, and that none is left over."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DataError, OperationalError, transaction

from cases.models import Event
from cases.services import files as kept_files
from communications.enums import Stage
from communications.models import Communication, Reply, ReplyFile
from communications.services import replies
from communications.services.replies import record_reply

AUG_1, SEPT_20 = date(2023, 8, 1), date(2023, 9, 20)
PDF = b"%PDF-1.7\n" + b"A reply of the Government. " * 100


@pytest.fixture
def media(settings) -> Path:
    return Path(settings.MEDIA_ROOT)


@pytest.fixture
def record(make_communication, officer_africa):
    letter = make_communication()

    def record(*files) -> Reply:
        return record_reply(
            communication=letter,
            kind="substantive",
            dated_on=AUG_1,
            received_on=AUG_1,
            language="en",
            note="",
            files=files,
            by=officer_africa,
            on=SEPT_20,
        )

    return record


def upload(name: str = "Reply.pdf", content: bytes = PDF) -> SimpleUploadedFile:
    # What the browser says about the type is never believed.
    return SimpleUploadedFile(name, content, content_type="text/html")


def files_under(folder: Path) -> list[Path]:
    return sorted(each for each in folder.rglob("*") if each.is_file())


def codes(error: ValidationError) -> list[str]:
    return [each.code for each in error.error_dict["files"]]


def test_file_is_kept_whole_with_type_size_and_hash(record, media):
    record(upload("C:\\scans\\Reply of 1 August.pdf"))
    row = ReplyFile.objects.get()
    assert row.original_name == "Reply of 1 August.pdf"
    assert (row.content_type, row.size) == ("application/pdf", 2709)
    assert row.sha256 == hashlib.sha256(PDF).hexdigest()
    assert row.file.read() == PDF
    assert [each.read_bytes() for each in files_under(media)] == [PDF]


def test_name_on_the_disk_tells_nothing(record, media):
    record(upload("Hostile ../../name of Mr. Teixeira.pdf"))
    (path,) = files_under(media)
    folder, prefix, name = path.relative_to(media).parts
    assert folder == "replies"
    assert len(name) == 32
    assert set(name) <= set("0123456789abcdef")
    assert name.startswith(prefix)


def test_file_is_readable_by_the_owner_alone(record, media):
    record(upload())
    (path,) = files_under(media)
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_several_files_are_kept_in_their_order(record):
    reply = record(upload("b.pdf"), upload("a.txt", b"Annex"), upload("b.pdf"))
    assert [each.original_name for each in reply.files.all()] == ["b.pdf", "a.txt", "b.pdf"]
    assert len({each.file.name for each in reply.files.all()}) == 3


def test_file_that_was_read_before_is_kept_from_its_beginning(record):
    read_already = upload()
    read_already.read()
    record(read_already)
    assert ReplyFile.objects.get().file.read() == PDF


def test_largest_file_is_taken_and_one_byte_more_is_not(record, settings, media):
    settings.UPLOAD_MAX_BYTES = len(PDF)
    record(upload())
    with pytest.raises(ValidationError) as refusal:
        record(upload("big.pdf", PDF + b"x"))
    assert codes(refusal.value) == ["too_large"]
    assert len(files_under(media)) == ReplyFile.objects.count() == 1


def test_messages_name_the_file(record, settings):
    settings.UPLOAD_MAX_BYTES = 2 * 1024 * 1024
    with pytest.raises(ValidationError) as refusal:
        record(
            upload("nothing.pdf", b""),
            upload("page.pdf", b"<html>"),
            upload("scan.pdf", bytes(2 * 1024 * 1024 + 1)),
            upload("good.pdf"),
        )
    assert refusal.value.message_dict["files"] == [
        "“nothing.pdf” is empty.",
        "“page.pdf” is none of the types that are accepted: "
        "PDF, DOCX, DOC, ODT, RTF, TXT (UTF-8), PNG, JPEG.",
        "“scan.pdf” is larger than 2 MB.",
    ]
    assert ReplyFile.objects.count() == Reply.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_recording_inside_another_transaction_is_refused(record, media):
    """When that one is rolled back later, nobody would take the file back."""
    with pytest.raises(RuntimeError, match="durable"), transaction.atomic():
        record(upload())
    assert files_under(media) == []
    assert Reply.objects.count() == 0


def test_no_file_is_left_when_the_letter_is_voided_meanwhile(record, media, monkeypatch):
    """Between the first look at the letter and the look at its locked row."""
    examine = kept_files.examine

    def examine_while_somebody_voids(file):
        Communication.objects.update(stage=Stage.VOIDED, voided_on=AUG_1, void_reason="Sent twice.")
        return examine(file)

    monkeypatch.setattr(kept_files, "examine", examine_while_somebody_voids)
    with pytest.raises(ValidationError, match="only for letters that were sent"):
        record(upload())
    assert files_under(media) == []


@pytest.mark.parametrize("failing", ["record_event", "_save"])
def test_no_file_is_left_when_the_transaction_fails(record, media, monkeypatch, failing):
    def fail(*args, **kwargs):
        assert len(files_under(media)) == 2
        raise DataError("refused by the database")

    monkeypatch.setattr(replies, failing, fail)
    with pytest.raises(DataError):
        record(upload(), upload("b.pdf"))
    assert files_under(media) == []
    assert Reply.objects.count() == ReplyFile.objects.count() == Event.objects.count() == 0


def test_files_stay_when_nobody_knows_whether_the_commit_arrived(record, media, monkeypatch):
    def lose_the_connection(*args, **kwargs):
        raise OperationalError("server closed the connection unexpectedly")

    monkeypatch.setattr(replies, "record_event", lose_the_connection)
    with pytest.raises(OperationalError):
        record(upload())
    assert len(files_under(media)) == 1


def test_full_disk_leaves_neither_row_nor_file(record, media, monkeypatch):
    """The second of two files cannot be written; the first is taken back."""
    storage = ReplyFile._meta.get_field("file").storage
    whole = storage._save
    names = []

    def save(name, content):
        names.append(name)
        if len(names) == 2:
            raise OSError(28, "No space left on device")
        return whole(name, content)

    monkeypatch.setattr(type(storage._wrapped), "_save", lambda _storage, *args: save(*args))
    with pytest.raises(OSError, match="No space left"):
        record(upload(), upload())
    assert len(names) == 2
    assert files_under(media) == []
    assert Reply.objects.count() == 0


def test_failing_deletion_does_not_hide_why_the_reply_was_refused(record, monkeypatch, caplog):
    def fail(*args, **kwargs):
        raise DataError("refused by the database")

    def cannot_delete(self, name):
        raise PermissionError(name)

    storage = ReplyFile._meta.get_field("file").storage
    storage.exists("any")
    monkeypatch.setattr(replies, "record_event", fail)
    monkeypatch.setattr(type(storage._wrapped), "delete", cannot_delete)
    with pytest.raises(DataError):
        record(upload())
    assert "could not be deleted" in caplog.text
