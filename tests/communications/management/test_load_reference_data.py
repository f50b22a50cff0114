"""The command: says what it did, and that a second run did nothing."""

from io import StringIO

import pytest
from django.core.management import call_command

from parties.models import Mandate, State

pytestmark = pytest.mark.django_db


def run() -> list[str]:
    out = StringIO()
    call_command("load_reference_data", stdout=out)
    return out.getvalue().splitlines()


def test_first_run_loads_everything_and_counts_it() -> None:
    assert run() == [
        "States: 195 created",
        "Mandates: 61 created",
        "Deadline rules: 24 created",
        "Reminders and escalations: 4 created",
        "Standard paragraphs: 213 created",
        "Instruments and provisions: 161 created",
    ]
    assert State.objects.count() == 195
    assert Mandate.objects.count() == 61


def test_second_run_says_that_nothing_changed() -> None:
    run()
    assert run() == [
        "States: 195 unchanged",
        "Mandates: 61 unchanged",
        "Deadline rules: 24 unchanged",
        "Reminders and escalations: 4 unchanged",
        "Standard paragraphs: 213 unchanged",
        "Instruments and provisions: 161 unchanged",
        "Nothing changed.",
    ]


def test_what_people_changed_is_counted_apart() -> None:
    run()
    Mandate.objects.filter(code="SRP").update(short_name="private life", edited_by_people=True)
    State.objects.filter(code="KIR").update(ohchr_region="")
    assert run() == [
        "States: 1 updated, 194 unchanged",
        "Mandates: 60 unchanged, 1 left alone",
        "Deadline rules: 24 unchanged",
        "Reminders and escalations: 4 unchanged",
        "Standard paragraphs: 213 unchanged",
        "Instruments and provisions: 161 unchanged",
    ]
    assert Mandate.objects.get(code="SRP").short_name == "private life"
    assert State.objects.get(code="KIR").ohchr_region == "Asia and the Pacific"
