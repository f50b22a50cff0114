"""Which persons a text names. Pure.

A whole name is found in the forms of `names`: without accents, in any order of its parts, with
other names between them, in other spellings of the same sounds. A part alone ("Ms. Veldt") may be
anybody's, so it is told apart. A word in small letters is no name where its script has capitals.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum

from .masking import WORD, pieces_of, tells
from .names import PARTICLES, TITLES, fold, forms_of, forms_to_keep, sound_of

_BETWEEN = re.compile(r"[\s.,]{0,3}")
# A name in a text has no more words than this, small ones included.
LONGEST_RUN = 8


class Certainty(IntEnum):
    """How surely a text names somebody."""

    PART = 1
    WHOLE = 2


@dataclass(frozen=True, slots=True)
class SoughtNames:
    """Names to look for, made ready once for many texts; keys are whatever the caller knows."""

    forms: Mapping[str, frozenset[int]]
    parts: Mapping[str, frozenset[int]]
    sounds: frozenset[str]
    silent: frozenset[str]

    @classmethod
    def of(cls, names: Mapping[int, Iterable[str]], *, known: Iterable[str] = ()) -> SoughtNames:
        """`names` holds for each key all names of one person.

        `known` holds names of others who may be named: a part that they share tells nothing.
        """
        forms: dict[str, set[int]] = {}
        parts: dict[str, set[int]] = {}
        sounds: set[str] = set()
        for key, each in names.items():
            for name in each:
                for form in forms_to_keep(name):
                    forms.setdefault(form, set()).add(key)
                for word in WORD.findall(name):
                    sounds.add(sound_of(word))
                    for piece in pieces_of(word):
                        parts.setdefault(piece, set()).add(key)
        frozen = {part: frozenset(keys) for part, keys in parts.items()}
        silent = frozenset(
            piece for name in known for word in WORD.findall(name) for piece in pieces_of(word)
        )
        whole = {form: frozenset(keys) for form, keys in forms.items()}
        return cls(whole, frozen, frozenset(sounds), silent)

    def named_in(self, text: str) -> dict[int, Certainty]:
        """The keys of those whom `text` names, wholly or by a part of a name."""
        found: dict[int, Certainty] = {}
        for run in _runs(text, self):
            for key in self._whole_names(run):
                found[key] = Certainty.WHOLE
        for word in WORD.findall(text):
            for key in self._by_part(word):
                found.setdefault(key, Certainty.PART)
        return found

    def _whole_names(self, run: list[str]) -> Iterator[int]:
        """Whose names stand in the run: any stretch of its words that is a form of a name."""
        for start in range(len(run)):
            for stop in range(start + 1, min(len(run), start + LONGEST_RUN) + 1):
                for form in forms_of(" ".join(run[start:stop])):
                    yield from self.forms.get(form, ())

    def _by_part(self, word: str) -> Iterator[int]:
        if word.islower():
            return
        for piece in pieces_of(word):
            if tells(piece) and piece not in self.silent:
                yield from self.parts.get(piece, ())

    def may_be_part(self, word: str) -> bool:
        """Whether the word may stand in one of the names, in this or another spelling."""
        if word.islower():
            return False
        sound = sound_of(word)
        return (len(sound) > 1 and sound in self.sounds) or any(
            piece in self.parts for piece in pieces_of(word)
        )


def _runs(text: str, sought: SoughtNames) -> Iterator[list[str]]:
    """The words that may be parts of names, as they follow upon each other.

    Particles, titles and other words with a capital may stand between; they are left out. A word
    with a hyphen is several.
    """
    run: list[str] = []
    end = 0
    for word in WORD.finditer(text):
        if run and not _BETWEEN.fullmatch(text[end : word.start()]):
            yield run
            run = []
        pieces = _without_possessive(word[0]).split("-")
        parts = [piece for piece in pieces if piece and sought.may_be_part(piece)]
        if not parts and run and not _may_stand_between(word[0]):
            yield run
            run = []
        run += parts
        end = word.end()
    if run:
        yield run


def _may_stand_between(word: str) -> bool:
    return word[0].isupper() or fold(word) in PARTICLES | TITLES


def _without_possessive(word: str) -> str:
    return re.sub(r"['’ʼ]s$", "", word)
