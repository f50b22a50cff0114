"""The end of a letter: compliment, signatures, annex."""

from __future__ import annotations

import re
from dataclasses import replace

from communications.letter_text import Part
from communications.reading.languages import Language, words
from communications.reading.paragraphs import Paragraph
from communications.reading.pieces import Piece, piece, split_pieces
from communications.reading.structure import Annex, ReadingWarning, Signatory

_LONGEST_NAME = 80
_LONGEST_ANNEX_TITLE = 160
_MOST_WORDS_OF_A_NAME = 9
_LINES_OF_A_TITLE = 3
_SMALL_WORDS_OF_NAMES = words(
    "de da do dos das del della di du la las los le van von der den ter ten bin bint ibn ben al el",
    "ul e y zu af ni nic mac ap ould bt abu",
)


def find_compliment(paragraphs: list[Paragraph], language: Language) -> int | None:
    """The index of the paragraph of courtesy that ends the letter, or None."""
    for index, paragraph in enumerate(paragraphs):
        if not paragraph.marker and language.compliment_start.match(paragraph.folded):
            return index
    return None


def find_signatures(paragraphs: list[Paragraph], language: Language) -> int | None:
    """The first signatory's index in a letter without compliment, or None."""
    head = re.compile(language.mandate_head)
    for index, paragraph in enumerate(paragraphs[1:], start=1):
        before = paragraphs[index - 1]
        if head.match(paragraph.folded) and len(paragraph.text) < 250 and is_name(before.text):
            return index - 1
    return None


def find_annex(paragraphs: list[Paragraph], start: int, language: Language) -> int | None:
    """The index of the annex's label at or after `start`, or None."""
    for index in range(start, len(paragraphs)):
        if _label_end(paragraphs[index], language) is not None:
            return index
    return None


def _label_end(paragraph: Paragraph, language: Language) -> int | None:
    """Where the label ends in a line such as "Annex" or "Annex: Title"; None for other lines."""
    match = language.annex_label.match(paragraph.folded)
    if not match or paragraph.marker:
        return None
    rest = paragraph.text[match.end() :].strip()
    if not rest.strip(" .:-–—"):
        return len(paragraph.text)
    if len(paragraph.text) > _LONGEST_ANNEX_TITLE or rest.endswith((".", ";", ",")):
        return None
    title = rest.lstrip(" .:-–—")
    return len(paragraph.text) - len(title) if title[:1].isupper() else None


def is_name(text: str) -> bool:
    """Whether a line looks like a person's name and nothing else."""
    parts = text.replace(",", " ").split()
    return (
        0 < len(parts) <= _MOST_WORDS_OF_A_NAME
        and len(text) <= _LONGEST_NAME
        and not any(c.isdigit() or c in ":;?!/" for c in text)
        and parts[0][:1].isupper()
        and all(each[:1].isupper() or not each[:1].isalpha() or _small(each) for each in parts)
    )


def _small(word: str) -> bool:
    return word in _SMALL_WORDS_OF_NAMES or word.startswith(("al-", "el-", "d'", "d’", "ul-"))


def label_signatures(paragraphs: list[Paragraph], language: Language) -> list[Piece]:
    """The lines under the compliment as names and titles; other lines as paragraphs."""
    pieces: list[Piece] = []
    head = re.compile(rf"(?:[\s,–-]*(?:the |la |le |el )?)({language.mandate_head})")
    for index, paragraph in enumerate(paragraphs):
        before = pieces[-1].part if pieces else None
        if before is Part.SIGNATORY_TITLE and _ends_title(paragraphs, index, head):
            pieces[-1] = replace(pieces[-1], text=f"{pieces[-1].text} {paragraph.text}")
            continue
        match = head.search(paragraph.folded) if len(paragraph.text) <= 400 else None
        if match and match.start() == 0:
            pieces.append(piece(Part.SIGNATORY_TITLE, paragraph))
        elif match and is_name(paragraph.text[: match.start()]):
            cuts = [(0, Part.SIGNATORY_NAME), (match.start(1), Part.SIGNATORY_TITLE)]
            pieces.extend(split_pieces(paragraph, cuts))
        elif is_name(paragraph.text):
            pieces.append(piece(Part.SIGNATORY_NAME, paragraph))
        elif before is Part.SIGNATORY_NAME and len(paragraph.text) <= 250:
            pieces.append(piece(Part.SIGNATORY_TITLE, paragraph))
        else:
            pieces.append(piece(Part.PARAGRAPH, paragraph))
    return pieces


