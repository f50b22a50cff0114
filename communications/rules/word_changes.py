"""Two wordings of one paragraph: which words were kept, removed and added."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby

# Scripts written without spaces are compared by their characters: Thai and its neighbours, kana,
# Han. Other words are runs of what is neither space nor sign; "52/9" and "1,500" are one word.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_UNSPACED += "\U00020000-\U0003ffff"
_SIGNS = "!-/:-@\\[-`{-~¡-©«-±´-¸»-¿×÷\u2010-\u206f\u3000-\u303f\uff00-\uff0f\uff1a-\uff20"
_WORD = rf"\d+(?:[/.,:]\d+)+|[{_UNSPACED}]|[^\s{_UNSPACED}{_SIGNS}]+"
_TOKEN = re.compile(rf"\s+|{_WORD}|[{_SIGNS}]")
_WORDS = re.compile(_WORD)

# Beyond this many pairs of words the middle of two texts is shown as replaced as a whole.
_MOST_PAIRS = 1_000_000
_LONGEST_SMALL_WORD = 3


class SpanKind(StrEnum):
    """What became of some words."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Span:
    """Neighbouring words with the spaces and signs among them, all of one kind."""

    kind: SpanKind
    text: str


def words_in(text: str) -> frozenset[str]:
    """The words of a text, each once, without spaces and signs."""
    return frozenset(_WORDS.findall(text))


def spans_between(old: str, new: str) -> tuple[Span, ...]:
    """The spans of both texts in reading order, what was removed before what took its place.

    Kept and removed spans together are `old`, kept and added ones `new`, to the character.
    """
    pieces = _without_crumbs(_pieces(_TOKEN.findall(old), _TOKEN.findall(new)))
    spans: list[Span] = []
    for same, group in groupby(pieces, key=lambda piece: piece.same):
        run = list(group)
        before, after = "".join(each.old for each in run), "".join(each.new for each in run)
        if same:
            spans.append(Span(SpanKind.KEPT, before))
            continue
        changed = ((SpanKind.REMOVED, before), (SpanKind.ADDED, after))
        spans += [Span(kind, text) for kind, text in changed if text]
    return tuple(spans)


@dataclass(frozen=True, slots=True)
class _Piece:
    """What stands in the old text, and in the new one in its place."""

    old: str
    new: str
    same: bool


def _pieces(old: Sequence[str], new: Sequence[str]) -> list[_Piece]:
    """Both texts, word for word, as pieces alike and pieces that differ in turns."""
    start = _length_of_common_start(old, new)
    end = _length_of_common_start(old[start:][::-1], new[start:][::-1])
    head, tail = "".join(old[:start]), "".join(old[len(old) - end :])
    middle = _matched(old[start : len(old) - end], new[start : len(new) - end])
    pieces = [_Piece(head, head, same=True), *middle, _Piece(tail, tail, same=True)]
    return [each for each in pieces if each.old or each.new]


def _matched(old: Sequence[str], new: Sequence[str]) -> Iterator[_Piece]:
    if not old or not new or len(old) * len(new) > _MOST_PAIRS:
        yield _Piece("".join(old), "".join(new), same=False)
        return
    matcher = SequenceMatcher(str.isspace, old, new, autojunk=False)
    for tag, i, i_end, j, j_end in matcher.get_opcodes():
        yield _Piece("".join(old[i:i_end]), "".join(new[j:j_end]), same=tag == "equal")


def _length_of_common_start(old: Sequence[str], new: Sequence[str]) -> int:
    length = 0
    for before, after in zip(old, new, strict=False):
        if before != after:
            break
        length += 1
    return length


def _without_crumbs(pieces: list[_Piece]) -> list[_Piece]:
    """Small words alone between two changes count as changed: no sentence is cut into crumbs."""
    inner = range(1, len(pieces) - 1)
    return [
        replace(each, same=False) if index in inner and each.same and _is_crumb(each.old) else each
        for index, each in enumerate(pieces)
    ]


def _is_crumb(text: str) -> bool:
    return all(len(word) <= _LONGEST_SMALL_WORD for word in _WORDS.findall(text))
