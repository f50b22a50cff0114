"""The table of acts: who may do what with a letter in which stage, written out once more by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.core.checks import run_checks

from communications import checks
from communications.enums import Act, Guard, Stage
from communications.rules.transitions import (
    TRANSITIONS,
    Transition,
    acts_of,
    faults,
    transition,
)
from parties.enums import Role

ROLES = ("desk_officer", "supervisor", "mandate_office", "auditor", "administrator")

# Stage: for each role that does anything there, its acts.
PERMITTED: dict[str, dict[str, set[str]]] = {
    "draft": {
        "desk_officer": {"edit", "circulate", "drop"},
        "supervisor": {"edit", "circulate", "drop"},
    },
    "dropped": {
        "desk_officer": {"revive"},
        "supervisor": {"revive"},
    },
    "in_sign_off": {
        "desk_officer": {"comment", "remind", "take_back"},
        "supervisor": {"comment", "remind", "take_back"},
        "mandate_office": {"comment", "sign", "ask_changes", "decline"},
    },
    "cleared": {
        "desk_officer": {"take_back"},
        "supervisor": {"take_back", "send"},
    },
    "sent": {
        "desk_officer": {
            "record_delivery",
            "register_reply",
            "judge_answers",
            "record_commitment",
            "extend",
            "close",
            "reopen",
        },
        "supervisor": {
            "record_delivery",
            "register_reply",
            "judge_answers",
            "record_commitment",
            "extend",
            "close",
            "reopen",
            "void",
        },
    },
    "voided": {},
}

# Where acts lead. An act that is not here leaves the letter in its stage.
MOVES = {
    ("circulate", "draft"): "in_sign_off",
    ("clear", "in_sign_off"): "cleared",
    ("take_back", "in_sign_off"): "draft",
    ("take_back", "cleared"): "draft",
    ("send", "cleared"): "sent",
    ("void", "sent"): "voided",
    ("drop", "draft"): "dropped",
    ("revive", "dropped"): "draft",
}

GUARDS = {
    "circulate": {"text_is_whole", "has_mandates"},
    "sign": {"is_asked"},
    "ask_changes": {"is_asked", "has_reason"},
    "decline": {"is_asked"},
    "clear": {"has_mandates", "all_signed"},
    "send": {"ready_to_send"},
    "extend": {"has_reason"},
    "close": {"has_reason"},
    "reopen": {"has_reason"},
    "void": {"has_reason"},
    "drop": {"has_reason"},
}


def test_every_stage_and_role_of_the_vocabulary_is_written_out_here():
    assert set(PERMITTED) == set(Stage.values)
    assert set(ROLES) == set(Role.values)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("stage", PERMITTED)
def test_each_role_does_exactly_this_in_each_stage(stage, role):
    acts = acts_of(role, stage)
    assert set(acts) == PERMITTED[stage].get(role, set())
    assert len(acts) == len(set(acts))


@pytest.mark.parametrize("role", ["", "nobody", "DESK_OFFICER"])
def test_a_role_that_does_not_exist_does_nothing(role):
    assert [acts_of(role, stage) for stage in Stage] == [()] * len(Stage)


def test_acts_come_in_the_order_of_the_table():
    assert acts_of("desk_officer", "draft") == ("edit", "circulate", "drop")
    assert acts_of("mandate_office", "in_sign_off") == (
        "comment",
        "sign",
        "ask_changes",
        "decline",
    )


@pytest.mark.parametrize("stage", PERMITTED)
@pytest.mark.parametrize("act", Act.values)
def test_an_act_has_a_row_exactly_where_somebody_does_it(act, stage):
    row = transition(Act(act), Stage(stage))
    done_by = {role for role, acts in PERMITTED[stage].items() if act in acts}
    if (act, stage) == ("clear", "in_sign_off"):
        assert row is not None
        assert row.roles == frozenset()
    elif not done_by:
        assert row is None
    else:
        assert row is not None
        assert row.roles == done_by


@pytest.mark.parametrize("stage", PERMITTED)
@pytest.mark.parametrize("act", Act.values)
def test_where_an_act_leads(act, stage):
    row = transition(Act(act), Stage(stage))
    assert (row.to if row else None) == MOVES.get((act, stage))


@pytest.mark.parametrize("act", Act.values)
def test_what_must_hold_besides(act):
    (row,) = [row for row in TRANSITIONS if row.act == act]
    assert set(row.guards) == GUARDS.get(act, set())


def test_the_system_itself_only_clears():
    assert [row.act for row in TRANSITIONS if not row.roles] == [Act.CLEAR]


def test_every_guard_guards_something():
    assert {guard for row in TRANSITIONS for guard in row.guards} == set(Guard)


def test_the_table_is_sound():
    assert faults(TRANSITIONS) == []


def without(act: Act) -> list[Transition]:
    return [row for row in TRANSITIONS if row.act != act]


def changed(act: Act, **change: object) -> list[Transition]:
    return [replace(row, **change) if row.act == act else row for row in TRANSITIONS]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (without(Act.REMIND), ["remind: has no row"]),
        (
            [*TRANSITIONS, Transition(Act.EDIT, frozenset({Stage.DRAFT}), frozenset())],
            ["edit: stands twice for draft"],
        ),
        (changed(Act.CIRCULATE, to=None), ["in_sign_off: no act leads there"]),
        (
            changed(Act.CIRCULATE, to=Stage.DRAFT),
            ["in_sign_off: no act leads there", "circulate: leads from draft to itself"],
        ),
        (changed(Act.REVIVE, to=None), ["dropped: no act leads out of it"]),
        (
            without(Act.SEND),
            [
                "send: has no row",
                "sent: no act leads there",
            ],
        ),
        (
            without(Act.VOID),
            [
                "void: has no row",
                "voided: no act leads there",
                "sent: no act leads out of it",
            ],
        ),
    ],
    ids=["no row", "twice", "unreached", "to itself", "dead end", "no sending", "no voiding"],
)
def test_a_fault_is_told_in_words(table, expected):
    assert faults(table) == expected


def test_an_empty_table_lacks_everything():
    told = faults([])
    assert len(told) == len(Act) + (len(Stage) - 1) + (len(Stage) - 1)
    assert "draft: no act leads out of it" in told
    assert "draft: no act leads there" not in told
    assert "voided: no act leads out of it" not in told


def test_the_program_does_not_start_with_an_unsound_table(monkeypatch):
    monkeypatch.setattr(checks, "TRANSITIONS", tuple(without(Act.REMIND)))
    errors = [each for each in run_checks() if each.id == "communications.E001"]
    assert [(each.msg, each.level) for each in errors] == [("remind: has no row", 40)]


def test_the_check_says_nothing_of_the_table_as_it_is():
    assert [each for each in run_checks() if (each.id or "").startswith("communications.")] == []
