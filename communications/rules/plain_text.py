"""Plain text as people type and paste it: cleaned, and cut into paragraphs."""

from __future__ import annotations

import re
import unicodedata

LONGEST_HEADING = 90

_LINE_ENDS = re.compile("\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
# Control characters but the newline; the overrides, embeddings and isolates of writing direction
# and the tag characters; what is invisible and parts equal words (soft hyphen, zero-width space,
# byte order mark); halves of surrogate pairs, which cannot be stored.
_DROPPED = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff"
    "\U000e0000-\U000e007f\ud800-\udfff]"
)
_BLANK_LINES = re.compile(r"\n\s*\n")
_SPACES = re.compile(r"[ \n]+")
_ENDS_SENTENCE = re.compile(r"[.!?:…][\"'”’»)\]]*$")
_ENDS_CLAUSE = re.compile(r"[.!?:;,…][\"'”’»)\]]*$")


def clean_text(text: str) -> str:
    """`text` as it may be stored and printed, in composed form (NFC), its line ends as newlines.

    Control characters and marks that turn the direction of writing are dropped, not refused: they
    come unseen with what is pasted, nobody could find them to take them out, and left in they
    break the printing or make a name read otherwise than it is stored. A tab becomes a space, and
    every line and page end a newline. Nothing that can be seen is lost.
    """
    lines = _LINE_ENDS.sub("\n", text).replace("\t", " ")
    return unicodedata.normalize("NFC", _DROPPED.sub("", lines))


def on_one_line(text: str) -> str:
    """`text` cleaned, as one paragraph: runs of spaces and newlines as one space."""
    return _SPACES.sub(" ", clean_text(text)).strip()


def paragraphs_in(text: str) -> tuple[str, ...]:
    """The paragraphs of `text`, cleaned, which blank lines part; none is empty."""
    pieces = _BLANK_LINES.split(clean_text(text))
    return tuple(paragraph for piece in pieces if (paragraph := on_one_line(piece)))


def is_whole(text: str) -> bool:
    """Whether `text` ends as a sentence does, or with the colon of what announces a list."""
    return _ENDS_SENTENCE.search(text) is not None


def reads_as_heading(text: str) -> bool:
    """Whether a paragraph that others follow is a heading: short, a capital first, no end."""
    return (
        0 < len(text) <= LONGEST_HEADING and text[0].isupper() and _ENDS_CLAUSE.search(text) is None
    )
