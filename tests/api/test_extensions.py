"""An extended letter in list and detail: both days, the steps, and nothing of the secretariat's."""

from __future__ import annotations

from datetime import date

import pytest

from communications.models import Communication
from communications.services.extensions import record_extension
from tests.api.asker import letter_path

SECRET = "Zqxqzvreason of the mission"


@pytest.fixture
def letter(make_communication, officer_africa) -> Communication:
    """Due on 1 September 2023, extended on 20 August to 30 September; today is 30 August."""
    letter = make_communication(number=7)
    record_extension(
        letter=letter,
        kind="granted",
        until=date(2023, 9, 30),
        reason=SECRET,
        happened_on=date(2023, 8, 20),
        by=officer_africa,
        on=date(2023, 8, 21),
    )
    return letter


def test_the_list_goes_by_the_extended_day_and_keeps_the_first(office, letter):
    (item,) = office.get().json()["items"]
    assert (item["due_on"], item["first_due_on"], item["extended_to"]) == (
        "2023-09-30",
        "2023-09-01",
        "2023-09-30",
    )
    assert (item["phase"], item["days_left"]) == ("awaiting", 31)
    assert item["publishable_from"] == "2023-09-02"


def test_the_detail_tells_the_steps_without_reason_or_person(office, letter):
    response = office.get(letter_path(letter.pk))
    whole = response.json()
    assert whole["window"]["extensions"] == [
        {"kind": "granted", "happened_on": "2023-08-20", "until": "2023-09-30"}
    ]
    assert [step["key"] for step in whole["window"]["steps"]] == [
        "started_on_letter_date",
        "window_printed",
        "due_on",
        "extension_granted",
        "overdue_from",
    ]
    assert whole["window"]["steps"][-1]["values"] == {"overdue_from": "2023-10-01"}
    assert whole["publication"]["steps"][2]["key"] == "extension_moves_nothing"
    assert [event["kind"] for event in whole["events"]] == ["extension_granted"]
    assert SECRET not in response.content.decode()
    assert "moreau" not in response.content.decode().lower()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"due_from": "2023-09-30", "due_to": "2023-09-30"}, 1),
        ({"due_from": "2023-10-01"}, 0),
        ({"due_to": "2023-09-29"}, 0),
        ({"phase": "awaiting"}, 1),
        ({"phase": "due_soon"}, 0),
    ],
)
def test_filters_go_by_the_extended_day(office, letter, query, found):
    assert len(office.get(query=query).json()["items"]) == found
