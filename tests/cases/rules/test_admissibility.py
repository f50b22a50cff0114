"""The five criteria of article 9: admissible only when each is met."""

from __future__ import annotations

import pytest

from cases.enums import Criterion
from cases.rules.admissibility import is_admissible, unanswered

ALL_MET = {
    "not_unfounded": True,
    "factual": True,
    "not_abusive": True,
    "reliable": True,
    "not_media_only": True,
}


def test_there_are_five_criteria_in_the_order_of_article_9() -> None:
    assert [criterion.value for criterion in Criterion] == list(ALL_MET)


def test_information_that_meets_all_five_is_admissible() -> None:
    assert is_admissible(ALL_MET) is True


@pytest.mark.parametrize("criterion", list(ALL_MET))
def test_one_criterion_that_is_not_met_is_enough_to_refuse(criterion: str) -> None:
    assert is_admissible(ALL_MET | {criterion: False}) is False


@pytest.mark.parametrize("criterion", list(ALL_MET))
def test_one_criterion_that_nobody_judged_leaves_it_open(criterion: str) -> None:
    answers = {each: met for each, met in ALL_MET.items() if each != criterion}
    assert is_admissible(answers) is None
    assert unanswered(answers) == [Criterion(criterion)]


def test_a_criterion_that_is_not_met_decides_before_the_others_are_judged() -> None:
    assert is_admissible({"factual": False}) is False


def test_nothing_is_admissible_before_anybody_looked() -> None:
    assert is_admissible({}) is None
    assert len(unanswered({})) == 5
