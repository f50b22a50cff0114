"""Which paragraphs are taken for one another written anew."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from communications.rules.likeness import most_alike

HOMES = "Ninety homes were cleared in one night."
RIVER = "The river was diverted to the mill."
SCHOOL = "Pupils of the upper village lost their school."


def test_much_alike_paragraphs_are_paired_in_order() -> None:
    new = ["Twenty homes were cleared in one day.", SCHOOL, "The river was diverted to a quarry."]
    assert most_alike([HOMES, RIVER], new) == [(0, 0), (1, 2)]


def test_paragraphs_that_share_few_words_are_not_paired() -> None:
    assert most_alike([HOMES], ["Two homes stood there; they were sold in May."]) == []


def test_pairs_never_cross() -> None:
    rewritten = HOMES.replace("Ninety", "All ninety")
    assert most_alike([HOMES, RIVER], [RIVER, rewritten]) == [(1, 0)]


def test_the_most_alike_of_several_is_taken() -> None:
    new = ["Ninety homes were cleared by day.", "Ninety homes were cleared in one night, then."]
    assert most_alike([HOMES], new) == [(0, 1)]


def test_texts_without_words_are_alike_to_none() -> None:
    assert most_alike(["…", ""], ["…", "—"]) == []
    assert most_alike([], [HOMES]) == most_alike([HOMES], []) == []


WORDS = st.sets(st.sampled_from(["homes", "river", "mill", "night", "school"]), max_size=4)
TEXTS = st.lists(WORDS, max_size=4)


def likeness(one: set[str], other: set[str]) -> float:
    share = 2 * len(one & other) / (len(one) + len(other) or 1)
    return share if share >= 0.5 else 0.0


def best_sum(old: list[set[str]], new: list[set[str]]) -> float:
    """The greatest sum of all ways to pair in order, each tried."""
    return max(
        sum(likeness(old[i], new[j]) for i, j in zip(rows, columns, strict=True))
        for many in range(min(len(old), len(new)) + 1)
        for rows in combinations(range(len(old)), many)
        for columns in combinations(range(len(new)), many)
    )


@settings(max_examples=300, deadline=None, derandomize=True)
@given(TEXTS, TEXTS)
def test_no_other_way_to_pair_in_order_is_more_alike(
    old: list[set[str]], new: list[set[str]]
) -> None:
    pairs = most_alike([" ".join(each) for each in old], [" ".join(each) for each in new])
    assert pairs == sorted(pairs)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    found = sum(likeness(old[i], new[j]) for i, j in pairs)
    assert abs(found - best_sum(old, new)) < 1e-9
    assert all(likeness(old[i], new[j]) for i, j in pairs)
