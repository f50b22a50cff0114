"""Lines of a text without what belongs to the page: numbers, running headers, letterhead."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import takewhile

from communications.reading.folding import fold
from communications.references import find_references

_LINE_ENDS = re.compile(r"\r\n|[\n\r\v\x85\u2028\u2029]")
_SPACES = "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u061c" + "".join(
    chr(code) for code in (*range(9), *range(14, 32), 127)
)
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_CHARACTERS = str.maketrans(
    dict.fromkeys(_SPACES, " ") | dict.fromkeys(_INVISIBLE, "") | _LIGATURES
)
_WORD_BULLET = re.compile(r"^(\s*)o\s{2,}(?=\S)")

_PAGE_NUMBER = re.compile(
    r"- ?\d{1,3} ?-"
    r"|(?:page|pagina|pag\.?|p\.) ?\|? ?\d{1,3}(?: ?(?:of|de|sur|/) ?\d{1,3})?"
    r"|\d{1,3} ?\| ?(?:page|pagina)|\[\d{1,3}\]|\{\d{1,3}\}-{4,}"
)
_ENDS_OR_BEGINS_WITH_NUMBER = re.compile(r"\d\W*$|[pP]ag")
_NUMBER_OF_PAGES = re.compile(r"(\d{1,3}) ?(?:/|of|de|sur) ?(\d{1,3})")
_BARE_NUMBER = re.compile(r"\d{1,3}")
_RULE = re.compile(r"[-_*=–—]{3,}|<!--.{0,200}-->|!\[.{0,200}\]\(\S{0,300}\)")

# Folded. A line of the printed paper on which a letter is written.
_LETTERHEAD = re.compile(
    r"(?:haut[- ]commissariat (?:des nations unies )?aux droits de l'homme\b.{0,30}"
    r"\boffice of the (?:united nations )?high commissioner for human rights"
    r"|palais des nations ?[^\w ]? ?(?:ch-)?1211 gen.{0,40}"
    r"|(?:www\.)?ohchr\.org\b.{0,20}\b(?:tel|fax|e-?mail)\b.{0,200}"
    r"|(?:adresse|address|teleg\w{0,8}|tele(?:phone|fax|x)|telefono|tel|fax|e-?mail|internet)"
    r"\b[ .]{0,3}:.{0,120}\b(?:ohchr|unog|917[ -]?9|geneve|geneva).{0,200}"
    r"|nations unies(?: ?[^\w ]? ?united nations)?|united nations|naciones unidas"
    r"|united nations human rights special procedures"
    r"|special rapporteurs, independent experts (?:&|and) working groups"
    r"|(?:procedures speciales du conseil des droits de l'homme(?: ?[^\w ]? ?))?"
    r"special procedures of the human rights council"
    r"|procedures speciales du conseil des droits de l'homme"
    r"|haut[- ]commissariat (?:des nations unies )?aux droits de l'homme"
    r"|office of the (?:united nations )?high commissioner for human rights)"
)
_LONGEST_FURNITURE = 250
_LONGEST_HEADER = 120
_LINES_NEAR_A_BREAK = 3
_LINES_OF_A_HEAD = 30


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the source: its number from 1, and whether a page ended just before it."""

    number: int
    text: str
    after_break: bool = False

    @property
    def blank(self) -> bool:
        """True for a line without any sign."""
        return not self.text.strip()


def body_lines(text: str) -> list[Line]:
    """The lines of `text` that belong to the letter, blank ones kept, page marks gone.

    Every break of a page is kept as `after_break` of the next line that is not blank.
    """
    lines = list(_numbered(text))
    lines = _without_page_numbers(lines)
    headers = _running_headers(lines)
    kept: list[Line] = []
    broken = False
    for line in lines:
        broken = broken or line.after_break
        if line.text.strip() in headers or _is_letterhead(line.text):
            continue
        kept.append(replace(line, after_break=broken and not line.blank))
        broken = broken and line.blank
    return kept


