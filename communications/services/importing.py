"""Taking a letter that was sent before, or elsewhere, into the system."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction

from cases.enums import EventKind
from cases.models import Case
from communications.models import Communication
from communications.reading.structure import Reading
from parties.models import Desk, Mandate, User

from .case_facts import add_facts_to_case, open_case
from .events import record_event
from .import_checks import AlreadyImported, NotImportable, Problem, check_importable, refuse_known
from .letter_rows import (
    save_communication,
    save_mandates,
    save_questions,
    save_relations,
    save_version,
)

__all__ = ["AlreadyImported", "NotImportable", "Problem", "import_letter"]


def import_letter(
    *,
    reading: Reading,
    source_text: str,
    by: User | None,
    on: date,
    desk: Desk | None = None,
    case: Case | None = None,
    mandates: Mapping[int, Mandate | None] | None = None,
) -> Communication:
    """Saves the letter that `reading` describes as a sent communication, all of it or nothing.

    `source_text` is kept as received. `on` is the day of the import. The letter joins `case`, or
    opens a new one for `desk`. `mandates` overrides, by position in the opening paragraph, which
    mandate a printed title means, None for none that is known; the others go by their titles.
    Raises NotImportable with every problem found, AlreadyImported where the reference is taken.
    """
    ready = check_importable(reading, on=on)
    try:
        with transaction.atomic():
            communication = save_communication(
                reading, ready, case=case or open_case(str(ready.reference), desk, on), on=on
            )
            save_version(communication, reading, source_text, by)
            save_mandates(communication, reading, mandates or {})
            save_questions(communication, reading)
            save_relations(communication, reading, ready.reference)
            add_facts_to_case(communication.case, reading)
            record_event(
                communication=communication,
                kind=EventKind.IMPORTED,
                happened_on=on,
                by=by,
                after=_imported(communication, reading),
            )
    except IntegrityError:
        # Somebody else may have saved the same reference since it was looked up.
        refuse_known(ready.reference)
        raise
    return communication


def _imported(communication: Communication, reading: Reading) -> dict[str, Any]:
    return {
        "reference": str(communication),
        "letter_date": str(communication.letter_date),
        "due_on": str(communication.due_on) if communication.due_on else None,
        "warnings": len(reading.warnings),
    }
