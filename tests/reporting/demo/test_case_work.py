from __future__ import annotations

import pytest

from cases.enums import AgeGroup, PerpetratorKind, PersonRole, Right
from reporting.demo.case_work import known
from reporting.demo.texts import situations


def test_something_is_known_of_the_cases_of_every_situation() -> None:
    assert known().keys() == situations().keys()


@pytest.mark.parametrize("key", sorted(situations()))
def test_what_is_known_is_in_words_of_the_vocabularies(key: str) -> None:
    about = known()[key]
    assert about["rights"]
    assert set(about["rights"]) <= set(Right.values)
    assert {role for role, _ in about["persons"]} <= set(PersonRole.values)
    assert {age_group for _, age_group in about["persons"]} <= set(AgeGroup.values)
    assert about.get("perpetrator", ["unknown"])[0] in PerpetratorKind.values


@pytest.mark.parametrize("key", sorted(situations()))
def test_every_person_of_a_situation_is_described(key: str) -> None:
    assert len(known()[key]["persons"]) == len(situations()[key].persons)
