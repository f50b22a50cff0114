"""References of letters: reading them as printed, finding them in text, searching by them.

A reference is a type (UA, AL, OL; often left out), the code of the addressee (a State's alpha-3
code, or OTH), a number and a year: "AL OTH 62/2023". One series of numbers runs for each code and
year, whatever the type, so code, number and year alone name a letter.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote_plus

from parties.state_names import STATE_CODES, code_of_state

OTHER_ADDRESSEE = "OTH"
EARLIEST_YEAR, LATEST_YEAR = 1990, 2099

# What a printed type means. JOC stood in one list of 2016 for JOL; the meaning of AM is not known.
TYPES = {"UA": "UA", "AL": "AL", "OL": "OL", "JUA": "UA", "JAL": "AL", "JOL": "OL", "JOC": "OL"}
_UNKNOWN_TYPES = frozenset({"AM", "JAM"})
_TYPE = r"J?(?:UA|AL|OL|AM)|JOC"

# The year may be followed by a date without a space between: "BHR 2/20213 May 2021".
_NUMBER = r"(?P<number>\d{1,4})\s{0,3}[/.\u2044]\s{0,3}(?P<year>\d{4})"
_NUMBER += r"(?!\d(?!\d?\s{1,3}(?:de\s)?[^\W\d_]{3,10}\s))"
_CORE = re.compile(rf"(?<![\w/])(?:(?P<type>{_TYPE})\s*)?(?P<code>[A-Z]{{3}})\s{{0,10}}{_NUMBER}")
_WITH_NAME = re.compile(
    rf"(?<![\w/])(?P<type>{_TYPE})\s{{1,3}}"
    rf"(?P<name>[^\W\d_](?:[^\W\d_]|[ .'’(),-]){{3,60}}?)\s{{1,3}}{_NUMBER}"
)
# Mandates' file codes, printed until about 2014 between the type and the rest.
_FILE_CODE = (
    r"(?:G/SO\s*\d{3}(?:/\d{1,2})?(?:\s*\(\d[\d-]{0,9}\))?|[A-Z][\w&' ]{1,40}?\s*\(\d[\d-]{0,9}\))"
)
_TYPE_AND_FILE_CODES = re.compile(
    rf"(?<![\w/])(?P<type>{_TYPE})\s+(?:{_FILE_CODE}[\s,;]*){{1,12}}$"
)
_LONGEST_FILE_CODES = 300


@dataclass(frozen=True, slots=True)
class Reference:
    """A letter's reference. `type` is "UA", "AL", "OL", or None where it is not said."""

    type: str | None
    code: str
    number: int
    year: int

    def __str__(self) -> str:
        series = f"{self.code} {self.number}/{self.year}"
        return f"{self.type} {series}" if self.type else series


@dataclass(frozen=True, slots=True)
class FoundReference:
    """A reference in a text: where it stands (half-open range) and how it is printed.

    `joint` tells that the type was printed with a J in front; `printed_type` is the type as it
    stands, also where its meaning is not known ("AM").
    """

    reference: Reference
    as_printed: str
    start: int
    end: int
    joint: bool = False
    printed_type: str = ""


def parse_reference(text: str) -> Reference | None:
    """The one reference that `text` prints, in any of its variants, or None.

    Understood: glued or missing types, J forms, mandates' file codes, a dot for the slash,
    "Case no.", a State's name for its code, URL encoding, a stray letter or a date after the year.
    None for treaty bodies' references, for file codes alone, for an unreadable number (it is never
    guessed), and where the text prints several different references.
    """
    if "%" in text:
        text = unquote_plus(text)
    found = {each.reference for each in find_references(text)}
    return found.pop() if len(found) == 1 else None


def find_references(text: str) -> list[FoundReference]:
    """All references in running text, in order."""
    found = list(_with_codes(text))
    ends = {each.end for each in found}
    found += [each for each in _with_names(text) if each.end not in ends]
    return sorted(found, key=lambda each: each.start)


def _with_codes(text: str) -> Iterator[FoundReference]:
    for match in _CORE.finditer(text):
        if match["code"] not in STATE_CODES and match["code"] != OTHER_ADDRESSEE:
            continue
        start, printed_type = match.start(), match["type"] or ""
        if not printed_type:
            window = max(0, start - _LONGEST_FILE_CODES)
            before = _TYPE_AND_FILE_CODES.search(text[window:start])
            if before:
                start, printed_type = window + before.start(), before["type"]
        found = _found(text, match, match["code"], start, printed_type)
        if found:
            yield found


