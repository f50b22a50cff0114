"""The sentences of the letters: complete, in three languages, and about no real place."""

from __future__ import annotations

from string import Formatter

import pytest

from parties.state_names import states_named_in
from reporting.demo.cast import actors
from reporting.demo.texts import LANGUAGES, Telling, formulas, names, situations

SLOTS = {"a", "A", "b", "B", "town", "group", "company", "day1", "day2", "day3", "n", "m", "year"}
TOLD = [
    (situation.key, language, form)
    for situation in situations().values()
    for language in LANGUAGES
    for form in situation.forms
]


def _texts(telling: Telling) -> list[str]:
    questions = [
        text
        for question in telling.questions
        for text in ([question] if isinstance(question, str) else question)
    ]
    return [
        telling.title,
        telling.subject,
        *telling.persons,
        *telling.facts,
        *telling.concerns,
        *questions,
    ]


@pytest.mark.parametrize(("key", "language", "form"), TOLD)
def test_every_slot_of_a_situation_can_be_filled(key: str, language: str, form: str) -> None:
    telling = situations()[key].told(language, form)
    used = {slot for text in _texts(telling) for _, slot, _, _ in Formatter().parse(text) if slot}
    persons = situations()[key].persons
    fillable = SLOTS - ({"a", "A", "b", "B"} if not persons else set())
    fillable -= {"b", "B"} if len(persons) < 2 else set()
    assert used <= fillable
    assert "company" not in used or situations()[key].companies


@pytest.mark.parametrize(("key", "language", "form"), TOLD)
def test_every_situation_is_told_whole(key: str, language: str, form: str) -> None:
    telling = situations()[key].told(language, form)
    assert len(telling.facts) >= 3
    assert len(telling.concerns) >= 2
    assert len(telling.questions) >= 3
    assert any(isinstance(question, list) for question in telling.questions)


@pytest.mark.parametrize(("key", "language", "form"), TOLD)
def test_no_situation_names_a_real_state(key: str, language: str, form: str) -> None:
    telling = situations()[key].told(language, form)
    assert [code for text in _texts(telling) for code in states_named_in(text)] == []


@pytest.mark.parametrize(("key", "language", "form"), TOLD)
def test_no_title_of_a_case_names_a_person(key: str, language: str, form: str) -> None:
    title = situations()[key].told(language, form).title
    assert not {"a", "A", "b", "B"} & {slot for _, slot, _, _ in Formatter().parse(title)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_paragraph_of_an_annex_is_there(language: str) -> None:
    wanted = {key for situation in situations().values() for key in situation.annex}
    assert all(formulas(language).lines("annex", key) for key in wanted)


def test_the_formulas_of_all_languages_have_the_same_keys() -> None:
    assert formulas("fr").content.keys() == formulas("en").content.keys()
    assert formulas("es").content.keys() == formulas("en").content.keys()


def test_every_situation_for_companies_has_some() -> None:
    for situation in situations().values():
        assert set(situation.companies) <= actors().keys()
        assert situation.companies or situation.forms == ("state",)


def test_no_invented_town_is_a_state() -> None:
    assert [code for town in names()["towns"] for code in states_named_in(town)] == []
