"""Walking through the list: everything once, whatever comes in meanwhile."""

from __future__ import annotations

from datetime import date, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.signing import Signer

from tests.api.asker import LIST


def walk(office, query=None, *, start=LIST, at_each_page=lambda: None) -> list[int]:
    """All ids from the page `start` on, by following `next`."""
    ids: list[int] = []
    address = start
    while address:
        page = office.get(address, query).json()
        ids += [item["id"] for item in page["items"]]
        at_each_page()
        address, query = page["next"], None
        assert len(ids) < 100
    return ids


@pytest.fixture
def eight(make_communication) -> list[int]:
    """Ids in the order of the list: newest first, two of one day, three of another."""
    days = [
        date(2023, 7, 1),
        date(2023, 6, 1),
        date(2023, 6, 1),
        date(2023, 5, 1),
        date(2023, 4, 30),
        date(2022, 1, 1),
        date(2022, 1, 1),
        date(2022, 1, 1),
    ]
    letters = [make_communication(letter_date=day) for day in reversed(days)]
    return [letter.pk for letter in reversed(letters)]


@pytest.mark.parametrize("limit", [1, 2, 3, 4, 5, 6, 7, 8, 9])
def test_every_letter_comes_once_in_pages_of_any_size(office, eight, limit):
    assert walk(office, {"limit": limit}) == eight


def test_a_page_has_fifty_letters_unless_asked_otherwise(office, make_communication):
    for _ in range(51):
        make_communication(questions=())

    assert len(office.get().json()["items"]) == 50
    assert len(office.get(query={"limit": 200}).json()["items"]) == 51


def test_the_last_page_has_no_next(office, eight):
    full = office.get(query={"limit": 8})

    assert full.json()["next"] is None
    assert "Link" not in full


def test_next_stands_in_the_body_and_in_the_header(office, eight):
    response = office.get(query={"limit": 2, "year": ["2023", "2022"]})

    following = response.json()["next"]
    assert response["Link"] == f'<{following}>; rel="next"'
    assert following.startswith("http://testserver/api/v1/communications/?")
    query = parse_qs(urlsplit(following).query)
    assert (query["limit"], query["year"]) == (["2"], ["2023", "2022"])
    assert list(query) == ["limit", "year", "cursor"]


def test_next_keeps_the_filters(office, eight, make_communication):
    make_communication(type="UA")

    assert walk(office, {"limit": 1, "type": "UA"}) == office.ids({"type": "UA"})


def test_letters_that_come_in_meanwhile_neither_shift_nor_repeat_anything(
    office, eight, make_communication
):
    days = iter([date(2023, 8, 1) + timedelta(days=n) for n in range(10)])

    def one_more() -> None:
        make_communication(letter_date=next(days))

    assert walk(office, {"limit": 2}, at_each_page=one_more) == eight


def test_a_letter_that_belongs_further_down_comes_at_its_place(office, eight, make_communication):
    first = office.get(query={"limit": 2}).json()
    newcomer = make_communication(letter_date=date(2023, 5, 15))

    rest = walk(office, start=first["next"])

    assert rest == [eight[2], newcomer.pk, *eight[3:]]


def test_the_same_page_has_the_same_cursor_at_any_time(office, eight, time_machine):
    first = office.get(query={"limit": 3}).json()["next"]
    time_machine.move_to("2023-08-30T11:00:00Z")

    assert office.get(query={"limit": 3}).json()["next"] == first


def cursor_of(office) -> str:
    following = office.get(query={"limit": 1}).json()["next"]
    return parse_qs(urlsplit(following).query)["cursor"][0]


def test_a_cursor_that_was_changed_is_refused(office, eight):
    cursor = cursor_of(office)
    changed = ("A" if cursor[0] != "A" else "B") + cursor[1:]

    assert office.get(query={"cursor": cursor}).status_code == 200
    response = office.get(query={"cursor": changed})

    assert response.status_code == 400
    assert response.json()["errors"][0]["code"] == "unusable_cursor"


@pytest.mark.parametrize("place", [[None, 1], ["2023-07-03"], ["2023-07-03", "x"], {}, 7])
def test_a_cursor_that_holds_no_place_is_refused(office, eight, place):
    signed = Signer(salt="communications.api.cursor").sign_object(place)

    assert office.get(query={"cursor": signed}).status_code == 400


@pytest.mark.parametrize("salt", ["communications.api", "django.core.signing.Signer"])
def test_what_we_signed_for_something_else_is_no_cursor(office, eight, salt):
    forged = Signer(salt=salt).sign_object(["2023-07-03", 1])

    assert office.get(query={"cursor": forged}).status_code == 400


def test_a_cursor_shows_nothing_to_another_office(office, other_office, eight):
    assert other_office.ids({"cursor": cursor_of(office)}) == []
