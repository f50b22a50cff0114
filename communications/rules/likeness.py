"""Which paragraphs of one text were written anew in another, told by the words that they share."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .word_changes import words_in

# Beyond this many pairs, of a letter many times as long as any, none is compared.
_MOST_PAIRS = 1_000_000


@dataclass(frozen=True, slots=True)
class _Path:
    """A pair of places and the pairs before it. `sum`: how much alike all of them are."""

    old: int
    new: int
    sum: float
    before: _Path | None


def most_alike(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """The pairs of texts that are much alike, as places in `old` and `new`, both ascending.

    Of all ways to pair them in order, the one in which the pairs are most alike together.
    """
    if len(old) * len(new) > _MOST_PAIRS:
        return []
    # The best paths so far, by the place in `new` where they end; each is better than those before.
    ends: list[int] = []
    paths: list[_Path] = []
    for place, alike in enumerate(_alike(old, new)):
        for column, share in reversed(alike):
            at = bisect_left(ends, column)
            before = paths[at - 1] if at else None
            path = _Path(place, column, share + (before.sum if before else 0.0), before)
            worse = at
            while worse < len(paths) and paths[worse].sum <= path.sum:
                worse += 1
            if worse > at or at == len(ends) or ends[at] != column:
                ends[at:worse], paths[at:worse] = [column], [path]
    return _pairs(paths[-1] if paths else None)


def _alike(old: Sequence[str], new: Sequence[str]) -> Iterator[list[tuple[int, float]]]:
    """For each old text the new ones that share at least half of the words (Dice's coefficient).

    Paragraphs of one letter share about a third of their words whatever they say. The words of a
    text are the bits of a number, so that comparing all with all is quick.
    """
    bits: dict[str, int] = {}
    masks = [
        sum(1 << bits.setdefault(word, len(bits)) for word in words_in(text))
        for text in (*old, *new)
    ]
    newer = [(place, mask, mask.bit_count()) for place, mask in enumerate(masks[len(old) :])]
    for mask in masks[: len(old)]:
        size = mask.bit_count()
        yield [
            (place, 2 * common / (size + many))
            for place, other, many in newer
            if (common := (mask & other).bit_count()) and 4 * common >= size + many
        ]


def _pairs(path: _Path | None) -> list[tuple[int, int]]:
    pairs: list[tuple[int, int]] = []
    while path:
        pairs.append((path.old, path.new))
        path = path.before
    return pairs[::-1]
