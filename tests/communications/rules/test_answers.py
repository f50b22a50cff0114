"""What several replies come to: the best state of a question, and how many of each there are."""

from __future__ import annotations

import pytest

from communications.rules.answers import best_state, tally


@pytest.mark.parametrize(
    ("states", "best"),
    [
        ([], None),
        (["not_answered"], "not_answered"),
        (["not_answered", "refused"], "refused"),
        (["refused", "partly", "not_answered"], "partly"),
        (["partly", "answered", "refused"], "answered"),
    ],
)
def test_the_best_of_what_the_replies_say_counts(states, best):
    assert best_state(states) == best


def test_states_are_counted_in_one_order_and_those_that_do_not_occur_are_left_out():
    assert tally(["refused", "answered", "not_answered", "answered"]) == [
        ("answered", 2),
        ("not_answered", 1),
        ("refused", 1),
    ]
    assert tally([]) == []
