"""What a file that came with a reply is, told by its content and never by its name."""

from __future__ import annotations

import re
import unicodedata
from io import BytesIO
from zipfile import BadZipFile, ZipFile

import filetype

PLAIN_TEXT = "text/plain"
WORD = "application/msword"
WORD_OPEN_XML = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
OPEN_DOCUMENT = "application/vnd.oasis.opendocument.text"

# The types that are kept, with the endings that a name may have. Nothing that a browser would run
# is among them, and no archive, of which nobody would have seen the content.
EXTENSIONS = {
    "application/pdf": (".pdf",),
    WORD: (".doc",),
    WORD_OPEN_XML: (".docx",),
    OPEN_DOCUMENT: (".odt",),
    "application/rtf": (".rtf",),
    PLAIN_TEXT: (".txt",),
    "image/png": (".png",),
    "image/jpeg": (".jpg", ".jpeg"),
}

LONGEST_NAME = 200

_ZIP = b"PK\x03\x04"
_COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORD_STREAM = "WordDocument".encode("utf-16-le")
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")
# A browser that guesses takes such a beginning for HTML, XML or SVG.
_MARKUP = re.compile(r"\s*<[A-Za-z!?/]")
# Marks that change the direction of writing can make "report.exe" look like "reportexe.pdf".
_DIRECTIONS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_UNSHOWN = frozenset({"Cc", "Cn", "Co", "Cs", "Zl", "Zp"})


def content_type_of(data: bytes) -> str | None:
    """The type of the whole file `data`, one of `EXTENSIONS`; None for every other content."""
    if data.startswith(_ZIP):
        return _zipped_document(data)
    if data.startswith(_COMPOUND_FILE):
        return WORD if _WORD_STREAM in data else None
    guessed: str | None = filetype.guess_mime(data)
    if guessed in EXTENSIONS:
        return guessed
    return PLAIN_TEXT if _is_plain_text(data) else None


def _zipped_document(data: bytes) -> str | None:
    """A Word or OpenDocument file by the entries that make it one; nothing is unpacked."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            entries = set(archive.namelist())
    except (BadZipFile, ValueError, NotImplementedError):
        return None
    if {"[Content_Types].xml", "word/document.xml"} <= entries:
        return WORD_OPEN_XML
    marked = data[30:].startswith(b"mimetype" + OPEN_DOCUMENT.encode())
    return OPEN_DOCUMENT if marked and "content.xml" in entries else None


def _is_plain_text(data: bytes) -> bool:
    """UTF-8 without control characters, that does not begin like markup."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return not _CONTROL.search(text) and not _MARKUP.match(text)


def kept_name(name: str, content_type: str) -> str:
    """The sender's file name as it may be shown and offered for saving.

    Without folders, control characters and marks that change the direction of writing; at most 200
    characters; with an ending that fits `content_type`, put behind one that does not.
    """
    last = unicodedata.normalize("NFC", re.split(r"[/\\]", name)[-1])
    shown = "".join(
        c for c in last if unicodedata.category(c) not in _UNSHOWN and c not in _DIRECTIONS
    )
    shown = " ".join(shown.split())
    endings = EXTENSIONS[content_type]
    ending = next((each for each in endings if shown.lower().endswith(each)), "")
    stem = shown.removesuffix(shown[len(shown) - len(ending) :])
    ending = ending or endings[0]
    return (stem[: LONGEST_NAME - len(ending)].strip(" .") or "file") + ending
