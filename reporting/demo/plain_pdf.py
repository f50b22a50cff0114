"""A PDF of one page of plain text, small enough to be made by the hundred. Pure.

Only for attachments that stand in for scans of replies; letters are set by `reporting.pdf`.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

CHARACTERS_A_LINE = 88
# The encoding of the font below; what it lacks is printed as a question mark.
ENCODING = "cp1252"


def plain_pdf(title: str, paragraphs: Sequence[str]) -> bytes:
    """The paragraphs on one A4 page under `title`. The same text gives the same bytes.

    What does not fit on the page runs off it: some fifty lines do.
    """
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> >>",
        _stream(title, paragraphs),
        _font(b"Times-Roman"),
        _font(b"Times-Bold"),
    ]
    return _file(objects)


def _font(name: bytes) -> bytes:
    return b"<< /Type /Font /Subtype /Type1 /Encoding /WinAnsiEncoding /BaseFont /%s >>" % name


def _stream(title: str, paragraphs: Sequence[str]) -> bytes:
    shown = [b"BT /F2 13 Tf 70 760 Td 16 TL", _line(title), b"/F1 11 Tf"]
    for paragraph in paragraphs:
        shown.append(b"T*")
        shown += [_line(line) for line in textwrap.wrap(paragraph, CHARACTERS_A_LINE)]
    content = b"\n".join([*shown, b"ET"])
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content)


def _line(text: str) -> bytes:
    escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return b"(%s) Tj T*" % escaped.encode(ENCODING, errors="replace")


def _file(objects: Sequence[bytes]) -> bytes:
    written = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return written + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\n"
        b"startxref\n%d\n%%%%EOF\n" % (size, table, size, len(written))
    )
