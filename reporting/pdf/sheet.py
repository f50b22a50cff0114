"""What a letter's PDF is made from: its text, and what is printed around it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

from communications.letter_text import LetterText

# Far above any real letter (the longest have some forty pages), far below what would keep a worker
# busy for minutes. A paragraph or a bold passage is a piece.
MAX_PIECES = 4_000
MAX_CHARACTERS = 250_000
MAX_PAGES = 250


class LetterNotPrintable(Exception):
    """The letter cannot be set as it is; the message says why, in words for the person at work."""


class LetterTooLong(LetterNotPrintable):
    """The letter has more pieces, characters or pages than may be laid out."""


class CharactersWithoutGlyph(LetterNotPrintable):
    """The letter has characters that no bundled face can show; `characters` has each once."""

    def __init__(self, characters: str) -> None:
        self.characters = characters
        shown = ", ".join(f"{c} (U+{ord(c):04X})" for c in characters[:20])
        more = ", ..." if len(characters) > 20 else ""
        super().__init__(f"no bundled font has these characters: {shown}{more}")


@dataclass(frozen=True, slots=True)
class LetterSheet:
    """A letter and what stands around it on the page.

    `reference` ("AL OTH 62/2023") runs in the margin from page 2 on, empty for a draft. `title`
    is the document's title for readers' software; nothing else about the letter goes into the
    file's properties. `classification` ("Confidential") stands on every page, empty once public.
    """

    text: LetterText
    reference: str
    title: str
    classification: str = ""

    def digest(self) -> str:
        """SHA-256 in hex of everything that the sheet says, the same for equal sheets."""
        content = [self.text.as_json(), self.reference, self.title, self.classification]
        canonical = json.dumps(content, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(canonical.encode()).hexdigest()


def require_moderate_length(sheet: LetterSheet) -> None:
    """Raises LetterTooLong where laying the sheet out would take too long."""
    blocks = sheet.text.blocks
    pieces = len(blocks) + sum(len(block.bold) for block in blocks)
    if pieces > MAX_PIECES:
        raise LetterTooLong(
            f"{pieces:,} paragraphs and bold passages; at most {MAX_PIECES:,} can be printed"
        )
    texts = [sheet.reference, sheet.title, sheet.classification]
    texts += [text for block in blocks for text in (block.text, block.marker)]
    characters = sum(map(len, texts))
    if characters > MAX_CHARACTERS:
        raise LetterTooLong(f"{characters:,} characters; at most {MAX_CHARACTERS:,} can be printed")
