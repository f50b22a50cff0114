"""Putting the deadline rules that come with the program into the database, as dated rows."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, Literal

from django.db import connection, transaction

from communications.models import DeadlineRule
from parties.models.dated import share_a_day
from parties.reference_data import day_or_none
from parties.services.reference_data import Outcome, load_row, wait_for_other_loadings

RULES = Path(__file__).parent.parent / "data" / "deadline_rules.json"


@cache
def deadline_rule_records() -> tuple[dict[str, Any], ...]:
    """The rows of `data/deadline_rules.json`: fields of `DeadlineRule` by name."""
    rows = json.loads(RULES.read_text(encoding="utf-8"))
    dates = ("valid_from", "valid_to")
    return tuple(row | {name: day_or_none(row[name]) for name in dates} for row in rows)


@transaction.atomic
def load_deadline_rules(*, records: Sequence[dict[str, Any]]) -> Counter[Outcome]:
    """Creates or updates a rule for each record. How many had which outcome.

    A record is left out where people here have made or changed a rule for some of the same days.
    """
    wait_for_other_loadings()
    _check_overlaps("DEFERRED")  # the days of neighbouring rules move one row at a time
    rules = list(DeadlineRule.objects.all())
    supplied = {rule.supplied_as: rule for rule in rules if rule.supplied_as}
    by_people = [rule for rule in rules if rule.edited_by_people or not rule.supplied_as]
    outcomes: Counter[Outcome] = Counter()
    for record in records:
        name = record["supplied_as"]
        if any(_same_days(rule, record) for rule in by_people):
            outcomes[Outcome.LEFT_ALONE] += 1
        else:
            outcomes[load_row(supplied.get(name) or DeadlineRule(supplied_as=name), record)] += 1
    _check_overlaps("IMMEDIATE")
    return outcomes


def _check_overlaps(when: Literal["DEFERRED", "IMMEDIATE"]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SET CONSTRAINTS communications_one_rule_a_day {when}")


def _same_days(rule: DeadlineRule, record: dict[str, Any]) -> bool:
    """Whether a rule is about the same letters as a record and holds on one of its days."""
    about = ("purpose", "letter_type", "addressee_kind")
    return all(getattr(rule, name) == record[name] for name in about) and share_a_day(
        (rule.valid_from, rule.valid_to), (record["valid_from"], record["valid_to"])
    )
