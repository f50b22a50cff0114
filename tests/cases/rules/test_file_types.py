"""What a file is by its content, and which name it keeps."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile, ZipInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.rules.file_types import EXTENSIONS, content_type_of, kept_name

PDF, TEXT, JPEG = "application/pdf", "text/plain", "image/jpeg"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def zipped(**entries: str) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        for name, content in entries.items():
            # With the present time in it, two workers of one run would name a test differently.
            archive.writestr(ZipInfo(name, date_time=(2026, 1, 1, 0, 0, 0)), content)
    return file.getvalue()


def docx() -> bytes:
    return zipped(**{"[Content_Types].xml": "<Types/>", "word/document.xml": "<w:document/>"})


def odt() -> bytes:
    return zipped(mimetype=ODT, **{"content.xml": "<office/>"})


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", PDF),
        (docx(), DOCX),
        (odt(), ODT),
        (COMPOUND + bytes(600) + "WordDocument".encode("utf-16-le"), "application/msword"),
        (b"{\\rtf1\\ansi A reply.}", "application/rtf"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "image/png"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00", JPEG),
        (b"Your Excellency,\r\n\twe answer as follows.\x0c", TEXT),
        ("Réponse du Gouvernement, 政府的答复, ответ".encode(), TEXT),
        (b"\xef\xbb\xbfReply with a byte order mark", TEXT),
        (b"BM 4/2023, MZ 2/2023: text that begins like a picture or a program", TEXT),
        (b"x < y, and y > z", TEXT),
    ],
)
def test_accepted_types(data, expected):
    assert content_type_of(data) == expected
    assert expected in EXTENSIONS


@pytest.mark.parametrize(
    "data",
    [
        b"<!DOCTYPE html><script>alert(1)</script>",
        b"  \n<html><body>",
        b"\xef\xbb\xbf<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        b"<?xml version='1.0'?><svg/>",
        b"</p>",
        b"MZ\x90\x00\x03\x00\x00\x00",
        b"\x7fELF\x02\x01\x01\x00",
        b"GIF89a\x01\x00\x01\x00\x00\x00\x00",
        b"Text with \x00 in it",
        b"Text with \x1b[31m in it",
        "Windows text: réponse".encode("cp1252"),
        COMPOUND + bytes(600) + "Workbook".encode("utf-16-le"),
        COMPOUND + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
        zipped(**{"letter.html": "<script>"}),
        zipped(**{"word/other.xml": "not a document"}),
        zipped(**{"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>"}),
        zipped(mimetype="application/vnd.oasis.opendocument.spreadsheet", **{"content.xml": ""}),
        docx()[:60],
        b"PK\x03\x04",
    ],
)
def test_everything_else_is_refused(data):
    assert content_type_of(data) is None


@given(st.binary(max_size=200))
def test_no_content_breaks_the_look_at_it(data):
    assert content_type_of(data) in {None, *EXTENSIONS}


@given(st.sampled_from([b"PK\x03\x04", COMPOUND, b"%PDF", b"\xff\xd8\xff"]), st.binary())
def test_no_broken_file_breaks_the_look_at_it(beginning, rest):
    assert content_type_of(beginning + rest) in {None, *EXTENSIONS}


@pytest.mark.parametrize(
    ("name", "content_type", "expected"),
    [
        ("Note verbale No. 12.pdf", PDF, "Note verbale No. 12.pdf"),
        ("REPLY.PDF", PDF, "REPLY.pdf"),
        ("photo.jpeg", JPEG, "photo.jpeg"),
        ("/etc/passwd", TEXT, "passwd.txt"),
        ("..\\..\\Desktop\\reply.pdf", PDF, "reply.pdf"),
        ("../../..", PDF, "file.pdf"),
        ("reply.exe", PDF, "reply.exe.pdf"),
        ("reply.html", TEXT, "reply.html.txt"),
        ("reply\u202efdp.exe", PDF, "replyfdp.exe.pdf"),
        ("re\r\nSet-Cookie: a=b\x00ply.pdf", PDF, "reSet-Cookie: a=bply.pdf"),
        ("  two   spaces .pdf", PDF, "two spaces.pdf"),
        ("نامه‌ی دولت.pdf", PDF, "نامه‌ی دولت.pdf"),
        ("re\u0301ponse.pdf", PDF, "réponse.pdf"),
        ("", PDF, "file.pdf"),
        (".pdf", PDF, "file.pdf"),
        ("no ending", PDF, "no ending.pdf"),
        ("a" * 300 + ".pdf", PDF, "a" * 196 + ".pdf"),
    ],
)
def test_kept_name(name, content_type, expected):
    assert kept_name(name, content_type) == expected


@given(st.text(max_size=300), st.sampled_from(sorted(EXTENSIONS)))
def test_kept_name_is_always_fit_to_be_stored_and_shown(name, content_type):
    kept = kept_name(name, content_type)
    assert 5 <= len(kept) <= 200
    assert kept.endswith(EXTENSIONS[content_type])
    assert not set(kept) & set("/\\\x00\r\n\u202e\u2066\u200f")
    assert kept_name(kept, content_type) == kept
