"""What the buttons of a draft do with what is on its form, before it is saved."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from communications.enums import Slot
from communications.rules.question_outline import LONGEST_TEXT, OutlineError
from communications.services.draft_rows import ChosenWords, DraftDetails

from .letter_forms import DraftForm
from .outline_rows import (
    PART,
    QUESTION,
    Row,
    end_of_question,
    labelled,
    moved,
    taken_out,
)


@dataclass(frozen=True, slots=True)
class Done:
    """What is to be saved, and how the page goes on.

    `anchor` is where on it; `blank` is the place and level of an empty row to be offered; `taken`
    holds what was taken out of the questions, with its place, so that it can be put back.
    """

    details: DraftDetails
    anchor: str = ""
    blank: tuple[int, int] | None = None
    taken: str = ""
    query: dict[str, str] = field(default_factory=dict)


def done(form: DraftForm, button: str) -> Done:
    """What the valid `form` says after the act of its `button`, such as "row-up:3".

    A button that the form does not have, or a row that is not there, changes nothing. Raises
    OutlineError where a move would make the questions too many.
    """
    if not button and form.data.get("provision"):
        button = "annex-find"  # the Enter key in the box of the search
    act, _colon, argument = button.partition(":")
    made = _ACTS.get(act)
    try:
        return made(form, argument) if made else Done(form.details())
    except OutlineError:
        raise
    except (IndexError, KeyError, TypeError, ValueError):
        return Done(form.details())


def _move(act: str) -> Callable[[DraftForm, str], Done]:
    def move(form: DraftForm, argument: str) -> Done:
        rows, index = moved(form.rows, act, int(argument))
        return _with_rows(form, rows, _filled_before(rows, index))

    return move


def _filled_before(rows: list[Row], index: int) -> int:
    """Where the row stands once blank ones are gone."""
    return sum(bool(row.text.strip()) for row in rows[:index])


def _with_rows(form: DraftForm, rows: list[Row], index: int) -> Done:
    return Done(form.details(rows), anchor=f"question-{index}")


def _add_question(form: DraftForm, _argument: str) -> Done:
    end = _filled_before(form.rows, len(form.rows))
    return Done(form.details(), anchor="new-question", blank=(end, QUESTION))


def _add_part(form: DraftForm, argument: str) -> Done:
    end = end_of_question(form.rows, int(argument))
    return Done(form.details(), anchor="new-question", blank=(_filled_before(form.rows, end), PART))


def _delete(form: DraftForm, argument: str) -> Done:
    index = int(argument)
    rows, gone = taken_out(form.rows, index)
    kept = [[row.level, row.text] for row in gone if row.text.strip()]
    at = _filled_before(form.rows, index)
    taken = json.dumps({"at": at, "rows": kept}) if kept else ""
    return Done(form.details(rows), anchor="questions", taken=taken)


def _put_back(form: DraftForm, _argument: str) -> Done:
    sent = json.loads(form.data.get("taken", "{}"))
    at = int(sent["at"])
    back = [
        Row(str(text)[:LONGEST_TEXT], PART if level == PART else QUESTION)
        for level, text in sent["rows"]
    ]
    rows = [row for row in form.rows if row.text.strip()]
    if not 0 <= at <= len(rows):
        raise IndexError(at)
    return _with_rows(form, labelled([*rows[:at], *back, *rows[at:]]), at)


def _annexed(form: DraftForm, annex: list[int], query: dict[str, str] | None = None) -> Done:
    details = replace(form.details(), annex=tuple(annex))
    return Done(details, anchor="annex", query=query or {})


def _annex_shift(step: int) -> Callable[[DraftForm, str], Done]:
    def shift(form: DraftForm, argument: str) -> Done:
        annex, index = list(form.annex), int(argument)
        key = annex.pop(index)
        annex.insert(max(index + step, 0), key)
        return _annexed(form, annex)

    return shift


def _annex_remove(form: DraftForm, argument: str) -> Done:
    return _annexed(form, [key for key in form.annex if key != int(argument)])


def _annex_add(form: DraftForm, argument: str) -> Done:
    return _annexed(form, [*form.annex, int(argument)], query=_sought(form))


def _find(form: DraftForm, _argument: str) -> Done:
    return Done(form.details(), anchor="annex", query=_sought(form))


def _sought(form: DraftForm) -> dict[str, str]:
    return {"provision": form.data.get("provision", "")[:100]}


def _renew(form: DraftForm, argument: str) -> Done:
    slot = Slot(argument)
    details = form.details()
    words = details.paragraphs[slot]
    paragraphs = {**details.paragraphs, slot: ChosenWords(form.known[slot].pk, words.own_text)}
    return Done(replace(details, paragraphs=paragraphs), anchor=f"slot-{slot}")


_ACTS: dict[str, Callable[[DraftForm, str], Done]] = {
    **{f"row-{act}": _move(act) for act in ("up", "down", "nest", "lift")},
    "row-delete": _delete,
    "row-add-part": _add_part,
    "row-add": _add_question,
    "row-put-back": _put_back,
    "annex-up": _annex_shift(-1),
    "annex-down": _annex_shift(1),
    "annex-remove": _annex_remove,
    "annex-add": _annex_add,
    "annex-find": _find,
    "renew": _renew,
}
