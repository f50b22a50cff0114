"""The explanation of a stored letter is made from what is stored."""

from __future__ import annotations

from datetime import date

import pytest

from communications.enums import Stage, WindowUnit
from communications.models import DeadlineRule
from communications.rules.windows import Window
from communications.services.explaining import due_date_steps, publication_date_steps


def keys(steps) -> list[str]:
    return [step.key for step in steps]


def test_letter_with_a_printed_window(make_communication):
    letter = make_communication()
    assert keys(due_date_steps(letter)) == [
        "started_on_letter_date",
        "window_printed",
        "due_on",
        "overdue_from",
    ]
    assert keys(publication_date_steps(letter)) == [
        "started_on_letter_date",
        "publication_delay",
        "publishable_from",
    ]


def test_letter_with_the_window_of_a_rule_names_its_source(make_communication):
    rule = DeadlineRule.objects.create(
        purpose="reply",
        letter_type="AL",
        addressee_kind="state",
        value=2,
        unit="months",
        source="Manual of Operations, 2008",
    )
    letter = make_communication(
        letter_date=date(2011, 11, 17),
        window=Window(2, WindowUnit.MONTHS),
        window_source="rule",
        window_rule=rule,
    )
    steps = due_date_steps(letter)
    assert steps[1].facts["rule_source"] == "Manual of Operations, 2008"
    assert steps[2].facts["due_on"] == date(2012, 1, 17)
    assert steps[3].facts["overdue_from"] == date(2012, 1, 18)


def test_letter_dispatched_later_whose_window_counts_from_its_date(make_communication):
    letter = make_communication(dispatched_on=date(2023, 7, 10))
    assert keys(due_date_steps(letter))[0] == "started_on_letter_date"


def test_letter_without_window_and_delay(make_communication):
    letter = make_communication(window=None, publication_delay=None)
    assert keys(due_date_steps(letter)) == ["no_window"]
    assert keys(publication_date_steps(letter)) == ["no_publication_delay"]


@pytest.mark.parametrize("explain", [due_date_steps, publication_date_steps])
def test_draft_without_a_date_has_nothing_to_explain(make_communication, explain):
    draft = make_communication(stage=Stage.DRAFT, window=None, publication_delay=None)
    draft.letter_date = None
    draft.save()
    assert explain(draft) == ()
