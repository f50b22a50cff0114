"""The database lets a letter go from a stage to another exactly where the table of acts has a way."""

from __future__ import annotations

from datetime import date
from itertools import permutations
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from communications.enums import Stage
from communications.models import Communication
from communications.rules.transitions import TRANSITIONS

WAYS = {
    ("draft", "in_sign_off"),
    ("draft", "dropped"),
    ("dropped", "draft"),
    ("in_sign_off", "cleared"),
    ("in_sign_off", "draft"),
    ("cleared", "draft"),
    ("cleared", "sent"),
    ("sent", "voided"),
}

# What a letter must be given on its way to a stage.
GIVEN: dict[str, dict[str, Any]] = {
    "sent": {"number": 7, "year": 2023, "letter_date": date(2023, 7, 3)},
    "voided": {"voided_on": date(2023, 7, 4), "void_reason": "Sent twice."},
}


def test_the_ways_are_those_of_the_table_of_acts():
    assert {(stage, row.to) for row in TRANSITIONS if row.to for stage in row.stages} == WAYS


@pytest.mark.parametrize(("before", "after"), sorted(WAYS))
def test_a_letter_goes_where_an_act_leads(make_communication, before, after):
    letter = make_communication(stage=Stage(before))
    row = Communication.objects.filter(pk=letter.pk)
    assert row.update(stage=after, **GIVEN.get(after, {})) == 1


@pytest.mark.parametrize(("before", "after"), sorted(set(permutations(Stage.values, 2)) - WAYS))
def test_a_letter_goes_nowhere_else(make_communication, before, after):
    letter = make_communication(stage=Stage(before))
    row = Communication.objects.filter(pk=letter.pk)
    with pytest.raises(IntegrityError, match="no act leads from that stage"), transaction.atomic():
        row.update(stage=after)
    letter.refresh_from_db()
    assert letter.stage == before


@pytest.mark.parametrize("stage", Stage.values)
def test_a_letter_may_stay_where_it_is(make_communication, stage):
    letter = make_communication(stage=Stage(stage))
    assert Communication.objects.filter(pk=letter.pk).update(stage=stage) == 1
