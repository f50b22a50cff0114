from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import groupby

import pytest

from communications.enums import LetterType
from parties.reference_data import state_records
from reporting.demo.drafted_plan import numbers_taken
from reporting.demo.plan import Plan
from reporting.demo.planning import FEWEST_LETTERS, make_plan
from reporting.demo.story import PlannedLetter

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def plan() -> Plan:
    return make_plan(today=TODAY, count=120, seed=1)


def _recent(plan: Plan) -> list[PlannedLetter]:
    return [each for each in plan.letters if not each.manner.historic]


def test_a_plan_has_as_many_letters_as_were_asked_for(plan: Plan) -> None:
    assert len(plan.letters) == 120


def test_the_same_day_seed_and_count_give_the_same_plan(plan: Plan) -> None:
    assert make_plan(today=TODAY, count=120, seed=1) == plan


def test_another_seed_or_day_gives_another_plan(plan: Plan) -> None:
    assert make_plan(today=TODAY, count=120, seed=2) != plan
    assert make_plan(today=TODAY + timedelta(days=1), count=120, seed=1) != plan


def test_a_count_without_room_for_every_phase_is_refused() -> None:
    with pytest.raises(ValueError, match=f"at least {FEWEST_LETTERS} letters"):
        make_plan(today=TODAY, count=FEWEST_LETTERS - 1, seed=1)


@pytest.mark.parametrize("today", [date(2026, 1, 1), date(2028, 2, 29), date(2031, 8, 15)])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_plan_can_be_made_on_any_day_and_with_any_seed(today: date, seed: int) -> None:
    made = make_plan(today=today, count=FEWEST_LETTERS, seed=seed)
    assert len(made.letters) == FEWEST_LETTERS


def test_letters_are_of_every_type_language_and_kind_of_addressee(plan: Plan) -> None:
    kinds = {(each.type.value, each.addressee.form) for each in plan.letters}
    assert {("UA", "state"), ("AL", "state"), ("OL", "state")} <= kinds
    assert {("AL", "company"), ("OL", "body")} <= kinds
    for letter_type in LetterType:
        languages = {each.addressee.language for each in plan.letters if each.type == letter_type}
        assert languages == {"en", "fr", "es"}


def test_letters_are_signed_by_one_mandate_or_by_two_to_seven(plan: Plan) -> None:
    signing = Counter(len(each.mandates) for each in plan.letters)
    assert min(signing) == 1
    assert max(signing) <= 7
    assert sum(signing[size] for size in range(2, 8)) > signing[1]
    assert all(len(set(each.mandates)) == len(each.mandates) for each in plan.letters)


def test_each_series_runs_from_1_in_the_order_of_the_days(plan: Plan) -> None:
    taken = [(code, day.year, day, 0) for day, code in numbers_taken(plan.sets, TODAY)]
    assert ("NPL", 2026, date(2026, 11, 18), 0) in taken
    imported = [
        (each.addressee.code, each.day.year, each.day, each.number or 0) for each in _recent(plan)
    ]
    by_series = sorted([*imported, *taken], key=lambda row: (row[0], row[1], row[2], not row[3]))
    for _, series in groupby(by_series, key=lambda row: row[:2]):
        for place, (_code, _year, _day, number) in enumerate(series, start=1):
            assert number in (0, place)


def test_a_voided_letter_keeps_its_number(plan: Plan) -> None:
    voided = [each for each in plan.letters if each.fate.voided]
    assert voided
    assert all(each.number for each in voided)


def test_old_letters_keep_the_numbers_that_they_were_printed_with(plan: Plan) -> None:
    old = {str(each.reference) for each in plan.letters if each.manner.historic}
    assert old == {"AL SEN 3/2012", "AL FJI 5/2011", "AL CRI 1/2013"}


def test_letters_are_of_the_last_five_years(plan: Plan) -> None:
    assert all(date(2021, 11, 23) <= each.day < TODAY for each in _recent(plan))


def test_some_letters_fall_due_today_and_some_fell_due_yesterday(plan: Plan) -> None:
    due = Counter(each.due for each in plan.letters if each.manner.window)
    assert due[date(2026, 11, 23)] >= 2
    assert due[date(2026, 11, 22)] >= 1


def test_what_is_alleged_happened_before_the_letter(plan: Plan) -> None:
    for letter in plan.letters:
        first, second, third = letter.matter.days
        assert first < second < third < letter.day


def test_no_reply_comes_before_its_letter_or_after_today(plan: Plan) -> None:
    replies = [(each, reply) for each in plan.letters for reply in each.fate.replies]
    assert replies
    for letter, reply in replies:
        assert letter.day <= reply.dated_on <= reply.received_on <= TODAY


def test_some_letters_are_answered_twice_on_one_day(plan: Plan) -> None:
    assert any(
        len({reply.dated_on for reply in each.fate.replies}) < len(each.fate.replies)
        for each in plan.letters
    )


def test_a_follow_up_goes_to_the_same_addressee_later(plan: Plan) -> None:
    by_key = {each.key: each for each in plan.letters}
    pairs = [(each, by_key[each.follows]) for each in plan.letters if each.follows]
    assert pairs
    for later, earlier in pairs:
        assert later.addressee == earlier.addressee
        assert later.matter == earlier.matter
        assert later.day > earlier.day


def test_parallel_letters_go_to_a_company_its_home_state_and_another(plan: Plan) -> None:
    groups: dict[int, list[PlannedLetter]] = {}
    for letter in plan.letters:
        if letter.beside:
            groups.setdefault(letter.matter.case, []).append(letter)
    assert groups
    for letters in groups.values():
        company, home, host = letters
        assert company.addressee.actor is not None
        assert company.addressee.actor.home == home.addressee.code
        assert host.addressee.code not in ("OTH", home.addressee.code)
        assert {each.day for each in letters} == {company.day}


def test_states_of_every_region_are_written_to() -> None:
    plan = make_plan(today=TODAY, count=300, seed=1)
    codes = {each.addressee.code for each in plan.letters}
    regions = {state.ohchr_region for state in state_records().states if state.code in codes}
    assert len(codes) > 60
    assert regions == {
        "Africa",
        "Americas",
        "Asia and the Pacific",
        "Europe and Central Asia",
        "Middle East and North Africa",
    }


@pytest.mark.parametrize("seed", range(1, 9))
def test_no_state_with_a_mandate_of_its_own_is_written_to(seed: int) -> None:
    own = {"AFG", "BLR", "BDI", "KHM", "CAF", "PRK", "ERI", "IRN", "MLI", "MMR", "PSE", "RUS"}
    own |= {"SOM", "SYR"}
    plan = make_plan(today=TODAY, count=300, seed=seed)
    assert not own & {each.addressee.code for each in plan.letters}
