"""The page that shows the table of acts: a diagram, every act, what each role does."""

from __future__ import annotations

from django.utils import translation

from communications.enums import Act, Guard, Stage
from communications.rules.transitions import Transition
from communications.rules.transitions_drawn import drawn
from parties.enums import Role

TABLE = [
    Transition(
        Act.SEND,
        frozenset({Stage.CLEARED, Stage.DRAFT}),
        frozenset({Role.SUPERVISOR, Role.DESK_OFFICER}),
        Stage.SENT,
        (Guard.READY_TO_SEND, Guard.HAS_MANDATES),
    ),
    Transition(Act.CLEAR, frozenset({Stage.DRAFT}), frozenset(), Stage.CLEARED),
    Transition(Act.COMMENT, frozenset({Stage.SENT}), frozenset({Role.SUPERVISOR})),
]


def test_the_diagram_shows_every_stage_and_every_way():
    _, diagram, _ = drawn(TABLE).split("```")
    assert diagram.splitlines() == [
        "mermaid",
        "stateDiagram-v2",
        '    state "Draft" as draft',
        '    state "In sign-off" as in_sign_off',
        '    state "Cleared" as cleared',
        '    state "Sent" as sent',
        '    state "Voided" as voided',
        '    state "Dropped" as dropped',
        "    [*] --> draft",
        "    draft --> sent: Send",
        "    cleared --> sent: Send",
        "    draft --> cleared: Clear",
        "    voided --> [*]",
    ]


def test_each_act_stands_once_for_each_stage_with_roles_and_guards():
    page = drawn(TABLE)
    must_hold = "no blocker stands in the way of sending; at least one mandate signs"
    assert f"| Draft | Send | Desk officer, Supervisor | {must_hold} | Sent |\n" in page
    assert f"| Cleared | Send | Desk officer, Supervisor | {must_hold} | Sent |\n" in page
    assert "| Draft | Clear | the system itself |  | Cleared |\n" in page
    assert "| Sent | Comment | Supervisor |  |  |\n" in page


def test_each_role_that_does_anything_has_a_column():
    who_does_what = drawn(TABLE).split("## Who does what\n")[1]
    assert who_does_what.splitlines()[1:] == [
        "| stage | Desk officer | Supervisor |",
        "| --- | --- | --- |",
        "| Draft | Send | Send |",
        "| In sign-off |  |  |",
        "| Cleared | Send | Send |",
        "| Sent |  | Comment |",
        "| Voided |  |  |",
        "| Dropped |  |  |",
    ]


def test_the_page_is_in_english_whoever_draws_it():
    english = drawn(TABLE)
    with translation.override("fr"):
        assert drawn(TABLE) == english
