"""What a letter tells of the case that it is about."""

from __future__ import annotations

from datetime import date

from cases.models import Allegation, Case, Incident
from cases.services.persons import put_persons
from communications.reading.structure import Reading
from parties.models import Desk


def open_case(title: str, desk: Desk | None, on: date) -> Case:
    """A new case for an imported letter; `title` is the letter's reference, never a person."""
    return Case.objects.create(title=title, desk=desk, opened_on=on)


def add_facts_to_case(case: Case, reading: Reading) -> None:
    """Adds the persons, days and allegations of the letter that the case does not have yet.

    Consent is never read out of a letter: it stays "no" until somebody records it.
    """
    put_persons(case=case, names=reading.persons)
    days = set(case.incidents.values_list("occurred_on", flat=True))
    Incident.objects.bulk_create(
        Incident(case=case, occurred_on=day) for day in reading.incident_dates if day not in days
    )
    texts = set(case.allegations.values_list("text", flat=True))
    start = case.allegations.count()
    new_texts = [text for text in dict.fromkeys(reading.facts) if text not in texts]
    Allegation.objects.bulk_create(
        Allegation(case=case, position=position, text=text)
        for position, text in enumerate(new_texts, start=start + 1)
    )