def _ends_title(paragraphs: list[Paragraph], index: int, head: re.Pattern[str]) -> bool:
    """Whether a line is the rest of the title just above it: it is no name that has a title."""
    paragraph, before = paragraphs[index], paragraphs[index - 1]
    after = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
    return (
        0 < paragraph.line - before.line <= _LINES_OF_A_TITLE
        and not paragraph.follows_blank
        and not paragraph.marker
        and head.search(paragraph.folded) is None
        and not (is_name(paragraph.text) and " " in paragraph.text)
        and (after is None or after.follows_blank or head.match(after.folded) is None)
    )


def read_signatories(pieces: list[Piece]) -> tuple[tuple[Signatory, ...], list[ReadingWarning]]:
    """Each name with the title that follows it, in order; a name without title with a warning."""
    signatories: list[Signatory] = []
    warnings: list[ReadingWarning] = []
    lines: list[int] = []
    for each in pieces:
        if each.part is Part.SIGNATORY_NAME:
            signatories.append(Signatory(each.text.strip(" ,–-"), ""))
            lines.append(each.line)
        elif each.part is Part.SIGNATORY_TITLE:
            if signatories and not signatories[-1].title:
                signatories[-1] = Signatory(signatories[-1].name, each.text)
            else:
                warnings.append(ReadingWarning(each.line, "a title stands without a name"))
    for signatory, line in zip(signatories, lines, strict=True):
        if not signatory.title:
            warnings.append(ReadingWarning(line, f"{signatory.name} signs without a title"))
    return tuple(signatories), warnings


def label_annex(paragraphs: list[Paragraph], language: Language) -> list[Piece]:
    """The annex from its label on: label, title, paragraphs and list items."""
    pieces: list[Piece] = []
    titled = False
    for index, paragraph in enumerate(paragraphs):
        end = _label_end(paragraph, language)
        if end is not None and (index == 0 or end == len(paragraph.text)):
            pieces.extend(split_pieces(paragraph, [(0, Part.ANNEX_LABEL), (end, Part.ANNEX_TITLE)]))
            titled = titled or end < len(paragraph.text)
        elif not titled and pieces[-1].part is Part.ANNEX_LABEL and _is_title(paragraphs, index):
            pieces.append(piece(Part.ANNEX_TITLE, paragraph))
            titled = True
        else:
            part = Part.ANNEX_ITEM if paragraph.marker else Part.ANNEX_PARAGRAPH
            pieces.append(piece(part, paragraph))
    return pieces


def _is_title(paragraphs: list[Paragraph], index: int) -> bool:
    paragraph = paragraphs[index]
    return (
        not paragraph.marker
        and len(paragraph.text) <= _LONGEST_ANNEX_TITLE
        and not paragraph.text.endswith((".", ";", ":", ","))
    )


def read_annex(pieces: list[Piece]) -> Annex | None:
    """The annex, or None where the letter has none."""
    if not any(each.part is Part.ANNEX_LABEL for each in pieces):
        return None
    titles = [each.text for each in pieces if each.part is Part.ANNEX_TITLE]
    body = [each.text for each in pieces if each.part in {Part.ANNEX_PARAGRAPH, Part.ANNEX_ITEM}]
    return Annex(titles[0] if titles else "", tuple(body))
