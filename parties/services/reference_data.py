"""Putting the reference data that comes with the program into the database.

May be run at any time, any number of times. What people here have changed is left as it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Any

from django.db import connection, models, transaction

from parties.models import Mandate, State
from parties.models.supplied import Supplied
from parties.reference_data import MandateRecord, StateRecord

# Any fixed number: the key of the lock that keeps two loadings from running at once.
LOADING_LOCK = 7_306_001


class Outcome(StrEnum):
    """What became of one supplied row."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    LEFT_ALONE = "left alone"


def wait_for_other_loadings() -> None:
    """Holds the loading lock until the transaction ends; call it inside one."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOADING_LOCK])


def change(row: models.Model, wanted: dict[str, Any]) -> bool:
    """Gives `row` the wanted values and saves it, only where they differ. Whether they did."""
    differing = [name for name, value in wanted.items() if getattr(row, name) != value]
    for name in differing:
        setattr(row, name, wanted[name])
    if differing:
        row.save(update_fields=differing)
    return bool(differing)


def change_children(
    parent: models.Model, related_name: str, wanted: Iterable[dict[str, Any]]
) -> bool:
    """Makes the rows below `parent` those in `wanted`, keeping the equal ones. Whether any differed."""
    children = getattr(parent, related_name)
    model = children.model
    missing = list(wanted)
    surplus = []
    for row in children.all():
        equal = next((w for w in missing if all(getattr(row, k) == w[k] for k in w)), None)
        if equal is None:
            surplus.append(row.pk)
        else:
            missing.remove(equal)
    model.objects.filter(pk__in=surplus).delete()
    model.objects.bulk_create(model(**{children.field.name: parent}, **w) for w in missing)
    return bool(surplus or missing)


def load_row(
    row: Supplied,
    wanted: dict[str, Any],
    children: dict[str, list[dict[str, Any]]] | None = None,
) -> Outcome:
    """Brings one supplied row and what hangs on it to the wanted values.

    `row` is from the database, or new with nothing but its key. `children` are wanted rows by
    related name.
    """
    if row.edited_by_people:
        return Outcome.LEFT_ALONE
    is_new = row._state.adding
    if is_new:
        for name, value in wanted.items():
            setattr(row, name, value)
        row.save(force_insert=True)
    changed = change(row, wanted)
    for related_name, rows in (children or {}).items():
        changed = change_children(row, related_name, rows) or changed
    if is_new:
        return Outcome.CREATED
    return Outcome.UPDATED if changed else Outcome.UNCHANGED


def _state_values(record: StateRecord) -> dict[str, Any]:
    return {
        "alpha2": record.alpha2,
        "status": record.status,
        "regional_group": record.regional_group,
        "region": record.region,
        "subregion": record.subregion,
        "ohchr_region": record.ohchr_region,
        "name_en": next(n.name for n in reversed(record.names) if n.language == "en"),
    }


def _state_names(record: StateRecord) -> list[dict[str, Any]]:
    return [
        {
            "language": name.language,
            "name": name.name,
            "source": name.source if name.day_confirmed else f"{name.source} (day unconfirmed)",
            "valid_from": name.valid_from,
            "valid_to": name.valid_to,
        }
        for name in record.names
    ]


@transaction.atomic
def load_states(*, records: Sequence[StateRecord]) -> Counter[Outcome]:
    """Creates or updates a State and its names for each record. How many had which outcome."""
    wait_for_other_loadings()
    present = {state.code: state for state in State.objects.prefetch_related("names")}
    return Counter(
        load_row(
            present.get(record.code) or State(code=record.code),
            _state_values(record),
            {"names": _state_names(record)},
        )
        for record in records
    )


def _mandate_values(record: MandateRecord) -> dict[str, Any]:
    copied = ("kind", "scope", "short_name", "established_by", "status_note")
    dates = ("valid_from", "valid_to", "confirmed")
    return {name: getattr(record, name) for name in copied + dates}


def _mandate_children(record: MandateRecord) -> dict[str, list[dict[str, Any]]]:
    title_fields = ("language", "gender", "title", "valid_from", "valid_to", "confirmed")
    resolution_fields = ("body", "number", "year", "valid_from", "confirmed")
    return {
        "titles": [{f: getattr(title, f) for f in title_fields} for title in record.titles],
        "resolutions": [{f: getattr(r, f) for f in resolution_fields} for r in record.resolutions],
    }


@transaction.atomic
def load_mandates(*, records: Sequence[MandateRecord]) -> Counter[Outcome]:
    """Creates or updates a mandate, its titles and resolutions for each record; holders are kept.

    A successor is linked after all are there. How many had which outcome.
    """
    wait_for_other_loadings()
    mandates = Mandate.objects.prefetch_related("titles", "resolutions")
    by_code = {mandate.code: mandate for mandate in mandates}
    for record in records:
        by_code.setdefault(record.code, Mandate(code=record.code))
    outcomes = {
        record.code: load_row(
            by_code[record.code], _mandate_values(record), _mandate_children(record)
        )
        for record in records
    }
    _link_successors(records, by_code, outcomes)
    return Counter(outcomes.values())


def _link_successors(
    records: Sequence[MandateRecord], mandates: dict[str, Mandate], outcomes: dict[str, Outcome]
) -> None:
    for record in records:
        if outcomes[record.code] is Outcome.LEFT_ALONE:
            continue
        successor = mandates[record.successor] if record.successor else None
        linked = change(mandates[record.code], {"successor": successor})
        if linked and outcomes[record.code] is Outcome.UNCHANGED:
            outcomes[record.code] = Outcome.UPDATED
