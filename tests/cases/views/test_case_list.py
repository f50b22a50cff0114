"""The list of cases: what stands in it for whom, its questions, what it costs."""

from __future__ import annotations

import re
from datetime import date
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.models import Person
from cases.services.case_standing import assign_case, close_case
from cases.services.case_work import add_to_do, note_risk
from tests.factories import make_case

TODAY = date(2023, 6, 14)
ROW = re.compile(r'<th scope="row">\s*<a href="/cases/\d+/">\s*<bdi>([^<]*)</bdi>')


def titles(response) -> list[str]:
    return [unescape(found) for found in ROW.findall(response.content.decode())]


@pytest.fixture
def cases(desk_africa, desk_americas, officer_africa, supervisor):
    """One open case of mine, one of nobody, a closed one; and one of another desk."""
    mine = make_case(title="Lower Sedge", desk=desk_africa)
    assign_case(case=mine, officer=officer_africa, by=supervisor, on=TODAY)
    make_case(title="Upper Sedge", desk=desk_africa)
    closed = make_case(title="Closed Sedge", desk=desk_africa)
    close_case(case=closed, by=supervisor, on=TODAY)
    make_case(title="Zqxqzvhidden Sedge", desk=desk_americas)
    make_case(title="Zqxqzvnodesk Sedge", desk=None)
    return mine


def test_an_officer_finds_the_open_cases_of_the_own_desk(cases, signed_in, officer_africa):
    assert titles(signed_in(officer_africa).get("/cases/")) == ["Upper Sedge", "Lower Sedge"]


def test_a_supervisor_finds_all(cases, signed_in, supervisor):
    assert len(titles(signed_in(supervisor).get("/cases/?standing=all"))) == 5


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("standing=closed", ["Closed Sedge"]),
        ("standing=all", ["Closed Sedge", "Upper Sedge", "Lower Sedge"]),
        ("mine=on", ["Lower Sedge"]),
        ("mine=on&standing=closed", []),
        ("standing=nonsense&page=nonsense", ["Upper Sedge", "Lower Sedge"]),
        ("desk=americas", ["Upper Sedge", "Lower Sedge"]),
    ],
)
def test_the_questions_of_an_officer(cases, signed_in, officer_africa, question, found):
    page = signed_in(officer_africa).get(f"/cases/?{question}")

    assert (page.status_code, titles(page)) == (200, found)
    assert b"Zqxqzv" not in page.content


def test_a_supervisor_asks_for_one_desk(cases, signed_in, supervisor):
    assert titles(signed_in(supervisor).get("/cases/?desk=americas")) == ["Zqxqzvhidden Sedge"]


def test_words_of_the_title_are_posted_and_never_find_what_is_hidden(
    cases, signed_in, officer_africa
):
    client = signed_in(officer_africa)

    assert titles(client.post("/cases/", {"words": "sedge LOWER"})) == ["Lower Sedge"]
    hidden = client.post("/cases/", {"words": "Zqxqzvhidden"})
    absent = client.post("/cases/", {"words": "Zqxqzvabsent"})
    assert titles(hidden) == titles(absent) == []
    assert "No case fits" in hidden.content.decode()
    assert titles(client.get("/cases/?words=Zqxqzvhidden")) == []


@pytest.mark.parametrize("user", ["office_user", "auditor", "administrator"])
def test_others_have_no_list(cases, signed_in, request, user):
    response = signed_in(request.getfixturevalue(user)).get("/cases/")

    assert response.status_code == 403
    assert b"Sedge" not in response.content


def test_without_a_desk_the_list_says_what_to_do(cases, signed_in, officer_without_desk):
    page = signed_in(officer_without_desk).get("/cases/").content.decode()

    assert "You belong to no desk yet" in page
    assert "Sedge" not in page


def test_an_empty_list_leads_to_intake(signed_in, officer_africa):
    assert 'href="/cases/submissions/"' in signed_in(officer_africa).get("/cases/").content.decode()


def test_a_row_tells_persons_to_dos_and_risk(cases, signed_in, officer_africa):
    for number in (1, 2, 3):
        Person.objects.create(case=cases, position=number, name="Zqxqzvname")
    for text in ("Ask", "Write"):
        add_to_do(case=cases, text=text, due_on=None, assignee=None, by=officer_africa, on=TODAY)
    note_risk(case=cases, level="low", text="A", by=officer_africa, on=TODAY)
    note_risk(case=cases, level="extreme", text="B", by=officer_africa, on=TODAY)

    page = signed_in(officer_africa).get("/cases/?mine=on").content.decode()

    assert re.findall(r'<span class="numeric">(\d+)</span>', page) == ["3", "2"]
    assert "Risk: extreme" in page
    assert "Zqxqzv" not in page


def test_one_row_and_three_rows_cost_the_same(desk_africa, signed_in, officer_africa):
    client = signed_in(officer_africa)
    make_case(title="One", desk=desk_africa)
    with CaptureQueriesContext(connection) as one:
        assert len(titles(client.get("/cases/"))) == 1
    for title in ("Two", "Three"):
        make_case(title=title, desk=desk_africa)
    with CaptureQueriesContext(connection) as three:
        assert len(titles(client.get("/cases/"))) == 3

    assert len(one) == len(three) == 7
