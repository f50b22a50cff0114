"""Real dates of letters and replies, judged by the rules of their time.

The file with the dates lies beside the project and not in it; without it nothing is tested here.
"""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings

from communications.enums import AddresseeKind, LetterType, ReplyKind, RulePurpose
from communications.models import Communication
from communications.rules.replies import answered_on, days_taken
from communications.services.deadline_rules import deadline_rule_records, load_deadline_rules
from communications.services.flagging import flag_overdue
from communications.services.rules_of_time import choose_window, set_dates
from tests.factories import make_actor, make_communication

DATES = Path(settings.BASE_DIR).parent / "shared" / "reference" / "reply_dates.tsv"
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not DATES.exists(), reason="the dates are not there"),
]

# Reference: due day by the rule of its time, phase on 1 July 2020, days that the answer took.
EXPECTED = {
    "BHR 11/2011": (date(2011, 8, 8), "answered_in_time", 46),
    "BHR 13/2011": (date(2011, 8, 26), "answered_in_time", 43),
    "BHR 18/2011": (None, "answered_in_time", 97),
    "IND 16/2011": (None, "answered_in_time", 3),
    "IND 23/2011": (None, "no_window", None),
    "BGD 5/2011": (date(2011, 12, 10), "answered_in_time", 1),
    "RUS 8/2011": (None, "answered_in_time", 49),
    "RUS 12/2011": (None, "answered_in_time", 49),
    "EGY 11/2011": (None, "answered_in_time", 8),
    "EGY 13/2011": (None, "no_window", None),
    "ETH 6/2011": (date(2012, 2, 7), "overdue", None),
    "COL 1/2012": (None, "no_window", None),
    "OTH 2/2020": (date(2020, 4, 20), "answered_late", 102),
}
TODAY = date(2020, 7, 1)


def records() -> list[dict[str, str]]:
    """The letters whose day of sending is known."""
    with DATES.open(encoding="utf-8") as lines:
        return [row for row in csv.DictReader(lines, delimiter="\t") if row["date_sent"]]


def letter_of(record: dict[str, str]) -> Communication:
    """The letter under the rules of its time, answered on the days of the file."""
    sent = date.fromisoformat(record["date_sent"])
    other = record["reference"].startswith("OTH ")
    letter_type = LetterType(record["type"].removeprefix("J"))
    # What is judged is time alone, so one fictional addressee stands for each kind.
    letter = make_communication(
        type=letter_type,
        letter_date=sent,
        actor=make_actor() if other else None,
        questions=(),
    )
    chosen = choose_window(
        printed=None,
        purpose=RulePurpose.REPLY,
        letter_type=letter_type,
        addressee_kind=AddresseeKind.OTHER if other else AddresseeKind.STATE,
        letter_date=sent,
    )
    set_dates(letter, reply=chosen, publication=None)
    for day in filter(None, record["reply_dates"].split(";")):
        letter.answered_on = answered_on(
            letter.answered_on, ReplyKind.SUBSTANTIVE, date.fromisoformat(day)
        )
    letter.save()
    return letter


def test_each_letter_is_judged_rightly():
    load_deadline_rules(records=deadline_rule_records())
    found = {}
    for record in records():
        letter = letter_of(record)
        taken = letter.answered_on and days_taken(letter.letter_date, letter.answered_on)
        listed = Communication.objects.with_phase(TODAY).get(pk=letter.pk).phase
        assert listed == letter.phase_on(TODAY)
        found[record["reference"]] = (letter.due_on, listed, taken)
    assert found == EXPECTED


def test_one_of_them_is_flagged_and_on_the_true_day():
    load_deadline_rules(records=deadline_rule_records())
    for record in records():
        letter_of(record)
    assert flag_overdue(on=TODAY).count == 1
    flagged = Communication.objects.get(overdue_noticed_on=TODAY)
    assert flagged.notices.get().fell_on == date(2012, 2, 8)
