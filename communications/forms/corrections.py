"""A reading with a person's corrections in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from communications.reading.structure import Mandate as PrintedMandate
from communications.reading.structure import Reading
from communications.references import OTHER_ADDRESSEE, FoundReference, Reference
from communications.rules.windows import due_on
from parties.models import Mandate


def corrected(reading: Reading, fields: Mapping[str, Any]) -> Reading:
    """`reading` with what a validated `ReadingForm` holds in place of what was read."""
    reference = Reference(fields["type"], fields["code"], fields["number"], fields["year"])
    window, language = fields["window"], fields["language"]
    other = reference.code == OTHER_ADDRESSEE
    return replace(
        reading,
        reference=_found(reading.reference, reference),
        language=language,
        letter_date=fields["letter_date"],
        mandates=tuple(
            PrintedMandate(fields[f"title_{place}"], fields[f"resolution_{place}"] or None)
            for place in range(1, len(reading.mandates) + 1)
        ),
        addressee=replace(
            reading.addressee,
            kind="other" if other else "state",
            name=fields["addressee_name"] if other else reading.addressee.name,
            salutation=fields["salutation"],
        ),
        copied_to=fields["copied_to"],
        persons=fields["persons"],
        incident_dates=fields["incident_dates"],
        reply_window=window,
        reply_due_on=due_on(fields["letter_date"], window) if window else None,
        publication_delay=fields["delay"],
        text=replace(reading.text, language=language),
    )


def chosen_mandates(
    reading: Reading, fields: Mapping[str, Any], known: Mapping[str, Mandate]
) -> dict[int, Mandate | None]:
    """By position in the opening: the known mandate that a person chose, or None for none."""
    places = range(1, len(reading.mandates) + 1)
    return {place: known.get(fields[f"mandate_{place}"]) for place in places}


def _found(before: FoundReference | None, reference: Reference) -> FoundReference:
    """The reference as it was printed, meaning what the person says that it means."""
    if before is None:
        return FoundReference(reference, as_printed="", start=0, end=0)
    return replace(before, reference=reference)
