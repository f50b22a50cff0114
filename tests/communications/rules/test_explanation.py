"""How a date was reached: the steps, their facts, their sentences."""

from __future__ import annotations

import json
from datetime import date

from communications.enums import ExtensionKind, WindowSource, WindowUnit
from communications.rules.explanation import explain_due_date, explain_publication_date
from communications.rules.extensions import ExtensionStep
from communications.rules.windows import Window

SIXTY_DAYS = Window(60, WindowUnit.DAYS)


def due_steps(**changes):
    facts = {
        "letter_date": date(2023, 7, 3),
        "dispatched_on": None,
        "window": SIXTY_DAYS,
        "source": WindowSource.PRINTED,
        "rule_source": "",
        "due": date(2023, 9, 1),
    }
    return explain_due_date(**{**facts, **changes})


def publication_steps(**changes):
    facts = {
        "letter_date": date(2020, 9, 1),
        "dispatched_on": None,
        "delay": Window(48, WindowUnit.HOURS),
        "publishable": date(2020, 9, 4),
    }
    return explain_publication_date(**{**facts, **changes})


def test_letter_of_3_july_2023_step_by_step():
    assert [step.sentence for step in due_steps()] == [
        "All days count, from the day after the letter's date, 3 July 2023.",
        "The letter itself asks for a reply within 60 days.",
        "The last day is 1 September 2023: a reply that bears this date is in time.",
        "Without a substantive reply or a rejection it is overdue from 2 September 2023.",
    ]


def test_steps_as_json():
    assert json.loads(json.dumps([step.as_json() for step in due_steps()[:2]])) == [
        {
            "key": "started_on_letter_date",
            "values": {"started_on": "2023-07-03"},
            "sentence": "All days count, from the day after the letter's date, 3 July 2023.",
        },
        {
            "key": "window_printed",
            "values": {"window": {"value": 60, "unit": "days"}},
            "sentence": "The letter itself asks for a reply within 60 days.",
        },
    ]


def test_window_of_a_rule_names_where_the_rule_is_written_down():
    steps = due_steps(
        letter_date=date(2009, 7, 31),
        window=Window(2, WindowUnit.MONTHS),
        source=WindowSource.RULE,
        rule_source="Manual of 2008, 100% sourced",
        due=date(2009, 9, 30),
    )
    assert steps[1].key == "window_by_rule"
    assert steps[1].sentence == (
        "The letter names no window; the rule of its time gives 2 months "
        "(Manual of 2008, 100% sourced)."
    )


def test_start_is_told_from_the_date_that_it_gives_and_not_from_todays_setting():
    dispatched = due_steps(dispatched_on=date(2023, 7, 5), due=date(2023, 9, 3))
    assert dispatched[0].key == "started_on_dispatch"
    assert dispatched[0].sentence == (
        "All days count, from the day after dispatch, 5 July 2023; the letter is dated 3 July 2023."
    )
    dated = due_steps(dispatched_on=date(2023, 7, 5), due=date(2023, 9, 1))
    assert dated[0].key == "started_on_letter_date"


def test_date_that_follows_from_neither_start_is_said_to_be_set_by_hand():
    steps = due_steps(dispatched_on=date(2023, 7, 5), due=date(2023, 10, 1))
    assert steps[0].key == "set_by_hand"
    assert steps[2].sentence.startswith("The last day is 1 October 2023")


def test_letter_without_window_has_one_step():
    assert [s.key for s in due_steps(window=None, due=None, source=WindowSource.NONE)] == [
        "no_window"
    ]
    by_rule = due_steps(window=None, due=None, source=WindowSource.NONE, rule_source="the Manual")
    assert [s.sentence for s in by_rule] == [
        "The letter names no window and the rule of its time sets none (the Manual), "
        "so nothing falls due."
    ]


def test_other_letter_of_1_september_2020_is_public_from_4_september():
    assert [step.sentence for step in publication_steps()] == [
        "All days count, from the day after the letter's date, 1 September 2020.",
        "It stays confidential for 48 hours, to the end of 3 September 2020.",
        "It may become public from 4 September 2020, once it is approved.",
    ]


def test_publication_without_delay_waits_for_a_person():
    assert [s.key for s in publication_steps(delay=None, publishable=None)] == [
        "no_publication_delay"
    ]


def test_one_is_singular():
    steps = publication_steps(delay=Window(1, WindowUnit.DAYS), publishable=date(2020, 9, 3))
    assert steps[1].sentence == "It stays confidential for 1 day, to the end of 2 September 2020."


def test_every_step_of_an_extension_is_told_and_the_day_it_is_overdue_from():
    def step(kind, day, until=None):
        return ExtensionStep(ExtensionKind(kind), date(2023, 8, day), until)

    told = due_steps(
        extensions=[
            step("requested", 10),
            step("withdrawn", 11),
            step("requested", 12, date(2023, 10, 15)),
            step("granted", 20, date(2023, 9, 30)),
            step("requested", 21),
            step("refused", 22),
        ]
    )
    assert [each.key for each in told[3:]] == [
        "extension_requested",
        "extension_request_withdrawn",
        "extension_requested_until",
        "extension_granted",
        "extension_requested",
        "extension_refused",
        "overdue_from",
    ]
    assert [each.sentence for each in told[2:]] == [
        "The last day is 1 September 2023: a reply that bears this date is in time.",
        "On 10 August 2023 the addressee asked for more time.",
        "On 11 August 2023 the request for more time was withdrawn.",
        "On 12 August 2023 the addressee asked for more time, until 15 October 2023.",
        "On 20 August 2023 it was extended to 30 September 2023: a reply that bears this date is "
        "in time.",
        "On 21 August 2023 the addressee asked for more time.",
        "On 22 August 2023 more time was refused.",
        "Without a substantive reply or a rejection it is overdue from 1 October 2023.",
    ]


def test_a_withdrawn_extension_brings_the_first_day_back():
    granted = ExtensionStep(ExtensionKind.GRANTED, date(2023, 8, 20), date(2023, 9, 30))
    told = due_steps(
        extensions=[granted, ExtensionStep(ExtensionKind.WITHDRAWN, date(2023, 8, 21))]
    )
    assert told[-2].sentence == (
        "On 21 August 2023 the extension was withdrawn, so that the first date counts again."
    )
    assert told[-1].facts == {"overdue_from": date(2023, 9, 2)}


def test_publication_says_that_an_extension_does_not_move_it():
    told = publication_steps(extended_to=date(2020, 12, 31))
    assert [each.key for each in told] == [
        "started_on_letter_date",
        "publication_delay",
        "extension_moves_nothing",
        "publishable_from",
    ]
    assert told[-1].facts == publication_steps()[-1].facts
