"""Putting the library of instruments and their provisions into the database."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from django.db import transaction

from communications.enums import AddresseeKind, LetterLanguage
from communications.models import Instrument, Provision
from parties.services.reference_data import Outcome, load_row, wait_for_other_loadings

INSTRUMENTS = Path(__file__).parent.parent / "data" / "instruments"


@cache
def instrument_records() -> tuple[dict[str, Any], ...]:
    """The files of `data/instruments/`, one an instrument, in the order in which lists show them.

    Each is a dictionary of its fields with "title" and "short_title" by language and, under
    "provisions", those of its provisions with "summary" by language.
    """
    files = [json.loads(path.read_text(encoding="utf-8")) for path in INSTRUMENTS.glob("*.json")]
    return tuple(sorted(files, key=lambda record: record["position"]))


@transaction.atomic
def load_instruments(*, records: Sequence[dict[str, Any]]) -> Counter[Outcome]:
    """Creates or updates each instrument and its provisions. How many rows had which outcome.

    An instrument or provision that people here have changed is left alone, each by itself. What
    the files no longer hold stays, since drafts may rest on it.
    """
    wait_for_other_loadings()
    instruments = {instrument.code: instrument for instrument in Instrument.objects.all()}
    provisions = {(each.instrument_id, each.article): each for each in Provision.objects.all()}
    outcomes: Counter[Outcome] = Counter()
    for record in records:
        instrument = instruments.get(record["code"]) or Instrument(code=record["code"])
        outcomes[load_row(instrument, _instrument_values(record))] += 1
        for position, row in enumerate(record["provisions"], start=1):
            key = (instrument.pk, row["article"])
            new = Provision(instrument=instrument, article=row["article"])
            outcomes[load_row(provisions.get(key) or new, _provision_values(position, row))] += 1
    return outcomes


def _instrument_values(record: dict[str, Any]) -> dict[str, Any]:
    copied = ("symbol", "kind", "unit", "year", "position")
    return (
        {name: record[name] for name in copied}
        | _by_language("title", record["title"])
        | _by_language("short_title", record["short_title"])
    )


def _provision_values(position: int, row: dict[str, Any]) -> dict[str, Any]:
    return {
        "position": position,
        "rights": row["rights"],
        "addressee_kinds": row.get("addressee_kinds", list(AddresseeKind.values)),
        **_by_language("summary", row["summary"]),
    }


def _by_language(name: str, words: dict[str, str]) -> dict[str, str]:
    return {f"{name}_{language}": words[language] for language in LetterLanguage}
