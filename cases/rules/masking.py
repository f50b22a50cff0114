"""Names of persons taken out of a text before it is shown. Pure.

It keeps names off a screen that others may see; it is no redaction: whoever writes of "the
teacher" names nobody. Nothing that leaves the house rests on it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from .names import PARTICLES, TITLES, fold

# A shorter part, such as "Li", would take ordinary words out as well.
SHORTEST_PART = 3
WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")
_BETWEEN = re.compile(r"[\s.,]{0,2}")


def parts_to_mask(names: Iterable[str]) -> frozenset[str]:
    """The parts of `names` that give somebody away, folded."""
    words = (part for name in names for word in WORD.findall(name) for part in pieces_of(word))
    return frozenset(word for word in words if tells(word))


def mask(text: str, parts: frozenset[str], *, token: str) -> str:
    """`text` with `token` in the place of each run of words that are `parts` of names.

    A word in small letters stays where its script has capitals: "hope" is not "Hope".
    """
    pieces: list[str] = []
    place = 0
    masked_until = -1
    for word in WORD.finditer(text):
        if not _is_name(word[0], parts):
            continue
        between = text[place : word.start()]
        if masked_until != place or not _BETWEEN.fullmatch(between):
            pieces += [between, token]
        place = masked_until = word.end()
    return "".join([*pieces, text[place:]])


def _is_name(word: str, parts: frozenset[str]) -> bool:
    if word[0].islower():
        return False
    return any(piece in parts for piece in pieces_of(word))


def pieces_of(word: str) -> set[str]:
    """The word as a whole and its parts, without a possessive ending."""
    plain = re.sub(r"['’ʼ]s$", "", fold(word))
    return {plain, plain.replace("'", ""), *re.split(r"['-]", plain)}


def tells(word: str) -> bool:
    """Whether a folded word gives somebody away by itself."""
    return len(word) >= SHORTEST_PART and word not in PARTICLES and word not in TITLES
