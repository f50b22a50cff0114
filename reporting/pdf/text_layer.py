"""What a PDF says: the text that readers' software finds in it, and whether it is the letter's."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable, Iterator
from contextlib import closing

import pypdfium2 as pdfium

# The margins of letter.css in points; the running lines stand in them.
TOP_MARGIN = 2.9 / 2.54 * 72
BOTTOM_MARGIN = 2.7 / 2.54 * 72

# What PDFium gives for a hyphen at the end of a line: the one for whole pages, the other for parts.
_HYPHENS_AT_LINE_END = re.compile("[\ufffe\x02]")
_UNSEEN = dict.fromkeys(map(ord, "\N{SOFT HYPHEN}\N{ZERO WIDTH SPACE}\N{WORD JOINER}\ufeff"))

# PDFium is not made for two threads at once.
_one_at_a_time = threading.Lock()


def text_of_pdf(data: bytes) -> str:
    """The whole text layer of a PDF, margins included, a line feed after each line and page."""
    with _one_at_a_time:
        return "\n".join(_lines(page.get_text_range()) for page in _text_pages(data))


def body_of_letter(data: bytes) -> str:
    """The text layer of a letter without what runs in its margins.

    Only for files made by `render_letter`, whose margins are known.
    """
    with _one_at_a_time:
        return "\n".join(
            _lines(page.get_text_bounded(bottom=BOTTOM_MARGIN, top=height - TOP_MARGIN))
            for page, height in _text_pages_with_height(data)
        )


def first_difference(paragraphs: Iterable[str], printed: str) -> str | None:
    """Where a printed text departs from the paragraphs it should consist of; None where it does not.

    The paragraphs must stand in their order with nothing between, before or after them. Line ends
    and the amount of white space do not count, all other characters do.
    """
    rest = _squeezed(printed)
    for number, paragraph in enumerate(paragraphs, start=1):
        expected = _squeezed(paragraph)
        if not rest.startswith(expected):
            same = _length_of_common_start(expected, rest)
            return (
                f"paragraph {number} should go on {expected[same : same + 40]!r} "
                f"after {expected[max(same - 20, 0) : same]!r}, printed is {rest[same : same + 40]!r}"
            )
        rest = rest[len(expected) :]
    return f"printed after the last paragraph: {rest[:40]!r}" if rest else None


def _text_pages_with_height(data: bytes) -> Iterator[tuple[pdfium.PdfTextPage, float]]:
    with closing(pdfium.PdfDocument(data)) as document:
        for page in document:
            with closing(page), closing(page.get_textpage()) as text_page:
                yield text_page, page.get_height()


def _text_pages(data: bytes) -> Iterator[pdfium.PdfTextPage]:
    return (page for page, _ in _text_pages_with_height(data))


def _lines(text: str) -> str:
    return _HYPHENS_AT_LINE_END.sub("-\n", text.replace("\r\n", "\n"))


def _squeezed(text: str) -> str:
    return "".join(text.translate(_UNSEEN).split())


def _length_of_common_start(one: str, other: str) -> int:
    pairs = zip(one, other, strict=False)
    return next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
