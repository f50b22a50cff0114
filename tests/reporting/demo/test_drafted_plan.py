"""The scripts of drafted letters: every state, every desk, every language; possible on any day."""

from __future__ import annotations

from datetime import date

import pytest

from parties.reference_data import mandate_records
from parties.state_names import states_named_in
from reporting.demo.cast import actors
from reporting.demo.drafted import (
    AskChanges,
    Circulate,
    Comment,
    Decline,
    Drafted,
    Drop,
    PlannedSet,
    Send,
    Share,
    Step,
)
from reporting.demo.drafted_plan import DRAFTED, numbers_taken
from reporting.demo.drafted_words import Writing
from reporting.demo.folder import OFFICE_OF
from reporting.demo.planning import FEWEST_LETTERS, make_plan
from reporting.demo.texts import formulas, situations

TODAY = date(2026, 11, 23)
PLAN = make_plan(today=TODAY, count=FEWEST_LETTERS, seed=1)
each_set = pytest.mark.parametrize("planned", PLAN.sets, ids=lambda each: each.drafted.key)
each_drafted = pytest.mark.parametrize("drafted", DRAFTED, ids=lambda each: each.key)


def _set(key: str) -> PlannedSet:
    return next(each for each in PLAN.sets if each.drafted.key == key)


@each_drafted
def test_a_script_goes_on_from_day_to_day_and_ends_before_today(drafted: Drafted) -> None:
    days = [step.ago for step in drafted.script]
    assert days == sorted(days, reverse=True)
    assert days[-1] >= 1


@each_drafted
def test_only_mandates_with_an_office_are_asked(drafted: Drafted) -> None:
    assert set(drafted.mandates) <= set(OFFICE_OF)
    assert set(drafted.mandates) <= set(situations()[drafted.situation].mandates)


@each_drafted
def test_it_goes_to_whom_the_situation_suits(drafted: Drafted) -> None:
    situation = situations()[drafted.situation]
    own = {record.code[3:] for record in mandate_records() if record.scope == "country"}
    companies = [to for to in drafted.to if to in actors()]
    assert drafted.type in situation.types
    assert set(companies) <= set(situation.companies)
    assert not own & set(drafted.to)
    if len(drafted.to) > 1:
        assert actors()[companies[0]].home == drafted.to[1]


def test_they_are_in_three_languages_and_some_are_parallel() -> None:
    assert {each.language for each in PLAN.sets} == {"en", "fr", "es"}
    assert [len(each.to) for each in PLAN.sets].count(3) == 6
    assert sum(len(each.to) for each in PLAN.sets) == 38


@each_set
def test_all_letters_of_a_set_are_in_its_language(planned: PlannedSet) -> None:
    assert {to.language for to in planned.to} == {planned.language}


@each_set
def test_what_is_alleged_happened_before_the_letters_were_begun(planned: PlannedSet) -> None:
    assert planned.matter.days[-1] < date(2026, 11, 20)
    assert list(planned.matter.days) == sorted(planned.matter.days)


def test_a_letter_on_the_same_facts_is_about_the_same_case() -> None:
    earlier, later = _set("voided for another prison"), _set("cleared with blockers")
    assert later.matter == earlier.matter


@each_set
@pytest.mark.parametrize("share", list(Share))
def test_every_text_can_be_filled_and_names_no_real_state(
    planned: PlannedSet, share: Share
) -> None:
    writing = Writing(planned, share, signing=2)
    shared = writing.shared()
    asked = [question for to in planned.to for question in writing.questions(to)]
    texts = [shared.subject, shared.introduction, shared.facts, shared.concerns]
    texts += [text for question in asked for text in (question.text, *question.parts)]
    assert shared.subject
    assert not [text for text in texts if set("{}*") & set(text)]
    assert [code for text in texts for code in states_named_in(text)] == []


@each_set
def test_every_letter_says_that_it_is_fictional(planned: PlannedSet) -> None:
    for share in Share:
        for to in planned.to:
            words = Writing(planned, share, signing=2).own_paragraphs(to)
            assert formulas(planned.language).word("fiction") in words


def test_a_text_grows_from_half_to_whole_and_says_more_when_it_is_written_anew() -> None:
    half, whole, anew = (Writing(_set("taken back"), share, 4).shared() for share in Share)
    assert half.concerns == ""
    assert len(half.facts) < len(whole.facts)
    assert whole.concerns.startswith("Notre préoccupation porte sur la poursuite des travaux")
    assert anew.facts != whole.facts
    assert anew.concerns.endswith("ne devraient en subir aucun préjudice.")


def test_company_home_and_host_are_spoken_to_each_in_its_own_way() -> None:
    planned = _set("sent to three")
    writing = Writing(planned, Share.WHOLE, signing=4)
    company, home, host = (writing.own_paragraphs(to) for to in planned.to)
    assert company.startswith("Under the Guiding Principles on Business and Human Rights")
    assert "domiciled in its jurisdiction" in home
    assert "within their territory by third parties" in host
    assert writing.salutation(planned.to[0]) == "Dear Ms. Pellimore"
    assert writing.salutation(planned.to[1]) == "Excellency"


def test_letters_that_are_sent_take_the_numbers_after_those_of_their_day() -> None:
    assert sorted(numbers_taken([_set("sent to three")], TODAY)) == [
        (date(2026, 11, 16), "CAN"),
        (date(2026, 11, 16), "GUY"),
        (date(2026, 11, 16), "OTH"),
    ]


@pytest.mark.parametrize("words", [Comment, AskChanges, Decline, Drop, Circulate])
def test_nobody_is_named_in_what_people_say_about_a_letter(words: type[Step]) -> None:
    said = [
        str(getattr(step, name, ""))
        for each in DRAFTED
        for step in each.script
        if isinstance(step, words)
        for name in ("text", "reason", "message")
    ]
    names = [name for each in PLAN.sets for name in each.matter.persons]
    assert any(said)
    assert not [name for name in names for text in said if name.split()[-1] in text]


def test_some_are_sent_and_nothing_is_sent_twice() -> None:
    sends = [[s for s in each.script if isinstance(s, Send)] for each in DRAFTED]
    assert {len(each) for each in sends} == {0, 1}
    assert sum(map(len, sends)) == 7


@pytest.mark.parametrize("today", [date(2026, 1, 2), date(2028, 2, 29), date(2031, 8, 16)])
def test_the_same_is_planned_for_any_day(today: date) -> None:
    plan = make_plan(today=today, count=FEWEST_LETTERS, seed=1)
    assert [each.drafted for each in plan.sets] == list(DRAFTED)
