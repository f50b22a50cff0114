"""What reaches the desks of the demonstration: well-formed, and with something of everything."""

from __future__ import annotations

from datetime import date

import pytest

from cases.enums import Channel, Criterion, DatePrecision
from cases.rules.file_types import content_type_of
from cases.rules.titles import names_in_title
from parties.state_names import states_named_in
from reporting.demo.received import LETTER, Received, all_received
from reporting.demo.staff import DESKS

ALL = all_received()
each_received = pytest.mark.parametrize("each", ALL, ids=lambda each: each.key)


def test_six_reach_each_of_the_four_desks() -> None:
    assert len(ALL) == 24
    assert [sum(each.desk == desk for each in ALL) for desk in DESKS] == [6, 6, 6, 6]


def test_they_come_in_every_way_in_four_languages_and_some_are_urgent() -> None:
    assert {each.channel for each in ALL} == set(Channel.values)
    assert {each.language for each in ALL} == {"en", "fr", "es", "ar"}
    assert {each.precision for each in ALL} == set(DatePrecision.values)
    assert sum(each.urgent for each in ALL) == 3


def test_the_day_is_counted_back_from_today() -> None:
    levee = next(each for each in ALL if each.key == "levee")
    assert levee.received_on(date(2026, 3, 1)) == date(2026, 2, 27)


@each_received
def test_nobody_is_named_in_a_title(each: Received) -> None:
    assert names_in_title(each.title, each.persons) == []
    assert names_in_title(each.case_title, each.persons) == []


@each_received
def test_no_text_names_a_real_state(each: Received) -> None:
    assert states_named_in(f"{each.title} {each.text} {each.place}") == []


@each_received
def test_its_files_are_of_a_type_that_is_accepted(each: Received) -> None:
    types = {content_type_of(text.encode()) for text in each.files.values()}
    assert types <= {"text/plain"}


@each_received
def test_what_is_judged_are_criteria_and_whatever_is_not_met_has_a_reason(each: Received) -> None:
    assert {*each.met, *each.unmet} <= set(Criterion.values)
    assert not set(each.met) & set(each.unmet)
    assert all(each.unmet.values())


def test_a_case_is_joined_only_after_it_was_opened() -> None:
    by_key = {each.key: each for each in ALL}
    joining = [each for each in ALL if each.joins and each.joins != LETTER]
    assert joining
    for each in joining:
        assert by_key[each.joins].outcome == "opened"
        assert by_key[each.joins].ago - each.ago > 3


def test_sources_can_be_reached_at_invented_addresses_only() -> None:
    words = " ".join(each.source.get("contact", "") for each in ALL).split()
    addresses = [word for word in words if "@" in word]
    assert addresses
    assert all(address.endswith(".example") for address in addresses)
