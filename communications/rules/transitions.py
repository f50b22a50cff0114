"""The one table of what may be done with a letter: stage, act, who, guards, new stage.

Buttons, permission and change read it; `docs/transitions.md` is drawn from it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from communications.enums import Act, Guard, Stage
from parties.enums import Role


@dataclass(frozen=True, slots=True)
class Transition:
    """`act` may be done in each of `stages` by each of `roles` where all `guards` hold.

    `to` is the stage it leads to, None where the letter stays in its stage. No role at all means
    that the system does it, in the act of a person that completes what was missing.
    """

    act: Act
    stages: frozenset[Stage]
    roles: frozenset[Role]
    to: Stage | None = None
    guards: tuple[Guard, ...] = ()


_SECRETARIAT = frozenset({Role.DESK_OFFICER, Role.SUPERVISOR})
_SUPERVISOR = frozenset({Role.SUPERVISOR})
_OFFICE = frozenset({Role.MANDATE_OFFICE})
_SYSTEM: frozenset[Role] = frozenset()


def _row(
    act: Act,
    stages: Iterable[Stage],
    roles: frozenset[Role],
    to: Stage | None = None,
    *guards: Guard,
) -> Transition:
    return Transition(act, frozenset(stages), roles, to, guards)


TRANSITIONS: tuple[Transition, ...] = (
    _row(Act.EDIT, [Stage.DRAFT], _SECRETARIAT),
    _row(
        Act.CIRCULATE,
        [Stage.DRAFT],
        _SECRETARIAT,
        Stage.IN_SIGN_OFF,
        Guard.TEXT_IS_WHOLE,
        Guard.HAS_MANDATES,
    ),
    _row(Act.COMMENT, [Stage.IN_SIGN_OFF], _SECRETARIAT | _OFFICE),
    _row(Act.SIGN, [Stage.IN_SIGN_OFF], _OFFICE, None, Guard.IS_ASKED),
    _row(Act.ASK_CHANGES, [Stage.IN_SIGN_OFF], _OFFICE, None, Guard.IS_ASKED, Guard.HAS_REASON),
    _row(Act.DECLINE, [Stage.IN_SIGN_OFF], _OFFICE, None, Guard.IS_ASKED),
    _row(Act.REMIND, [Stage.IN_SIGN_OFF], _SECRETARIAT),
    _row(
        Act.CLEAR,
        [Stage.IN_SIGN_OFF],
        _SYSTEM,
        Stage.CLEARED,
        Guard.HAS_MANDATES,
        Guard.ALL_SIGNED,
    ),
    _row(Act.TAKE_BACK, [Stage.IN_SIGN_OFF, Stage.CLEARED], _SECRETARIAT, Stage.DRAFT),
    _row(Act.SEND, [Stage.CLEARED], _SUPERVISOR, Stage.SENT, Guard.READY_TO_SEND),
    _row(Act.RECORD_DELIVERY, [Stage.SENT], _SECRETARIAT),
    _row(Act.REGISTER_REPLY, [Stage.SENT], _SECRETARIAT),
    _row(Act.JUDGE_ANSWERS, [Stage.SENT], _SECRETARIAT),
    _row(Act.RECORD_COMMITMENT, [Stage.SENT], _SECRETARIAT),
    _row(Act.EXTEND, [Stage.SENT], _SECRETARIAT, None, Guard.HAS_REASON),
    _row(Act.CLOSE, [Stage.SENT], _SECRETARIAT, None, Guard.HAS_REASON),
    _row(Act.REOPEN, [Stage.SENT], _SECRETARIAT, None, Guard.HAS_REASON),
    _row(Act.VOID, [Stage.SENT], _SUPERVISOR, Stage.VOIDED, Guard.HAS_REASON),
    _row(Act.DROP, [Stage.DRAFT], _SECRETARIAT, Stage.DROPPED, Guard.HAS_REASON),
    _row(Act.REVIVE, [Stage.DROPPED], _SECRETARIAT, Stage.DRAFT),
)


@cache
def _by_act_and_stage() -> dict[tuple[Act, Stage], Transition]:
    return {(row.act, stage): row for row in TRANSITIONS for stage in row.stages}


def transition(act: Act, stage: Stage) -> Transition | None:
    """The row for `act` in `stage`; None where the act has no place there."""
    return _by_act_and_stage().get((act, stage))


def acts_of(role: str, stage: str) -> tuple[Act, ...]:
    """The acts that `role` may do with a letter in `stage`, in the order of the table.

    Whether the guards hold is another question: a button may be there and say what is missing.
    """
    return tuple(row.act for row in TRANSITIONS if stage in row.stages and role in row.roles)


def faults(table: Iterable[Transition]) -> list[str]:
    """What is wrong with the table, in words; empty for one that is sound.

    Sound: every act stands there, none twice for a stage, every stage but the first is reached,
    and only a voided letter stays as it is for ever.
    """
    rows = list(table)
    pairs = [(row.act, stage) for row in rows for stage in row.stages]
    reached = {row.to for row in rows} | {Stage.DRAFT}
    left = {stage for row in rows if row.to for stage in row.stages}
    return [
        *(f"{act.value}: has no row" for act in Act if act not in {row.act for row in rows}),
        *(f"{act.value}: stands twice for {stage.value}" for act, stage in _twice(pairs)),
        *(f"{stage.value}: no act leads there" for stage in Stage if stage not in reached),
        *(
            f"{stage.value}: no act leads out of it"
            for stage in Stage
            if stage not in left and stage != Stage.VOIDED
        ),
        *(
            f"{row.act.value}: leads from {row.to} to itself"
            for row in rows
            if row.to in row.stages
        ),
    ]


def _twice(pairs: list[tuple[Act, Stage]]) -> list[tuple[Act, Stage]]:
    return sorted({pair for pair in pairs if pairs.count(pair) > 1})
