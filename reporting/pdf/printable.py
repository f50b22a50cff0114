"""What of a text can be printed: control characters made visible, characters without a glyph found.

Nothing is dropped in silence. A character that carries no meaning but could hide some (a NUL, an
override of the writing direction, an invisible tag) is shown as U+FFFD; a character that means
something but is in no bundled face stops the printing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Set as AbstractSet

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

# Format characters that letters rightly contain, often by way of a word processor: joiners of
# Arabic and Indic scripts, invisible places to break or not to break a line, and marks of writing
# direction, except the two overrides, which make a text read otherwise than it is stored.
_USEFUL_FORMAT_CHARACTERS = frozenset(
    "\N{SOFT HYPHEN}\N{ZERO WIDTH SPACE}\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
    "\N{WORD JOINER}\N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}\N{ARABIC LETTER MARK}"
    "\N{LEFT-TO-RIGHT EMBEDDING}\N{RIGHT-TO-LEFT EMBEDDING}\N{POP DIRECTIONAL FORMATTING}"
    "\N{LEFT-TO-RIGHT ISOLATE}\N{RIGHT-TO-LEFT ISOLATE}\N{FIRST STRONG ISOLATE}"
    "\N{POP DIRECTIONAL ISOLATE}\N{ZERO WIDTH NO-BREAK SPACE}"
)
# Lines of Chinese, Japanese and Korean break between any two characters.
_ENDLESS_WORD = re.compile(r"[^\s\u2e80-\U0010ffff]{80,}")
_IN_STEPS = re.compile(r".{40}")
_HIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Cs"})


def printable(text: str) -> str:
    """The text as it may be laid out, of the same length, so that ranges in it stay true.

    White space of every kind becomes a plain space (a no-break space stays); control characters,
    lone surrogates and invisible format characters become U+FFFD.
    """
    return text if text.isprintable() else "".join(map(_printable_character, text))


def _printable_character(character: str) -> str:
    if character.isprintable() or character in _USEFUL_FORMAT_CHARACTERS:
        return character
    if character.isspace():
        return character if unicodedata.category(character) == "Zs" else " "
    return REPLACEMENT if unicodedata.category(character) in _HIDDEN_CATEGORIES else character


def breakable(text: str) -> str:
    """The text with invisible places to break a line in words longer than a line.

    Without them the renderer lays out the whole paragraph anew for each line, which takes minutes
    where somebody pasted the inside of a file.
    """
    return _ENDLESS_WORD.sub(lambda word: _IN_STEPS.sub("\\g<0>\u200b", word[0]), text)


def characters_without_glyph(text: str, covered: AbstractSet[int]) -> str:
    """The characters of a printable text that the covered code points cannot show, each once.

    A composed letter counts as shown where the faces have its parts, and the other way round,
    since shaping composes and decomposes.
    """
    characters = set(unicodedata.normalize("NFC", text))
    return "".join(sorted(each for each in characters if not _is_shown(each, covered)))


def _is_shown(character: str, covered: AbstractSet[int]) -> bool:
    if ord(character) in covered or character in _USEFUL_FORMAT_CHARACTERS:
        return True
    if character.isspace():
        return True
    parts = unicodedata.normalize("NFD", character)
    return parts != character and all(ord(part) in covered for part in parts)
