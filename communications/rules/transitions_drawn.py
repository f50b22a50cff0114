"""The table of acts as a page for people: `docs/transitions.md`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.utils import translation

from communications.enums import Stage
from parties.enums import Role

from .transitions import Transition

_BEGINNING = """# What may be done with a letter

Every act on a letter goes through one table, `communications/rules/transitions.py`: which buttons a page shows, who may do an act, where
it leads. This page is drawn from it by `manage.py draw_transitions`; `make check` fails where the two differ.

The stage says how far a letter has come. Its phase (awaiting, overdue, answered, ...) is another thing: it follows from days.
"""


def drawn(table: Iterable[Transition]) -> str:
    """The page in Markdown, in English: a diagram of the stages, all acts, who does what."""
    rows = list(table)
    with translation.override("en"):
        parts = [
            _BEGINNING,
            "## The stages\n",
            _fenced("mermaid", _diagram(rows)),
            "## The acts\n",
            "An act without a new stage leaves the letter where it is.\n",
            _table(["stage", "act", "who", "what must hold", "new stage"], _acts(rows)),
            "## Who does what\n",
            _table(["stage", *(str(role.label) for role in _doers(rows))], _roles(rows)),
        ]
    return "\n".join(parts)


def _diagram(rows: list[Transition]) -> Iterator[str]:
    yield "stateDiagram-v2"
    for stage in Stage:
        yield f'    state "{stage.label}" as {stage.value}'
    yield f"    [*] --> {Stage.DRAFT.value}"
    for row in rows:
        for stage in _stages_of(row):
            if row.to:
                yield f"    {stage.value} --> {row.to.value}: {row.act.label}"
    yield f"    {Stage.VOIDED.value} --> [*]"


def _acts(rows: list[Transition]) -> Iterator[list[str]]:
    for stage in Stage:
        for row in rows:
            if stage in row.stages:
                yield [
                    str(stage.label),
                    str(row.act.label),
                    _who(row),
                    "; ".join(str(guard.label) for guard in row.guards),
                    str(row.to.label) if row.to else "",
                ]


def _roles(rows: list[Transition]) -> Iterator[list[str]]:
    for stage in Stage:
        here = [row for row in rows if stage in row.stages]
        yield [
            str(stage.label),
            *(
                ", ".join(str(row.act.label) for row in here if role in row.roles)
                for role in _doers(rows)
            ),
        ]


def _doers(rows: list[Transition]) -> list[Role]:
    return [role for role in Role if any(role in row.roles for row in rows)]


def _who(row: Transition) -> str:
    roles = [str(role.label) for role in Role if role in row.roles]
    return ", ".join(roles) or "the system itself"


def _stages_of(row: Transition) -> list[Stage]:
    return [stage for stage in Stage if stage in row.stages]


def _table(head: list[str], rows: Iterable[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def _fenced(language: str, lines: Iterable[str]) -> str:
    return "\n".join([f"```{language}", *lines, "```\n"])
