"""The file of States: complete, without contradictions, and as its sources say."""

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import pytest

from parties.reference_data import state_records
from parties.state_names import code_of_state

STATES = {state.code: state for state in state_records().states}
LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")


def test_regional_groups_have_the_size_of_the_general_assemblys_lists() -> None:
    members = [state for state in STATES.values() if state.status == "member"]
    assert Counter(state.regional_group for state in members) == {
        "africa": 54,
        "asia_pacific": 54,
        "eastern_europe": 23,
        "grulac": 33,
        "weog": 29,
    }


@pytest.mark.parametrize("code", sorted(STATES))
def test_each_state_has_one_name_a_day_in_each_language(code: str) -> None:
    for language in LANGUAGES:
        names = [name for name in STATES[code].names if name.language == language]
        assert names[0].valid_from is None
        assert names[-1].valid_to is None
        for earlier, later in pairwise(names):
            assert earlier.valid_to is not None
            assert later.valid_from == earlier.valid_to + timedelta(days=1)


@pytest.mark.parametrize("code", sorted(STATES))
def test_every_known_name_leads_back_to_its_own_state(code: str) -> None:
    state = STATES[code]
    names = [*(name.name for name in state.names), *state.other_names, *state.acronyms]
    assert {name: code_of_state(name) for name in names} == dict.fromkeys(names, code)


@pytest.mark.parametrize(
    ("code", "facts"),
    [
        ("CHE", ("CH", date(2002, 9, 10), "weog", "Europe", "Western Europe")),
        ("KIR", ("KI", date(1999, 9, 14), "asia_pacific", "Oceania", "Micronesia")),
        ("ISR", ("IL", date(1949, 5, 11), "weog", "Asia", "Western Asia")),
        ("SSD", ("SS", date(2011, 7, 14), "africa", "Africa", "Sub-Saharan Africa")),
        (
            "MEX",
            ("MX", date(1945, 11, 7), "grulac", "Americas", "Latin America and the Caribbean"),
        ),
    ],
)
def test_facts_of_some_states(code: str, facts: tuple[str, date, str, str, str]) -> None:
    state = STATES[code]
    assert (
        state.alpha2,
        state.since,
        state.regional_group,
        state.region,
        state.subregion,
    ) == facts


def test_only_the_observers_are_not_members() -> None:
    assert {s.code for s in STATES.values() if s.status != "member"} == {"PSE", "VAT"}