def _with_names(text: str) -> Iterator[FoundReference]:
    for match in _WITH_NAME.finditer(text):
        code = code_of_state(match["name"])
        found = code and _found(text, match, code, match.start(), match["type"])
        if found:
            yield found


def _found(
    text: str, match: re.Match[str], code: str, start: int, printed_type: str
) -> FoundReference | None:
    number, year = int(match["number"]), int(match["year"])
    if number < 1 or not EARLIEST_YEAR <= year <= LATEST_YEAR:
        return None
    return FoundReference(
        reference=Reference(TYPES.get(printed_type), code, number, year),
        as_printed=text[start : match.end()],
        start=start,
        end=match.end(),
        joint=printed_type.startswith("J"),
        printed_type=printed_type,
    )


@dataclass(frozen=True, slots=True)
class SearchCriteria:
    """The parts of a reference that somebody typed; None for a part left out."""

    type: str | None = None
    code: str | None = None
    number: int | None = None
    year: int | None = None


_SEARCH_WORD = re.compile(r"[^\W\d_]+|\d+")
_LABELS = frozenset(
    ["ref", "reference", "references", "referencia", "case", "no", "nr", "n", "o", "code"]
)


def parse_search(text: str) -> SearchCriteria | None:
    """What a search box's text says of a reference, or None where it is no reference.

    Tolerant: any case, any or no separators, digits of any script, URL encoding, a State's name
    for its code when a type or number stands with it, years of two digits. "62/2023", "OTH 62",
    "al oth 62 2023", "2023" and "oth" are enough; other words make it no reference.
    """
    if len(text) > 500:
        return None
    plain = _as_typed(text)
    words = [word for word in _SEARCH_WORD.findall(plain) if word.casefold() not in _LABELS]
    letters, digits = _letters_and_digits(words)
    numbers = _number_and_year(digits) if letters is not None else None
    if letters is None or numbers is None or not (letters or digits):
        return _first_reference_in(plain)
    named = _type_and_code(letters, with_number=bool(digits))
    if named is None:
        return _first_reference_in(plain)
    return SearchCriteria(*named, *numbers)


def _as_typed(text: str) -> str:
    """`text` decoded, in capitals, without invisible marks, its digits 0 to 9."""
    decoded = unquote_plus(text) if "%" in text else text
    visible = (c for c in unicodedata.normalize("NFKC", decoded) if unicodedata.category(c) != "Cf")
    return "".join(str(unicodedata.digit(c)) if c.isdigit() else c for c in visible).upper()


def _letters_and_digits(words: list[str]) -> tuple[list[str] | None, list[str]]:
    """The words before the first number, and the numbers; None where words follow a number."""
    letters = [word for word in words if not word.isdigit()]
    if words[: len(letters)] != letters:
        return None, []
    return letters, words[len(letters) :]


def _number_and_year(digits: list[str]) -> tuple[int | None, int | None] | None:
    values = [int(each) for each in digits if len(each) <= 4]
    if len(values) != len(digits) or len(values) > 2 or 0 in values:
        return None
    if not values:
        return None, None
    if len(values) == 1:
        is_year = EARLIEST_YEAR <= values[0] <= LATEST_YEAR
        return (None, values[0]) if is_year else (values[0], None)
    number, year = values
    year = 2000 + year if len(digits[1]) == 2 else year
    return (number, year) if EARLIEST_YEAR <= year <= LATEST_YEAR else None


def _type_and_code(words: list[str], *, with_number: bool) -> tuple[str | None, str | None] | None:
    """Type and code in leading words such as AL OTH, ALOTH, OTH, AL MEXICO; None for others."""
    if not words:
        return None, None
    if words[0] in TYPES:
        code = _code(words[1:])
        return (TYPES[words[0]], code) if code or len(words) == 1 else None
    joined = "".join(words) if len(words) == 1 else ""
    for printed, meaning in TYPES.items():
        rest = joined.removeprefix(printed)
        if rest != joined and _is_code(rest) and not _is_code(joined):
            return meaning, rest
    code = joined if _is_code(joined) else _code(words) if with_number else None
    return (None, code) if code else None


def _code(words: list[str]) -> str | None:
    name = " ".join(words)
    return name if _is_code(name) else code_of_state(name)


def _is_code(word: str) -> bool:
    return word in STATE_CODES or word == OTHER_ADDRESSEE


def _first_reference_in(plain: str) -> SearchCriteria | None:
    found = find_references(plain)
    if not found:
        return None
    first = found[0].reference
    return SearchCriteria(first.type, first.code, first.number, first.year)
