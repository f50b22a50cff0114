"""The intake list: its parts, its order, its empty states, and for whom it is."""

from __future__ import annotations

import re
from datetime import date
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.services.triage import decline, join_case
from tests.cases.submissions import TODAY, make_admissible, make_submission
from tests.factories import make_case, make_desk

ADDRESS = "/cases/submissions/"
ROW = re.compile(r'<th scope="row">\s*<a href="[^"]*"><bdi>([^<]*)</bdi>')


def titles(response) -> list[str]:
    return [unescape(found) for found in ROW.findall(response.text)]


def tiles(response) -> dict[str, int]:
    found = re.findall(
        r'phase-tile__count">(\d+)</span>.*?phase-tile__name">([^<]*)<', response.text, re.DOTALL
    )
    return {name: int(count) for count, name in found}


@pytest.fixture
def some(officer_africa, supervisor):
    """Two that wait, one of them urgent; one that was declined; one at another desk."""
    make_submission(title="Ordinary", registered_by=officer_africa)
    make_submission(title="Urgent", urgency="urgent", received_on=date(2023, 6, 13))
    declined = make_submission(title="Declined", registered_by=officer_africa)
    decline(submission=declined, reason="Before a court.", by=supervisor, on=TODAY)
    make_submission(title="Elsewhere", desk=make_desk("americas"), urgency="urgent")


@pytest.mark.usefixtures("some")
def test_what_waits_is_listed_first_the_urgent_then_the_longest_waiting(signed_in, officer_africa):
    make_submission(title="Old", received_on=date(2023, 6, 1))
    assert titles(signed_in(officer_africa).get(ADDRESS)) == ["Urgent", "Old", "Ordinary"]


@pytest.mark.usefixtures("some")
@pytest.mark.parametrize(
    ("show", "expected"),
    [
        ("undecided", ["Urgent", "Ordinary"]),
        ("urgent", ["Urgent"]),
        ("mine", ["Ordinary"]),
        ("decided", ["Declined"]),
        ("nonsense", ["Urgent", "Ordinary"]),
    ],
)
def test_each_part_lists_its_own(signed_in, officer_africa, show, expected):
    assert titles(signed_in(officer_africa).get(ADDRESS, {"show": show})) == expected


@pytest.mark.usefixtures("some")
def test_tiles_count_what_the_parts_list_and_nothing_of_other_desks(signed_in, officer_africa):
    assert tiles(signed_in(officer_africa).get(ADDRESS)) == {
        "To be decided": 2,
        "Urgent, to be decided": 1,
        "Registered by me, to be decided": 1,
        "Decided": 1,
    }


@pytest.mark.usefixtures("some")
def test_supervisors_see_every_desk(signed_in, supervisor):
    response = signed_in(supervisor).get(ADDRESS)
    assert titles(response) == ["Elsewhere", "Urgent", "Ordinary"]
    assert "Americas desk" in response.text
    assert tiles(response)["Urgent, to be decided"] == 2


def test_a_row_tells_where_it_stands(signed_in, officer_africa, desk_africa):
    make_submission(title="Open")
    make_admissible(make_submission(title="Admissible"))
    page = signed_in(officer_africa).get(ADDRESS).text
    assert "Not judged yet" in page
    assert ">Admissible</span>" in page.replace("</svg>", "</svg>>")
    joined = make_admissible(make_submission(title="Joined"))
    join_case(
        submission=joined,
        case=make_case(desk=desk_africa),
        with_persons=False,
        with_incident=False,
        by=officer_africa,
        on=TODAY,
    )
    assert "Joined to a case" in signed_in(officer_africa).get(ADDRESS, {"show": "decided"}).text


def test_no_row_names_a_person_or_a_source(signed_in, officer_africa, supervisor):
    make_submission()
    for user in (officer_africa, supervisor):
        page = signed_in(user).get(ADDRESS).text
        assert "Clearing of the Lower Sedge valley" in page
        assert "Zqxqzv" not in page


@pytest.mark.parametrize("show", ["undecided", "decided"])
def test_three_rows_are_listed_with_as_many_queries_as_one(signed_in, supervisor, show):
    client = signed_in(supervisor)

    def add(number: int) -> None:
        submission = make_admissible(make_submission(title=f"Number {number}"))
        if show == "decided":
            decline(submission=submission, reason="Before a court.", by=supervisor, on=TODAY)

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert titles(client.get(ADDRESS, {"show": show}))
        return len(captured)

    add(1)
    for_one = queries()
    add(2)
    add(3)
    assert queries() == for_one
    assert for_one <= 8


def test_a_long_list_comes_in_pages(signed_in, supervisor):
    for number in range(51):
        make_submission(title=f"Number {number}", source=False)
    client = signed_in(supervisor)
    first = client.get(ADDRESS)
    assert len(titles(first)) == 50
    assert "1 to 50 of 51" in first.text
    assert len(titles(client.get(ADDRESS, {"page": "2"}))) == 1


@pytest.mark.parametrize(
    ("show", "text"),
    [
        ("undecided", "Nothing waits for a decision"),
        ("urgent", "Nothing urgent waits"),
        ("mine", "Nothing that you registered waits"),
    ],
)
def test_an_empty_part_says_why(signed_in, officer_africa, supervisor, show, text):
    submission = make_submission()
    decline(submission=submission, reason="Before a court.", by=supervisor, on=TODAY)
    assert text in signed_in(officer_africa).get(ADDRESS, {"show": show}).text


def test_nothing_decided_yet_is_said(signed_in, officer_africa):
    make_submission()
    page = signed_in(officer_africa).get(ADDRESS, {"show": "decided"}).text
    assert "Nothing has been decided yet" in page


def test_the_first_use_leads_to_the_first_registration(signed_in, officer_africa):
    make_submission(title="Hidden", desk=make_desk("americas"))
    page = signed_in(officer_africa).get(ADDRESS).text
    assert "Nothing has been registered yet" in page
    assert "Hidden" not in page
    assert 'href="/cases/submissions/add/"' in page


def test_an_officer_without_a_desk_is_told_so(signed_in, officer_without_desk):
    make_submission(title="Hidden", desk=None)
    response = signed_in(officer_without_desk).get(ADDRESS)
    assert response.status_code == 200
    assert "You belong to no desk yet" in response.text
    assert "Hidden" not in response.text


@pytest.mark.parametrize("user", ["office_user", "auditor", "administrator"])
def test_the_list_is_for_the_secretariat(signed_in, request, user):
    make_submission(title="Hidden")
    response = signed_in(request.getfixturevalue(user)).get(ADDRESS)
    assert response.status_code == 403
    assert "Hidden" not in response.text


def test_strangers_are_sent_to_sign_in(client, db):
    assert client.get(ADDRESS).headers["Location"].startswith("/accounts/login/")
