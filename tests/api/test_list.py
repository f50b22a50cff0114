"""What stands in the list, and at which price."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from communications.enums import Stage, WindowUnit
from communications.models import Communication, SigningMandate
from communications.rules.windows import Window
from parties.models import StateName
from tests.api.asker import Asker, letter_path


def test_an_item_tells_the_letter_and_where_it_stands_today(office, make_communication):
    letter = make_communication(number=7)

    page = office.get().json()

    assert page == {
        "items": [
            {
                "id": letter.pk,
                "url": f"http://testserver/api/v1/communications/{letter.pk}/",
                "reference": {
                    "type": "AL",
                    "code": "BWA",
                    "number": 7,
                    "year": 2023,
                    "text": "AL BWA 7/2023",
                },
                "type": "AL",
                "joint": False,
                "addressee": {"kind": "state", "code": "BWA", "name": "Botswana"},
                "mandates": [
                    {
                        "code": "housing",
                        "short_name": "Adequate housing",
                        "title": "Special Rapporteur on adequate housing",
                    }
                ],
                "language": "en",
                "letter_date": "2023-07-03",
                "window": {"value": 60, "unit": "days", "source": "printed"},
                "due_on": "2023-09-01",
                "first_due_on": "2023-09-01",
                "extended_to": None,
                "phase": "due_soon",
                "days_left": 2,
                "answered_on": None,
                "publishable_from": "2023-09-02",
            }
        ],
        "next": None,
    }


def test_no_letter_gives_an_empty_page(office):
    assert office.get().json() == {"items": [], "next": None}


def test_a_joint_letter_names_its_mandates_in_the_order_of_the_letter(
    office, make_communication, mandate_housing, mandate_health
):
    make_communication(mandates=[mandate_health, mandate_housing])

    (item,) = office.get().json()["items"]

    assert item["joint"] is True
    assert [each["code"] for each in item["mandates"]] == ["health", "housing"]


def test_a_title_that_could_not_be_told_has_no_code(office, make_communication):
    letter = make_communication()
    SigningMandate.objects.create(communication=letter, position=2, title="Expert on tides")

    (item,) = office.get().json()["items"]

    assert item["mandates"][1] == {"code": None, "short_name": None, "title": "Expert on tides"}


def test_another_addressee_has_the_code_oth_and_its_own_name(office, make_communication, company):
    make_communication(actor=company, state=None)

    (item,) = office.get().json()["items"]

    assert item["addressee"] == {
        "kind": "other",
        "code": "OTH",
        "name": "Sandgrouse Ferries Ltd.",
    }


def test_a_state_bears_the_english_name_of_the_letters_own_date(office, make_communication, states):
    before, after = date(2023, 7, 3), date(2023, 7, 4)
    for name, language, first, last in [
        ("Sedge Republic", "en", None, before),
        ("Republic of the Sedge", "en", after, None),
        ("République de la Laîche", "fr", None, None),
    ]:
        StateName.objects.create(
            state=states["BWA"], language=language, name=name, valid_from=first, valid_to=last
        )
    make_communication(letter_date=before)
    make_communication(letter_date=after)

    names = [item["addressee"]["name"] for item in office.get().json()["items"]]

    assert names == ["Republic of the Sedge", "Sedge Republic"]


def test_newest_letters_stand_first(office, make_communication):
    old = make_communication(letter_date=date(2021, 5, 4))
    new = make_communication(letter_date=date(2023, 5, 4))
    same_day_later = make_communication(letter_date=date(2023, 5, 4))

    assert office.ids() == [same_day_later.pk, new.pk, old.pk]


@pytest.mark.parametrize("asker", ["office_user", "officer_africa", "supervisor"])
def test_letters_that_were_not_sent_are_absent(request, make_communication, asker):
    """From the list and by key, for whoever reads them in the browser as well."""
    user = request.getfixturevalue(asker)
    unsent = [
        make_communication(stage=stage, type="UA")
        for stage in (Stage.DRAFT, Stage.DROPPED, Stage.IN_SIGN_OFF, Stage.CLEARED)
    ]
    taken_back = make_communication(stage=Stage.DRAFT, type="UA")
    taken_back.versions.update(purpose="circulated")
    assert Communication.objects.visible_to(user).exists()
    api = Asker(user)
    absent = api.get(letter_path(999_999_999))

    for query in [{}, {"phase": "not_sent"}, {"type": "UA"}, {"mandate": "housing"}]:
        assert api.get(query=query).json() == {"items": [], "next": None}
    for letter in [*unsent, taken_back]:
        response = api.get(letter_path(letter.pk))
        assert response.status_code == 404
        assert response.json() | {"request_id": ""} == absent.json() | {"request_id": ""}


def test_a_voided_letter_keeps_its_reference_and_is_closed(office, make_communication):
    make_communication(stage=Stage.VOIDED, number=7)

    (item,) = office.get().json()["items"]

    assert item["reference"]["text"] == "AL BWA 7/2023"
    assert (item["phase"], item["days_left"]) == ("closed", None)


def test_a_letter_without_window_says_so(office, make_communication):
    make_communication(window=None)

    (item,) = office.get().json()["items"]

    assert item["window"] == {"value": None, "unit": None, "source": "none"}
    assert (item["due_on"], item["phase"], item["days_left"]) == (None, "no_window", None)


@pytest.mark.parametrize(
    ("window", "phase", "left"),
    [
        (Window(57, WindowUnit.DAYS), "overdue", -1),
        (Window(58, WindowUnit.DAYS), "due_today", 0),
        (Window(65, WindowUnit.DAYS), "due_soon", 7),
        (Window(66, WindowUnit.DAYS), "awaiting", 8),
    ],
)
def test_days_left_are_counted_to_the_due_day(office, make_communication, window, phase, left):
    make_communication(window=window)

    (item,) = office.get().json()["items"]

    assert (item["phase"], item["days_left"]) == (phase, left)


def test_an_answered_letter_counts_no_days(office, make_communication):
    make_communication(answered_on=date(2023, 8, 1))

    (item,) = office.get().json()["items"]

    assert (item["phase"], item["days_left"]) == ("answered_in_time", None)
    assert item["answered_on"] == "2023-08-01"


def test_the_day_is_the_day_in_geneva(office, make_communication, time_machine):
    make_communication()

    time_machine.move_to("2023-09-01T21:59:59Z")
    last_second = office.get().json()["items"][0]
    time_machine.move_to("2023-09-01T22:00:00Z")
    next_second = office.get().json()["items"][0]

    assert (last_second["phase"], last_second["days_left"]) == ("due_today", 0)
    assert (next_second["phase"], next_second["days_left"]) == ("overdue", -1)


def test_a_list_of_one_and_of_three_costs_the_same_three_queries(
    office, make_communication, mandate_housing, mandate_health, company
):
    make_communication()
    with CaptureQueriesContext(
        connection,
    ) as one:
        assert len(office.ids()) == 1
    make_communication(mandates=[mandate_housing, mandate_health])
    make_communication(actor=company, state=None)
    with CaptureQueriesContext(connection) as three:
        assert len(office.ids()) == 3

    # The token, the letters, the mandates.
    assert (len(one), len(three)) == (3, 3)
