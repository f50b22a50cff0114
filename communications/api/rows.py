"""Shaping rows into answers. Pure: rows and a day in, JSON data out; `shapes.py` describes them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from communications.enums import AddresseeKind, ExtensionKind, Phase, WindowSource, WindowUnit
from communications.letter_text import LetterText
from communications.references import Reference
from communications.rules.explanation import explain_due_date, explain_publication_date
from communications.rules.extensions import ExtensionStep
from communications.rules.windows import Window, days_left

Row = Mapping[str, Any]

# While one of these holds, the days to the due day still mean something.
_COUNTING = frozenset({Phase.AWAITING, Phase.DUE_SOON, Phase.DUE_TODAY, Phase.OVERDUE})


def communication_item(
    row: Row, mandates: Sequence[Row], *, on: date, collection: str
) -> dict[str, Any]:
    """A communication as it stands in a list, on the day `on`.

    `collection`: the absolute address of the list, to which a letter's id is added.
    """
    due = row["extended_to"] or row["due_on"]
    return {
        "id": row["pk"],
        "url": f"{collection}{row['pk']}/",
        "reference": reference(row),
        "type": row["type"],
        "joint": len(mandates) > 1,
        "addressee": addressee(row),
        "mandates": [mandate(each) for each in mandates],
        "language": row["language"],
        "letter_date": row["letter_date"],
        "window": window(row),
        "due_on": due,
        "first_due_on": row["due_on"],
        "extended_to": row["extended_to"],
        "phase": row["phase"],
        "days_left": days_left(on, due) if row["phase"] in _COUNTING else None,
        "answered_on": row["answered_on"],
        "publishable_from": row["publishable_from"],
    }


def reference(row: Row) -> dict[str, Any]:
    """The reference and its parts."""
    parts = {name: row[name] for name in ("type", "code", "number", "year")}
    return {**parts, "text": str(Reference(**parts))}


def addressee(row: Row) -> dict[str, Any]:
    """Whom the letter is addressed to, by the name of the letter's own time."""
    kind = AddresseeKind.STATE if row["addressee_state"] else AddresseeKind.OTHER
    return {"kind": kind.value, "code": row["code"], "name": row["addressee_name"]}


def mandate(row: Row) -> dict[str, Any]:
    """A mandate and its title as the letter prints it; no code where the title was not known."""
    return {"code": row["code"], "short_name": row["short_name"], "title": row["title"]}


def window(row: Row) -> dict[str, Any]:
    """The reply window and where it comes from; value and unit are None where there is none."""
    return {
        "value": row["window_value"],
        "unit": row["window_unit"] or None,
        "source": row["window_source"],
    }


def explained_window(row: Row, extensions: Iterable[Row]) -> dict[str, Any]:
    """The reply window, its extensions and, step by step, how the due day was reached."""
    extended = [
        ExtensionStep(ExtensionKind(each["kind"]), each["happened_on"], each["until"])
        for each in extensions
    ]
    steps = explain_due_date(
        letter_date=row["letter_date"],
        dispatched_on=row["dispatched_on"],
        window=_span(row, "window"),
        source=WindowSource(row["window_source"]),
        rule_source=row["window_rule__source"] or "",
        due=row["due_on"],
        extensions=extended,
    )
    return {
        **window(row),
        "extensions": [
            {"kind": each.kind.value, "happened_on": each.happened_on, "until": each.until}
            for each in extended
        ],
        "steps": [step.as_json() for step in steps],
    }


def publication(row: Row) -> dict[str, Any]:
    """The publication delay and, step by step, how its first public day was reached."""
    delay = _span(row, "publication_delay")
    steps = explain_publication_date(
        letter_date=row["letter_date"],
        dispatched_on=row["dispatched_on"],
        delay=delay,
        publishable=row["publishable_from"],
        extended_to=row["extended_to"],
    )
    return {
        "delay": {"value": delay.value, "unit": delay.unit.value} if delay else None,
        "publishable_from": row["publishable_from"],
        "steps": [step.as_json() for step in steps],
    }


def _span(row: Row, name: str) -> Window | None:
    value = row[f"{name}_value"]
    return None if value is None else Window(value, WindowUnit(row[f"{name}_unit"]))


def letter(row: Row | None) -> dict[str, Any] | None:
    """The letter's text, block by block, and the version that it is."""
    if row is None:
        return None
    text = LetterText.from_json(row["content"])
    blocks = [
        {
            "part": block.part.value,
            "marker": block.marker,
            "text": block.text,
            "bold": [list(span) for span in block.bold],
        }
        for block in text.blocks
    ]
    return {"version": row["number"], "language": text.language, "blocks": blocks}


def questions(rows: Iterable[Row]) -> list[dict[str, Any]]:
    """Questions in the letter's order, each with its lettered parts."""
    outer: list[dict[str, Any]] = []
    by_key: dict[int, dict[str, Any]] = {}
    for row in rows:
        question = {"id": row["pk"], "label": row["label"], "text": row["text"], "parts": []}
        by_key[row["pk"]] = question
        siblings = by_key[row["parent_id"]]["parts"] if row["parent_id"] else outer
        siblings.append(question)
    return outer


def reply(row: Row, files: Iterable[Row]) -> dict[str, Any]:
    """A reply and what is known of its files, without their names."""
    return {
        "id": row["pk"],
        "kind": row["kind"],
        "dated_on": row["dated_on"],
        "received_on": row["received_on"],
        "language": row["language"],
        "files": [
            {
                "id": file["pk"],
                "content_type": file["content_type"],
                "size": file["size"],
                "sha256": file["sha256"],
            }
            for file in files
        ],
    }


def relation(row: Row, *, collection: str) -> dict[str, Any]:
    """A letter that this one cites; `target` only where the reader may read it."""
    pk = row["visible_target"]
    return {
        "kind": row["kind"],
        "reference_as_printed": row["reference_as_printed"],
        "sent_on": row["sent_on"],
        "replied_on": row["replied_on"],
        "target": {"id": pk, "url": f"{collection}{pk}/"} if pk else None,
    }


def event(row: Row) -> dict[str, Any]:
    """Something that happened: the day that it counts for and the moment of its recording."""
    return {name: row[name] for name in ("kind", "happened_on", "recorded_at")}
