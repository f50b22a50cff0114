"""A letter's whole text, block by block: what is stored, compared and rendered.

The reader makes it from plain text, drafting makes it from standard paragraphs, the renderer sets
it as pages. It knows nothing of the database.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Part(StrEnum):
    """What a block is in the anatomy of a letter, in the order in which they usually stand."""

    HEADING = "heading"
    REFERENCE = "reference"
    REFERENCE_NOTE = "reference_note"
    DATE = "date"
    SALUTATION = "salutation"
    OPENING = "opening"
    PARAGRAPH = "paragraph"
    SUBHEADING = "subheading"
    FACTS_LEAD = "facts_lead"
    FACT = "fact"
    CONCERN = "concern"
    QUESTIONS_LEAD = "questions_lead"
    QUESTION = "question"
    QUESTION_PART = "question_part"
    CLOSING = "closing"
    COMPLIMENT = "compliment"
    SIGNATORY_NAME = "signatory_name"
    SIGNATORY_TITLE = "signatory_title"
    ANNEX_LABEL = "annex_label"
    ANNEX_TITLE = "annex_title"
    ANNEX_PARAGRAPH = "annex_paragraph"
    ANNEX_ITEM = "annex_item"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, list item or line.

    `text` is plain text without marks; `marker` is the item's mark as printed ("1.", "a.", "b)");
    `bold` holds half-open character ranges of `text` that are printed bold.
    """

    part: Part
    text: str
    marker: str = ""
    bold: tuple[tuple[int, int], ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The block as JSON data; empty marker and bold are left out."""
        data: dict[str, Any] = {"part": self.part.value, "text": self.text}
        if self.marker:
            data["marker"] = self.marker
        if self.bold:
            data["bold"] = [list(span) for span in self.bold]
        return data

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Block:
        """Inverse of `as_json`. Raises KeyError or ValueError where `data` is no block."""
        return cls(
            part=Part(data["part"]),
            text=str(data["text"]),
            marker=str(data.get("marker", "")),
            bold=tuple((int(start), int(end)) for start, end in data.get("bold", ())),
        )


@dataclass(frozen=True, slots=True)
class LetterText:
    """The whole letter with its annex. `language` is a two-letter code such as "en"."""

    language: str
    blocks: tuple[Block, ...]

    def of(self, *parts: Part) -> tuple[Block, ...]:
        """The blocks of the given parts, in the order of the letter."""
        return tuple(block for block in self.blocks if block.part in parts)

    def paragraphs(self) -> tuple[str, ...]:
        """Every block as one printed paragraph: marker, a space, text."""
        return tuple(f"{b.marker} {b.text}" if b.marker else b.text for b in self.blocks)

    def as_json(self) -> dict[str, Any]:
        """The letter as JSON data, for `LetterVersion.content`."""
        return {"language": self.language, "blocks": [block.as_json() for block in self.blocks]}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> LetterText:
        """Inverse of `as_json`. Raises KeyError or ValueError where `data` is no letter."""
        blocks: Iterable[Mapping[str, Any]] = data["blocks"]
        return cls(language=str(data["language"]), blocks=tuple(map(Block.from_json, blocks)))
