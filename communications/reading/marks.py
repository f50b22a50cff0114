"""Marks left in a text by conversion: bold, emphasis, links, list marks."""

from __future__ import annotations

import re
from dataclasses import dataclass

Ranges = tuple[tuple[int, int], ...]

_LINK = re.compile(r"\[([^\[\]\n]{1,500})\]\([^()\s]{0,500}\)")
_BOLD_TAG = re.compile(r"</?(?:b|strong)>", re.IGNORECASE)
_TAG = re.compile(r"</?(?:span|sup|sub|br|u|i|em|p|div|a)(?:\s[^<>\n]{0,200})?/?>", re.IGNORECASE)
_STAR_EMPHASIS = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]{1,500})(?<=\S)\*(?![\w*])")
_LINE_EMPHASIS = re.compile(r"(?<!\w)_(?=[^\s_])([^_\n]{1,500})(?<=\S)_(?!\w)")
_LINE_BOLD = re.compile(r"(?<!\w)__(?=[^\s_])([^_\n]{1,500})(?<=\S)__(?!\w)")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!>-])")
_SPACES = re.compile(r"\s+")

_BULLET = r"[-–—•·●▪■◦‣∙*+\uf0b7]\s+"
_DECIMAL = r"\d{1,2}\.\d{1,2}\.?(?=\s+\S)"
_NUMBER = (
    r"(?:(?:[Qq]uestion|[Pp]regunta|QUESTION|PREGUNTA|Q)\s{0,2}(?:[Nn](?:[°ºo]\.?|\.°|\.º|\.))?\s{0,2}"
    r"\d{1,3}\s{0,2}[.:)–—-]?(?=\s|$)"
    r"|\(\d{1,3}\)|\d{1,3}\s?[°º]?(?:\.[-–—]|[.)\]:])(?=\s|$|[^\W\d_]|¿)|\d{1,3}\s?[°º–—-](?=\s))"
)
_LETTER = r"\([a-zA-H]\)|[a-z](?:\.[-–—]?(?=\s|$)|\))|[A-H]\)"
_ROMAN = r"\((?:[ivx]{1,5})\)|[ivx]{1,5}[.)](?=\s|$)"
_MARKER = re.compile(
    rf"(?P<bullet>{_BULLET})?(?:(?P<enumerator>{_DECIMAL}|{_NUMBER}|{_ROMAN}|{_LETTER})\s*)?"
)


@dataclass(frozen=True, slots=True)
class Plain:
    """Text without marks, with the ranges of it that are bold."""

    text: str
    bold: Ranges

    def without_start(self, length: int) -> Plain:
        """The rest after the first `length` characters."""
        bold = tuple((max(0, a - length), b - length) for a, b in self.bold if b > length)
        return Plain(self.text[length:], bold)

    def until(self, length: int) -> Plain:
        """The first `length` characters."""
        bold = tuple((a, min(b, length)) for a, b in self.bold if a < length)
        return Plain(self.text[:length], bold)


def plain(text: str) -> Plain:
    """`text` without bold, emphasis, link and HTML marks, each run of spaces as one space."""
    text = _TAG.sub(" ", _BOLD_TAG.sub("**", text)) if "<" in text else text
    text = _LINK.sub(r"\1", text) if "](" in text else text
    if "_" in text:
        text = _LINE_EMPHASIS.sub(r"\1", _LINE_BOLD.sub(r"**\1**", text))
    if "*" in text:
        text = _STAR_EMPHASIS.sub(r"\1", text.replace("***", "**"))
    if "\\" in text:
        text = _ESCAPE.sub(r"\1", text)
    return _bold_taken_out(_SPACES.sub(" ", text).strip())


def _bold_taken_out(text: str) -> Plain:
    if "**" not in text:
        return Plain(text, ())
    pieces: list[str] = []
    bold: list[tuple[int, int]] = []
    length = 0
    split = text.split("**")
    for index, piece in enumerate(split):
        if length == 0 or (pieces and pieces[-1].endswith(" ")):
            piece = piece.lstrip()  # noqa: PLW2901
        closed = index + 1 < len(split)
        if index % 2 and closed and piece.strip():
            start = length + len(piece) - len(piece.lstrip())
            bold.append((start, length + len(piece.rstrip())))
        if piece:
            pieces.append(piece)
            length += len(piece)
    joined = "".join(pieces).rstrip()
    return Plain(joined, tuple((a, min(b, len(joined))) for a, b in bold))


def split_marker(item: Plain) -> tuple[str, Plain]:
    """A list item's mark as printed ("1.", "b)", "-") and the text after it.

    A bullet in front of an enumerator ("- a.") is left out. Without a mark: "" and the item.
    """
    match = _MARKER.match(item.text)
    if not match or not match.end():
        return "", item
    bullet, enumerator = match["bullet"] or "", match["enumerator"] or ""
    return (enumerator or bullet).strip(), item.without_start(match.end())


def marker_at(line: str) -> str:
    """The list mark with which a line begins, or ""."""
    start = line.lstrip()[:60].replace("**", "").replace("__", "")
    return split_marker(Plain(start, ()))[0]
