"""Whether what was signed still stands when a mandate drops off a letter."""

from __future__ import annotations

from communications.letter_text import Block, LetterText, Part

# Where a letter says who writes it.
NAMES_THE_MANDATES = frozenset(
    {Part.HEADING, Part.OPENING, Part.SIGNATORY_NAME, Part.SIGNATORY_TITLE}
)


def differ_by_mandates_alone(old: LetterText, new: LetterText) -> bool:
    """Whether both letters say the same, but for who writes: heading, opening, signatures.

    A letter that goes from "we" to "I", as one does that a single mandate is left on, does not.
    """
    return _said(old) == _said(new)


def _said(text: LetterText) -> tuple[str, tuple[Block, ...]]:
    blocks = tuple(each for each in text.blocks if each.part not in NAMES_THE_MANDATES)
    return text.language, blocks
