"""The body of a letter: from the subject to the paragraph before the questions."""

from __future__ import annotations

from enum import Enum, auto

from communications.letter_text import Part
from communications.reading.languages import Language
from communications.reading.paragraphs import Paragraph
from communications.reading.pieces import Piece, piece, split_pieces
from communications.reading.printed_windows import windows_in
from communications.rules.plain_text import reads_as_heading

_LONGEST_HEADING = 120
_LONGEST_LEAD = 160


class _Section(Enum):
    SUBJECT = auto()
    FACTS = auto()
    CONCERNS = auto()
    LAW = auto()
    CLOSED = auto()


def label_body(paragraphs: list[Paragraph], language: Language) -> list[Piece]:
    """The paragraphs after the opening and before the questions, as labelled pieces.

    Facts begin under their lead ("According to the information received:"); where a letter has no
    such line, with a paragraph that begins so. Concerns follow and end where the letter turns to
    its annex, to the law, or to an urgent request; in comments on a law, which state no facts, also
    at the next heading.
    """
    explicit = any(_lead_end(each, language) is not None for each in paragraphs)
    section = _Section.SUBJECT
    pieces: list[Piece] = []
    for index, paragraph in enumerate(paragraphs):
        lead_end = _lead_end(paragraph, language)
        if lead_end is not None and section is not _Section.CLOSED:
            pieces.extend(split_pieces(paragraph, [(0, Part.FACTS_LEAD), (lead_end, Part.FACT)]))
            section = _Section.FACTS
            continue
        if is_heading(paragraphs, index):
            pieces.append(piece(Part.SUBHEADING, paragraph))
            if section is _Section.CONCERNS and not _has_facts(pieces):
                section = _Section.SUBJECT
            continue
        section = _next_section(section, paragraph.folded, language, explicit=explicit)
        pieces.append(piece(_PARTS.get(section, Part.PARAGRAPH), paragraph))
    return pieces


def _has_facts(pieces: list[Piece]) -> bool:
    return any(each.part is Part.FACT for each in pieces)


_PARTS = {_Section.FACTS: Part.FACT, _Section.CONCERNS: Part.CONCERN}


def _lead_end(paragraph: Paragraph, language: Language) -> int | None:
    """Where the line that announces the facts ends; None in a paragraph without one."""
    folded = paragraph.folded
    if not (language.facts_lead_start.match(folded) or language.facts_lead_other.match(folded)):
        return None
    colon = folded.find(":", 0, _LONGEST_LEAD)
    if colon >= 0 and "." not in folded[:colon]:
        return colon + 1
    if len(folded) <= _LONGEST_LEAD // 2 and not folded.endswith("."):
        return len(folded)
    return None


def is_heading(paragraphs: list[Paragraph], index: int) -> bool:
    """Whether a paragraph is a heading: short, without a sentence's end, with text after it."""
    paragraph = paragraphs[index]
    if len(paragraph.text) > _LONGEST_HEADING or index + 1 >= len(paragraphs):
        return False
    if paragraph.heading:
        return not paragraph.text.endswith((".", ";"))
    return reads_as_heading(paragraph.text)


def _next_section(
    section: _Section, folded: str, language: Language, *, explicit: bool
) -> _Section:
    if section is _Section.SUBJECT:
        return section if explicit else _after_subject(folded, language)
    if section is _Section.CLOSED or language.annex_pointer.search(folded[:600]):
        return _Section.CLOSED
    if starts_concern(folded, language):
        return _Section.CONCERNS
    if section is _Section.CONCERNS and _asks_or_publishes(folded, language):
        return _Section.CLOSED
    if language.urgent_start.match(folded) or language.law_start.match(folded):
        concerned = section is _Section.CONCERNS and language.concern.search(folded)
        return _Section.CONCERNS if concerned else _Section.LAW
    return _Section.LAW if language.prejudge_start.match(folded) else section


def _asks_or_publishes(folded: str, language: Language) -> bool:
    """Whether a paragraph sets a window: in a letter without questions the closing begins so."""
    windows = windows_in(folded, language)
    if any(window.sets for window in windows) and language.asks_reply.search(folded):
        return True
    public = language.made_public.search(folded)
    letter = language.letter_noun.search(folded) or language.reply.search(folded)
    return bool(windows) and public is not None and letter is not None


def _after_subject(folded: str, language: Language) -> _Section:
    """The section that begins in a letter without a line announcing the facts."""
    if language.facts_lead_start.match(folded):
        return _Section.FACTS
    return _Section.CONCERNS if starts_concern(folded, language) else _Section.SUBJECT


def starts_concern(folded: str, language: Language) -> bool:
    """Whether a folded paragraph begins as the authors' concern does."""
    if language.concern_start.match(folded):
        return True
    prejudges = language.prejudge_start.match(folded)
    return prejudges is not None and language.concern.search(folded[:500]) is not None
