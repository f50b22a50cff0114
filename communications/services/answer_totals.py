"""How far a letter is answered, question by question, over all its replies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from communications.enums import AnswerState
from communications.models import Answer, Communication
from communications.rules.answers import best_state, tally
from parties.models import User

Tally = list[tuple[AnswerState, int]]


@dataclass(frozen=True, slots=True)
class AnswerTotals:
    """`best` by the key of the question or part: the best state over the replies.

    `of_letter` counts those; `of_replies` counts the states of each reply, by its key. What was not
    judged is in none of them.
    """

    best: Mapping[int, AnswerState]
    of_letter: Tally
    of_replies: Mapping[int, Tally]


def answer_totals(communication: Communication, *, user: User) -> AnswerTotals:
    """What the judged answers to the letter come to, in one query; empty where `user` sees none."""
    rows = Answer.objects.visible_to(user).filter(reply__communication=communication)
    by_question: dict[int, list[str]] = defaultdict(list)
    by_reply: dict[int, list[str]] = defaultdict(list)
    for question, reply, state in rows.order_by("pk").values_list("question", "reply", "state"):
        by_question[question].append(state)
        by_reply[reply].append(state)
    found = {question: best_state(states) for question, states in by_question.items()}
    best = {question: state for question, state in found.items() if state}
    return AnswerTotals(
        best=best,
        of_letter=tally(best.values()),
        of_replies={reply: tally(states) for reply, states in by_reply.items()},
    )
