"""The opening sentence: where it stands, in which language, which mandates it names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from communications.reading.folding import fold
from communications.reading.languages import ALL_LANGUAGES, Language
from communications.reading.paragraphs import Paragraph
from communications.reading.structure import Mandate, ReadingWarning

_RESOLUTION = re.compile(r"(?<![\w/.])(?:S-)?\d{1,4}/\d{1,3}(?: ?[A-Z]\b)?(?![\w/])")
_BETWEEN = r"(?:\s*[;,]\s*(?:(?:and|et|y|e|ainsi que|as well as|asi como)\s+)?|\s+(?:and|et|y|e|&|ainsi que|as well as|asi como)\s+)"
_LONGEST_SALUTATION = 80
_MOST_LINES_OF_TITLES = 40


@dataclass(frozen=True, slots=True)
class Opening:
    """Where the opening begins (paragraph `index`, place `start` in its text) and ends.

    `end` is the index after its last paragraph; `text` is the whole of it from `start` on, and the
    titles begin at `titles_start` in `text`.
    """

    language: Language
    index: int
    end: int
    start: int
    text: str
    titles_start: int


def find_opening(paragraphs: list[Paragraph]) -> Opening | None:
    """The first paragraph that begins as a letter of special procedures does, or None."""
    for index, paragraph in enumerate(paragraphs):
        folded = fold(paragraph.text[:400])
        for language in ALL_LANGUAGES:
            match = language.opening.search(folded)
            if match and _begins(folded[: match.start()], language):
                text, end = _whole_opening(paragraphs, index, match.start(), language)
                titles_start = match.end() - match.start()
                return Opening(language, index, end, match.start(), text, titles_start)
    return None


def _begins(before: str, language: Language) -> bool:
    """Whether nothing but a salutation stands before the opening."""
    before = before.rstrip()
    return not before or (
        len(before) <= _LONGEST_SALUTATION
        and before.endswith((",", ":", "."))
        and language.salutation_start.match(before) is not None
    )


def _whole_opening(
    paragraphs: list[Paragraph], index: int, start: int, language: Language
) -> tuple[str, int]:
    """The opening's text with the paragraphs over which its titles are spread."""
    text, end = paragraphs[index].text[start:], index + 1
    goes_on = re.compile(
        rf"(?:and |et |y |e )?{language.mandate_articles}(?:{language.mandate_head})|"
        rf"{language.titles_end.pattern}"
    )
    while (
        not language.titles_end.search(fold(text))
        and end < min(len(paragraphs), index + _MOST_LINES_OF_TITLES)
        and goes_on.match(paragraphs[end].folded)
    ):
        text, end = f"{text} {paragraphs[end].text}", end + 1
    return text, end


def titles_in(text: str, language: Language) -> list[str]:
    """The mandates' titles in a list of them, in order, without articles.

    Titles hold "and" and commas themselves: a new title begins after a semicolon, or after a comma
    or "and" where the head of a title ("Special Rapporteur", "Working Group" ...) follows.
    """
    folded = fold(text)
    starts = [0] + [match.end() for match in _next_title(language).finditer(folded)]
    ends = [match.start() for match in _next_title(language).finditer(folded)] + [len(text)]
    titles: list[str] = []
    for start, end in zip(starts, ends, strict=True):
        title = text[start:end].strip(" ,;.:")
        article = re.match(language.mandate_articles, fold(title))
        title = title[article.end() :] if article else title
        if title:
            titles.append(title)
    return titles


@cache
def _next_title(language: Language) -> re.Pattern[str]:
    head = rf"{language.mandate_articles}(?:{language.mandate_head})"
    return re.compile(rf"{_BETWEEN}(?={head})|\s*;\s*(?:(?:and|et|y|e)\s+)?")


def read_mandates(
    opening: Opening, line: int, in_heading: int
) -> tuple[tuple[Mandate, ...], list[ReadingWarning]]:
    """The signing mandates with their resolutions, which stand in the same order.

    Where the numbers of both differ no resolution is given to any mandate. `in_heading` is the
    number of mandates that the letter's heading names, 0 where it has none.
    """
    folded = fold(opening.text)
    until = opening.language.titles_end.search(folded, opening.titles_start)
    titles_end = until.start() if until else _sentence_end(opening)
    titles = titles_in(opening.text[opening.titles_start : titles_end], opening.language)
    resolutions = _resolutions(opening, until.end()) if until else []
    warnings: list[ReadingWarning] = []
    if in_heading and in_heading != len(titles):
        message = f"the heading names {in_heading} mandates, the opening {len(titles)}"
        warnings.append(ReadingWarning(line, message))
    if len(resolutions) != len(titles):
        message = f"{len(titles)} mandates but {len(resolutions)} resolutions: none was assigned"
        warnings.append(ReadingWarning(line, message))
        return tuple(Mandate(title, None) for title in titles), warnings
    pairs = zip(titles, resolutions, strict=True)
    return tuple(Mandate(title, resolution) for title, resolution in pairs), warnings


def _sentence_end(opening: Opening) -> int:
    end = re.compile(r"\.(?:\s|$)").search(opening.text, opening.titles_start)
    return end.start() if end else len(opening.text)


def _resolutions(opening: Opening, start: int) -> list[str]:
    """The resolutions on which the mandates rest; not the Assembly's that made the Council."""
    end = re.compile(r"\.(?:\s|$)").search(opening.text, start)
    sentence = opening.text[start : end.start() if end else len(opening.text)]
    found = [re.sub(r"\s", "", match[0]) for match in _RESOLUTION.finditer(sentence)]
    if opening.language.assembly.search(fold(sentence)):
        found = [each for each in found if each != "60/251"]
    return found
