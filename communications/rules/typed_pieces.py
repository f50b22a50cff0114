"""Two writings of the same fields, and which of them each person changed.

A page carries for each field a digest of the text as it was read. Where two people have saved
since, it tells whose text is the changed one: what only one of them touched needs no question.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from .plain_text import clean_text
from .word_changes import Span, spans_between


class Take(StrEnum):
    """Which of two texts is to stand."""

    MINE = "mine"
    THEIRS = "theirs"
    MERGED = "merged"


@dataclass(frozen=True, slots=True)
class Piece:
    """A field by its name, with its text and how it is shown to people.

    `is_prose` tells whether it can be typed anew; a list of keys can only be taken as a whole.
    """

    name: str
    label: str
    text: str
    shown: str = ""
    is_prose: bool = True

    @property
    def in_words(self) -> str:
        return self.shown or self.text


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that reads otherwise in two writings.

    `spans` lead from their text to mine. `take` is what follows where only one was changed, None
    where a person has to choose.
    """

    mine: Piece
    theirs: Piece
    spans: tuple[Span, ...]
    take: Take | None


def digest_of_text(text: str) -> str:
    """A short digest of a text as it is stored; line ends and spaces around it tell nothing."""
    return hashlib.sha256(clean_text(text).strip().encode()).hexdigest()[:12]


def digests_of(pieces: Sequence[Piece]) -> dict[str, str]:
    """The digest of each field, for a page to carry."""
    return {piece.name: digest_of_text(piece.text) for piece in pieces}


def differences(
    mine: Sequence[Piece], theirs: Sequence[Piece], read: Mapping[str, str]
) -> tuple[Difference, ...]:
    """The fields that differ; those that a person has to choose come first.

    `read` has the digests that the page carried.
    """
    standing = {piece.name: piece for piece in theirs}
    found = (
        Difference(
            each,
            standing[each.name],
            spans_between(standing[each.name].in_words, each.in_words),
            _who_changed(each, standing[each.name], read.get(each.name)),
        )
        for each in mine
        if each.name in standing
        and digest_of_text(each.text) != digest_of_text(standing[each.name].text)
    )
    return tuple(sorted(found, key=lambda each: each.take is not None))


def _who_changed(mine: Piece, theirs: Piece, read: str | None) -> Take | None:
    if read == digest_of_text(mine.text):
        return Take.THEIRS
    return Take.MINE if read == digest_of_text(theirs.text) else None
