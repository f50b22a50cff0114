"""From the bytes of a file to its text."""

from __future__ import annotations

import codecs

MAX_BYTES = 2 * 1024 * 1024

_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_UTF32_MARKS = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_KNOWN_FORMATS = (
    (b"%PDF-", "This is a PDF file. Extract its text first, then import the text."),
    (b"PK\x03\x04", "This is a Word, OpenDocument or ZIP file. Save it as plain text (UTF-8)."),
    (b"\xd0\xcf\x11\xe0", "This is an old Word file. Save it as plain text (UTF-8)."),
    (b"{\\rtf", "This is an RTF file. Save it as plain text (UTF-8)."),
)
_TEXT_CONTROLS = frozenset("\t\n\v\f\r\x1c\x1d\x1e\x85")


class UnreadableFile(Exception):
    """The file is no plain text that can be read; `reason` says why, in words for people."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def decode_letter(data: bytes) -> str:
    """The text of a file: UTF-8, or UTF-16 with its byte order mark.

    A caller need not read more than MAX_BYTES + 1 bytes of a file: the refusal names no length.
    Raises UnreadableFile for a file that is empty, larger than 2 MB, of a known format that is no
    text, binary, or in another encoding.
    """
    if len(data) > MAX_BYTES:
        raise UnreadableFile(
            f"The file has more bytes than a letter's text may have: {MAX_BYTES:,} at most."
        )
    start = data[:1024].lstrip()
    for signature, reason in _KNOWN_FORMATS:
        if start.startswith(signature):
            raise UnreadableFile(reason)
    text = _decoded(data)
    if any(c < " " and c not in _TEXT_CONTROLS for c in text):
        raise UnreadableFile("The file holds binary data, not plain text.")
    if not text.strip():
        raise UnreadableFile("The file is empty.")
    return text


def _decoded(data: bytes) -> str:
    if data.startswith(_UTF32_MARKS):
        raise UnreadableFile("The file is in UTF-32. Save it as plain text in UTF-8.")
    try:
        if data.startswith(_UTF16_MARKS):
            return data.decode("utf-16")
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableFile(
            f"The file is not in UTF-8 (byte {error.start + 1} cannot be read). "
            "Save it as plain text in UTF-8."
        ) from error
