"""What the answers of several replies come to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from communications.enums import AnswerState

# A refusal says more than silence does.
BEST_FIRST = (
    AnswerState.ANSWERED,
    AnswerState.PARTLY,
    AnswerState.REFUSED,
    AnswerState.NOT_ANSWERED,
)


def best_state(states: Iterable[str]) -> AnswerState | None:
    """The best of what the replies say to one question; None where no reply was judged."""
    given = set(states)
    return next((state for state in BEST_FIRST if state in given), None)


def tally(states: Iterable[str]) -> list[tuple[AnswerState, int]]:
    """How many of each state there are, in the order of the vocabulary; none that has no row."""
    counts = Counter(states)
    return [(state, counts[state]) for state in AnswerState if counts[state]]
