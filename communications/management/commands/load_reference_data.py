"""`manage.py load_reference_data`: what comes with the program, from the data files."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from communications.services.deadline_rules import deadline_rule_records, load_deadline_rules
from communications.services.deadline_steps import deadline_step_records, load_deadline_steps
from communications.services.provisions import instrument_records, load_instruments
from communications.services.standard_paragraphs import (
    load_standard_paragraphs,
    standard_paragraph_records,
)
from parties.reference_data import mandate_records, state_records
from parties.services.reference_data import Outcome, load_mandates, load_states


class Command(BaseCommand):
    help = (
        "Loads the States, mandates, deadline rules, reminders, standard paragraphs of letters, instruments "
        "and provisions that come with the program. "
        "Safe to run again: what was changed in the administration is left alone."
    )

    def handle(self, *_args: Any, **_options: Any) -> None:
        with transaction.atomic():
            loaded = {
                "States": load_states(records=state_records().states),
                "Mandates": load_mandates(records=mandate_records()),
                "Deadline rules": load_deadline_rules(records=deadline_rule_records()),
                "Reminders and escalations": load_deadline_steps(records=deadline_step_records()),
                "Standard paragraphs": load_standard_paragraphs(
                    records=standard_paragraph_records()
                ),
                "Instruments and provisions": load_instruments(records=instrument_records()),
            }
        for what, outcomes in loaded.items():
            self.stdout.write(f"{what}: {_in_words(outcomes)}")
        if not any(o[Outcome.CREATED] + o[Outcome.UPDATED] for o in loaded.values()):
            self.stdout.write("Nothing changed.")


def _in_words(outcomes: Counter[Outcome]) -> str:
    """Such as "195 created" or "60 unchanged, 1 left alone"."""
    return ", ".join(f"{outcomes[outcome]} {outcome}" for outcome in Outcome if outcomes[outcome])
