"""From lines to paragraphs: soft line ends, hyphens and page breaks inside paragraphs healed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from communications.reading.folding import fold
from communications.reading.hyphens import KnownWords, joined_lines
from communications.reading.languages import ALL_LANGUAGES
from communications.reading.marks import Ranges, marker_at, plain, split_marker
from communications.reading.pages import Line, body_lines

_HEADING_MARK = re.compile(r"\s{0,3}(?:#{1,6}\s+|>\s+)")
_CLOSERS = "\"'”’»)]*_"
_TERMINAL = re.compile(r"[.!?:…](?:\d{1,2})?$")
_MORE_ITEMS = re.compile(r"[;,.] (?:and|or|and/or|et|ou|y|e|o)$")
_NUMERIC_MARKER = re.compile(r"\d{1,3}")
_WHOLE_DATE = re.compile(
    r"\d{1,2}(?:st|nd|rd|th|er|º|°)?\s+(?:de\s+)?[^\W\d_]{3,10}\.?,?\s+(?:del?\s+)?\d{4}"
)
_TITLE_START = re.compile(
    r"(?:[^,;:.]{3,60}, )?(?:" + "|".join(each.mandate_head for each in ALL_LANGUAGES) + ")"
)
_HEADING_START = re.compile("|".join(each.heading_start.pattern for each in ALL_LANGUAGES))
_LABEL_START = re.compile(r"(?:ref(?:erence|erencia)?s? ?[.:]|(?:annexe?|anexo)s?\W*$)")
_OPEN_ENDS = frozenset(word for each in ALL_LANGUAGES for word in each.open_ends)
_ABBREVIATIONS = frozenset(f"{word}." for each in ALL_LANGUAGES for word in each.person_titles)
_ABBREVIATIONS |= {"art.", "arts.", "para.", "paras.", "nos."}

WIDEST_WRAP = 140
_FULL_LINE = 0.8


@dataclass(frozen=True)
class Paragraph:
    """A paragraph, heading, list item or line: plain text, its list mark taken off.

    `follows_blank`: a blank line stands above it.
    """

    line: int
    text: str
    marker: str = ""
    bold: Ranges = ()
    heading: bool = False
    follows_blank: bool = True

    @cached_property
    def folded(self) -> str:
        """The text as formulas are looked for in it."""
        return fold(self.text)


@dataclass(slots=True)
class _Draft:
    """A paragraph in the making: its lines, none blank."""

    lines: list[Line]
    heading: bool
    follows_blank: bool

    @property
    def last(self) -> str:
        """The text of its last line."""
        return self.lines[-1].text.strip()

    @property
    def length(self) -> int:
        """The number of its characters."""
        return sum(len(line.text) for line in self.lines)


def paragraphs_of(text: str) -> list[Paragraph]:
    """The paragraphs of a text in order, none empty. Every word of `text` but page marks is kept."""
    lines = body_lines(text)
    width = _wrap_width(lines)
    drafts = _healed(_drafts(lines, width))
    known = KnownWords(lines)
    return [paragraph for draft in drafts if (paragraph := _finished(draft, known)).text]


def _wrap_width(lines: list[Line]) -> int | None:
    """The width at which the text's lines are broken, or None where each line is a paragraph."""
    lengths = [len(line.text.strip()) for line in lines if not line.blank]
    if sum(n for n in lengths if n > WIDEST_WRAP) * 2 > sum(lengths):
        return None
    followed = sorted(
        len(line.text.strip())
        for line, after in pairwise(lines)
        if not line.blank and not after.blank and len(line.text.strip()) <= WIDEST_WRAP
    )
    if not followed or followed[len(followed) * 9 // 10] < 50:
        return None
    return followed[len(followed) * 9 // 10]


def _drafts(lines: Iterable[Line], width: int | None) -> list[_Draft]:
    drafts: list[_Draft] = []
    open_draft: _Draft | None = None
    number = 0
    for line in lines:
        if line.blank:
            open_draft = None
            continue
        follows_blank = open_draft is None
        marker = marker_at(line.text)
        numeric = _NUMERIC_MARKER.search(marker)
        if (
            open_draft is not None
            and not line.after_break
            and _joins(open_draft, line, marker, width, number)
        ):
            open_draft.lines.append(line)
            continue
        number = int(numeric[0]) if numeric else number
        open_draft = _Draft([_unheaded(line)], bool(_HEADING_MARK.match(line.text)), follows_blank)
        drafts.append(open_draft)
    return drafts


def _unheaded(line: Line) -> Line:
    return Line(line.number, _HEADING_MARK.sub("", line.text, count=1), line.after_break)


def _joins(draft: _Draft, line: Line, marker: str, width: int | None, number: int) -> bool:
    """Whether `line` goes on with the paragraph of the line just above it."""
    text = line.text.strip()
    if draft.heading or _HEADING_MARK.match(line.text) or _LABEL_START.match(fold(text)):
        return False
    if marker_at(draft.last) == draft.last.strip("*"):
        return not marker
    full = width is not None and len(draft.last) + 1 + len(text.split()[0]) > width * _FULL_LINE
    if marker:
        return full and _only_looks_like_a_mark(draft, text, marker, number)
    if _continues_in_small(draft, text):
        return True
    if _TITLE_START.match(fold(draft.lines[0].text.strip(" *"))):
        return _ends_open(draft.last)
    return full


def _only_looks_like_a_mark(draft: _Draft, text: str, marker: str, number: int) -> bool:
    """A number, letter or dash that a soft line end brought to the start of a line."""
    if _ends_sentence(draft.last) or draft.last.endswith((";", ",")):
        return False
    numeric = _NUMERIC_MARKER.search(marker)
    if numeric:
        return int(numeric[0]) not in {1, number + 1}
    if any(c.isalpha() for c in marker):
        return not _MORE_ITEMS.search(fold(draft.last))
    return text[len(marker) :].lstrip()[:1].islower()


def _continues_in_small(draft: _Draft, text: str) -> bool:
    start = text.lstrip("*_ \"'“‘«([")
    return start[:1].islower() and not _ends_sentence(draft.last)


def _ends_sentence(text: str) -> bool:
    bare = text.rstrip().rstrip(_CLOSERS)
    if bare.split() and bare.split()[-1].casefold().lstrip("(") in _ABBREVIATIONS:
        return False
    return _TERMINAL.search(bare[-3:]) is not None


def _ends_open(text: str) -> bool:
    words = text.split()
    last = words[-1].casefold() if words else ""
    return last in _OPEN_ENDS | _ABBREVIATIONS or last.endswith("-")


def _healed(drafts: list[_Draft]) -> list[_Draft]:
    """Paragraphs cut by a page's end (or by a stray blank line) put together again."""
    healed: list[_Draft] = []
    for draft in drafts:
        if healed and _continues_over_gap(healed[-1], draft):
            healed[-1].lines.extend(draft.lines)
        else:
            healed.append(draft)
    return healed


def _continues_over_gap(before: _Draft, after: _Draft) -> bool:
    start = after.lines[0].text.strip().lstrip("*_")
    if before.heading or after.heading or not start or marker_at(start):
        return False
    if marker_at(before.last) == before.last.strip("*"):
        return True
    if _ends_sentence(before.last) or before.last.endswith(";"):
        return False
    short = before.length <= 60
    if start.lstrip("\"'“‘«([")[:1].islower():
        return not (short and before.last.endswith(","))
    return not short and not before.last.endswith(")") and _goes_on(before, after, start)


def _goes_on(before: _Draft, after: _Draft, begins: str) -> bool:
    """Whether a paragraph without its end goes on with a number, a capital or a sign."""
    if begins[0].isdigit():
        return not _WHOLE_DATE.fullmatch(begins)
    start = fold(begins)
    if _ends_open(before.last):
        return True
    first = fold(before.lines[0].text.strip(" *"))
    return (
        after.lines[0].after_break
        and not _TITLE_START.match(first)
        and not _HEADING_START.match(first)
        and not _TITLE_START.match(start)
        and not _LABEL_START.match(start)
        and before.length > WIDEST_WRAP
    )


def _finished(draft: _Draft, known: KnownWords) -> Paragraph:
    joined = joined_lines([line.text.strip() for line in draft.lines], known)
    whole = plain(joined)
    marker, item = split_marker(whole)
    if marker and not item.text:
        marker, item = "", whole
    all_bold = item.bold == ((0, len(item.text)),)
    return Paragraph(
        line=draft.lines[0].number,
        text=item.text,
        marker=marker,
        bold=item.bold,
        heading=draft.heading or all_bold,
        follows_blank=draft.follows_blank,
    )
