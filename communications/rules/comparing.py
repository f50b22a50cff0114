"""What changed from one text of a letter to another, block by block and word by word.

Made to be read, not to be shortest: blocks that are the same are matched first, then blocks that
are much alike within what was replaced; only inside those are words compared. Which number or
letter a list item bears and which words are bold is no change: both follow from the rest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from communications.letter_text import Block, LetterText

from .likeness import most_alike
from .word_changes import Span, spans_between

_Blocks = Sequence[Block]
# Neighbouring blocks of the old letter and of the new, by their places, without an equal there.
_Run = tuple[range, range]


class ChangeKind(StrEnum):
    """What became of a block. One that moved reads the same in its new place."""

    SAME = "same"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Change:
    """A block of either letter and what became of it.

    `old` and `new`, and their places in their letters (from 0), are None where that letter has no
    such block. `spans` give the words of a changed block: those kept and removed are the old text,
    those kept and added the new one. They are empty for every other kind.
    """

    kind: ChangeKind
    old: Block | None
    new: Block | None
    spans: tuple[Span, ...]
    old_index: int | None
    new_index: int | None


def compare(old: LetterText, new: LetterText) -> tuple[Change, ...]:
    """Every block of both letters, once each, in the order of the new letter.

    What was removed stands where it stood, before what took its place; what moved stands where it
    is now.
    """
    same, runs = _same(old.blocks, new.blocks)
    moved = _moved(old.blocks, new.blocks, runs)
    pairs = sorted([*same, *_alike(old.blocks, new.blocks, runs, moved)])
    return tuple(_in_order(old.blocks, new.blocks, pairs, moved))


def _same(old: _Blocks, new: _Blocks) -> tuple[list[tuple[int, int]], list[_Run]]:
    """The places of equal blocks in order, and the runs between them that have no equal there."""
    matcher = SequenceMatcher(None, _keys(old), _keys(new), autojunk=False)
    same: list[tuple[int, int]] = []
    runs: list[_Run] = []
    for tag, i, i_end, j, j_end in matcher.get_opcodes():
        if tag == "equal":
            same += zip(range(i, i_end), range(j, j_end), strict=True)
        else:
            runs.append((range(i, i_end), range(j, j_end)))
    return same, runs


def _keys(blocks: _Blocks) -> list[tuple[str, str]]:
    return [(block.part, block.text) for block in blocks]


def _moved(old: _Blocks, new: _Blocks, runs: Sequence[_Run]) -> dict[int, int]:
    """The new place and the old one of each block that stands unchanged elsewhere."""
    left: dict[tuple[str, str], list[int]] = defaultdict(list)
    old_keys, new_keys = _keys(old), _keys(new)
    for places, _ in reversed(runs):
        for place in reversed(places):
            left[old_keys[place]].append(place)
    return {
        place: left[new_keys[place]].pop()
        for _, places in runs
        for place in places
        if left.get(new_keys[place])
    }


def _alike(
    old: _Blocks, new: _Blocks, runs: Sequence[_Run], moved: dict[int, int]
) -> Iterator[tuple[int, int]]:
    """The places of blocks that were written anew, in the same run, as pairs."""
    gone = set(moved.values())
    for old_places, new_places in runs:
        before = [place for place in old_places if place not in gone]
        after = [place for place in new_places if place not in moved]
        pairs = most_alike([old[i].text for i in before], [new[j].text for j in after])
        yield from ((before[i], after[j]) for i, j in pairs)


def _in_order(
    old: _Blocks, new: _Blocks, pairs: Sequence[tuple[int, int]], moved: dict[int, int]
) -> Iterator[Change]:
    gone = set(moved.values())
    next_old = next_new = 0
    for i, j in [*pairs, (len(old), len(new))]:
        for place in range(next_old, i):
            if place not in gone:
                yield Change(ChangeKind.REMOVED, old[place], None, (), place, None)
        for place in range(next_new, j):
            yield _new_here(old, new, place, moved.get(place))
        if i < len(old):
            yield _in_place(old[i], new[j], i, j)
        next_old, next_new = i + 1, j + 1


def _new_here(old: _Blocks, new: _Blocks, place: int, origin: int | None) -> Change:
    if origin is None:
        return Change(ChangeKind.ADDED, None, new[place], (), None, place)
    return Change(ChangeKind.MOVED, old[origin], new[place], (), origin, place)


def _in_place(old: Block, new: Block, i: int, j: int) -> Change:
    if (old.part, old.text) == (new.part, new.text):
        return Change(ChangeKind.SAME, old, new, (), i, j)
    return Change(ChangeKind.CHANGED, old, new, spans_between(old.text, new.text), i, j)