def _numbered(text: str) -> Iterator[Line]:
    for number, physical in enumerate(_LINE_ENDS.split(text), start=1):
        for index, piece in enumerate(physical.split("\f")):
            cleaned = unicodedata.normalize("NFC", piece.translate(_CHARACTERS))
            yield Line(number, _WORD_BULLET.sub(r"\1• ", cleaned), after_break=index > 0)


def _without_page_numbers(lines: list[Line]) -> list[Line]:
    """Page numbers become blank lines after which a new page begins; rules likewise."""
    result: list[Line] = []
    for index, line in enumerate(lines):
        stripped = line.text.strip()
        if not stripped or len(stripped) > _LONGEST_FURNITURE:
            result.append(line)
        elif _RULE.fullmatch(stripped) or _is_page_number(stripped, lines, index):
            result.append(replace(line, text="", after_break=True))
        else:
            result.append(line)
    return result


def _is_page_number(stripped: str, lines: list[Line], index: int) -> bool:
    folded = fold(stripped).strip("*_ ")
    if _PAGE_NUMBER.fullmatch(folded) or _is_reference_with_page(stripped):
        return True
    of_pages = _NUMBER_OF_PAGES.fullmatch(folded)
    if of_pages:
        return int(of_pages[1]) <= int(of_pages[2])
    if not _BARE_NUMBER.fullmatch(folded):
        return False
    before = index == 0 or lines[index - 1].blank or lines[index].after_break
    after = index + 1 == len(lines) or lines[index + 1].blank or lines[index + 1].after_break
    return before and after


def _is_reference_with_page(stripped: str) -> bool:
    """Whether a line is a running head such as "AL FJI 3/2024    Page 2"."""
    found = find_references(stripped) if _ENDS_OR_BEGINS_WITH_NUMBER.search(stripped) else []
    if len(found) != 1:
        return False
    rest = stripped[: found[0].start] + stripped[found[0].end :]
    return _PAGE_NUMBER.fullmatch(fold(rest).strip(" *_|,-")) is not None


def _is_letterhead(text: str) -> bool:
    stripped = text.strip(" *_#")
    return (
        bool(stripped)
        and len(stripped) <= _LONGEST_FURNITURE
        and _LETTERHEAD.fullmatch(fold(stripped)) is not None
    )


def _running_headers(lines: list[Line]) -> frozenset[str]:
    """Short lines that stand at the head or foot of two pages or more.

    A running reference is known by standing once under a break and once in the letter's head.
    """
    printed = [line for line in lines if not line.blank]
    after: Counter[str] = Counter()
    before: Counter[str] = Counter()
    starts = [0, *_first_lines_of_pages(lines), len(printed)]
    for last, first, following in zip(starts, starts[1:], starts[2:], strict=False):
        after.update(_short_lines(printed[first:following][:_LINES_NEAR_A_BREAK]))
        before.update(_short_lines(printed[last:first][: -_LINES_NEAR_A_BREAK - 1 : -1]))
    headers = {text for counted in (after, before) for text, n in counted.items() if n > 1}
    head = {line.text.strip() for line in printed[: starts[1]][:_LINES_OF_A_HEAD]}
    headers |= {text for text in after if text in head and _is_reference_alone(text)}
    return frozenset(headers)


def _is_reference_alone(text: str) -> bool:
    found = find_references(text)
    return len(found) == 1 and len(found[0].as_printed) * 2 >= len(text)


def _first_lines_of_pages(lines: list[Line]) -> Iterator[int]:
    """The places, among the lines that are not blank, of those with which pages begin."""
    place, broken = 0, False
    for line in lines:
        broken = broken or line.after_break
        if not line.blank:
            if broken:
                yield place
            place, broken = place + 1, False


def _short_lines(lines: list[Line]) -> set[str]:
    """The texts of the lines up to a long one."""
    texts = [line.text.strip() for line in lines]
    return set(takewhile(lambda text: len(text) <= _LONGEST_HEADER, texts))
