"""Which paragraphs of one text were written anew in another, told by the words that they share."""

from __future__ import annotations

from collections.abc import Sequence

from .word_changes import words_in

# Paragraphs of one letter share about a third of their words whatever they say.
_ALIKE = 0.5
# Beyond this many pairs, of a letter many times as long as any, none is compared.
_MOST_PAIRS = 1_000_000


def most_alike(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """The pairs of texts that are much alike, as places in `old` and `new`, both ascending.

    Of all ways to pair them in order, the one in which the pairs are most alike together.
    """
    if not old or not new or len(old) * len(new) > _MOST_PAIRS:
        return []
    return _best_path(_likeness(old, new))


def _likeness(old: Sequence[str], new: Sequence[str]) -> list[list[float]]:
    """For each old text its likeness to each new one (Dice's coefficient), 0 for too little.

    The words of a text are the bits of a number: comparing all with all is quick that way.
    """
    bits: dict[str, int] = {}
    masks = [
        sum(1 << bits.setdefault(word, len(bits)) for word in words_in(text))
        for text in (*old, *new)
    ]
    sizes = [mask.bit_count() for mask in masks]
    newer = list(zip(masks[len(old) :], sizes[len(old) :], strict=True))
    table: list[list[float]] = []
    for mask, size in zip(masks[: len(old)], sizes, strict=False):
        shares = [2 * (mask & other).bit_count() / (size + many or 1) for other, many in newer]
        table.append([share if share >= _ALIKE else 0.0 for share in shares])
    return table


def _best_path(likeness: list[list[float]]) -> list[tuple[int, int]]:
    """The ascending pairs of a row and a column with the greatest sum."""
    best = [[0.0] * (len(likeness[0]) + 1)]
    for row in likeness:
        above, left, sums = best[-1], 0.0, [0.0]
        for column, share in enumerate(row):
            left = max(left, above[column + 1], above[column] + share)
            sums.append(left)
        best.append(sums)
    pairs: list[tuple[int, int]] = []
    i, j = len(likeness), len(likeness[0])
    while i and j:
        if best[i][j] == best[i - 1][j]:
            i -= 1
        elif best[i][j] == best[i][j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            pairs.append((i, j))
    return pairs[::-1]
