"""Putting the steps of reminders and escalations that come with the program into the database."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from django.db import transaction

from communications.models import DeadlineStep
from parties.reference_data import day_or_none
from parties.services.reference_data import Outcome, load_row, wait_for_other_loadings

STEPS = Path(__file__).parent.parent / "data" / "deadline_steps.json"


@cache
def deadline_step_records() -> tuple[dict[str, Any], ...]:
    """The rows of `data/deadline_steps.json`: fields of `DeadlineStep` by name."""
    rows = json.loads(STEPS.read_text(encoding="utf-8"))
    dates = ("valid_from", "valid_to")
    return tuple(row | {name: day_or_none(row[name]) for name in dates} for row in rows)


@transaction.atomic
def load_deadline_steps(*, records: Sequence[dict[str, Any]]) -> Counter[Outcome]:
    """Creates or updates a step for each record. How many had which outcome.

    A record is left out where people here have a step of the same days, or have changed this one.
    """
    wait_for_other_loadings()
    steps = list(DeadlineStep.objects.all())
    supplied = {step.supplied_as: step for step in steps if step.supplied_as}
    by_people = {
        (step.moment, step.days) for step in steps if step.edited_by_people or not step.supplied_as
    }
    outcomes: Counter[Outcome] = Counter()
    for record in records:
        name = record["supplied_as"]
        step = supplied.get(name) or DeadlineStep(supplied_as=name)
        if step.edited_by_people or (record["moment"], record["days"]) in by_people:
            outcomes[Outcome.LEFT_ALONE] += 1
        else:
            outcomes[load_row(step, record)] += 1
    return outcomes
