"""Finding letters in the list by its columns."""

from __future__ import annotations

from datetime import date

import pytest

from communications.enums import WindowUnit
from communications.rules.windows import Window


@pytest.fixture
def shelf(make_communication, mandate_housing, mandate_health, company) -> dict[int, str]:
    """Five letters by name; all carry the mandate on housing."""
    letters = {
        "appeal": make_communication(type="UA", state="NAM", number=4, language="fr"),
        "company": make_communication(
            actor=company, state=None, number=62, mandates=[mandate_housing, mandate_health]
        ),
        "answered": make_communication(
            number=3, letter_date=date(2022, 5, 2), answered_on=date(2022, 6, 1)
        ),
        "overdue": make_communication(
            number=9, letter_date=date(2023, 1, 2), window=Window(2, WindowUnit.MONTHS)
        ),
        "other": make_communication(type="OL", number=11, window=None, language="es"),
    }
    return {letter.pk: name for name, letter in letters.items()}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"phase": "overdue"}, "overdue"),
        ({"phase": ["overdue", "answered_in_time"]}, "overdue answered"),
        ({"phase": "closed"}, ""),
        ({"type": "UA"}, "appeal"),
        ({"type": ["UA", "OL"]}, "appeal other"),
        ({"addressee": "NAM"}, "appeal"),
        ({"addressee": ["OTH", "NAM"]}, "appeal company"),
        ({"mandate": "health"}, "company"),
        ({"mandate": ["housing", "health"]}, "appeal company answered overdue other"),
        ({"language": "fr"}, "appeal"),
        ({"year": "2022"}, "answered"),
        ({"year": ["2022", "2024"]}, "answered"),
        ({"reference": "AL OTH 62/2023"}, "company"),
        ({"reference": "oth 62 2023"}, "company"),
        ({"reference": "9/2023"}, "overdue"),
        ({"letter_date_from": "2023-07-03"}, "appeal company other"),
        ({"letter_date_from": "2023-07-04"}, ""),
        ({"letter_date_to": "2022-05-02"}, "answered"),
        ({"letter_date_to": "2022-05-01"}, ""),
        ({"due_from": "2023-03-02", "due_to": "2023-03-02"}, "overdue"),
        ({"due_from": "2023-09-01"}, "appeal company"),
        ({"due_to": "2023-03-01"}, "answered"),
        ({"type": "AL", "year": "2023", "phase": "due_soon"}, "company"),
    ],
    ids=str,
)
def test_filters_find(office, shelf, query, found):
    assert {shelf[pk] for pk in office.ids(query)} == set(found.split())


def test_a_letter_with_two_wanted_mandates_is_found_once(office, shelf):
    ids = office.ids({"mandate": ["housing", "health"]})

    assert len(ids) == len(set(ids)) == 5


def refusal(office, query) -> dict:
    response = office.get(query=query)
    assert response.status_code == 400
    problem = response.json()
    assert problem["type"] == "/api/v1/problems/invalid-parameters/"
    (error,) = problem["errors"]
    return error


def test_an_unknown_parameter_is_refused_with_the_list_of_the_known(office, shelf):
    error = refusal(office, {"colour": "blue"})

    assert (error["parameter"], error["code"]) == ("colour", "unknown_parameter")
    assert error["allowed"] == [
        "addressee",
        "cursor",
        "due_from",
        "due_to",
        "language",
        "letter_date_from",
        "letter_date_to",
        "limit",
        "mandate",
        "phase",
        "reference",
        "type",
        "year",
    ]


@pytest.mark.parametrize(
    ("parameter", "value", "code"),
    [
        ("phase", "late", "unknown_value"),
        ("phase", "", "unknown_value"),
        ("type", "JAL", "unknown_value"),
        ("addressee", "XYZ", "unknown_value"),
        ("addressee", "nam", "unknown_value"),
        ("mandate", "tides", "unknown_value"),
        ("language", "de", "unknown_value"),
        ("year", "last", "not_a_number"),
        ("year", "-2023", "not_a_number"),
        ("year", "٢٠٢٣", "not_a_number"),
        ("year", "99999999999999999999", "not_a_number"),
        ("year", "1945", "out_of_range"),
        ("year", "10000", "out_of_range"),
        ("reference", "the one about the valley", "not_a_reference"),
        ("reference", "\x00", "not_a_reference"),
        ("reference", "", "not_a_reference"),
        ("letter_date_from", "03/07/2023", "not_a_day"),
        ("letter_date_to", "20230703", "not_a_day"),
        ("due_from", "2023-02-30", "not_a_day"),
        ("due_to", "2023-07-03T00:00:00Z", "not_a_day"),
        ("limit", "0", "out_of_range"),
        ("limit", "201", "out_of_range"),
        ("limit", "many", "not_a_number"),
        ("limit", ["1", "2"], "repeated"),
        ("due_to", ["2023-07-03", "2023-07-03"], "repeated"),
        ("reference", ["1/2023", "2/2023"], "repeated"),
        ("cursor", "x", "unusable_cursor"),
    ],
    ids=str,
)
def test_an_unreadable_value_is_refused_by_name(office, shelf, parameter, value, code):
    error = refusal(office, {parameter: value})

    assert (error["parameter"], error["code"]) == (parameter, code)


@pytest.mark.parametrize(
    ("parameter", "allowed"),
    [
        ("type", ["AL", "OL", "UA"]),
        ("language", ["ar", "en", "es", "fr", "ru", "zh"]),
        ("mandate", ["health", "housing"]),
    ],
)
def test_an_unknown_value_is_refused_with_the_list_of_the_possible(
    office, shelf, parameter, allowed
):
    assert refusal(office, {parameter: "none-of-them"})["allowed"] == allowed


def test_all_that_is_wrong_is_said_at_once(office):
    response = office.get(query={"phase": "late", "colour": "blue", "due_to": "soon"})

    errors = {error["parameter"]: error["code"] for error in response.json()["errors"]}
    assert errors == {
        "phase": "unknown_value",
        "colour": "unknown_parameter",
        "due_to": "not_a_day",
    }


@pytest.mark.parametrize(
    "query",
    [
        "case__persons__name__startswith=Z",
        "case__desk=1",
        "versions__source_text__contains=a",
        "signing_mandates__holder_name=Aroha",
        "ordering=-case__persons__name",
        "fields=case",
        "format=html",
        "token=ct_0123",
    ],
)
def test_nothing_is_filtered_or_ordered_by_what_the_list_does_not_show(office, shelf, query):
    response = office.get(f"/api/v1/communications/?{query}")

    assert response.status_code == 400
    assert response.json()["errors"][0]["code"] == "unknown_parameter"


@pytest.mark.parametrize(
    "query",
    [
        "%",
        "=",
        "&&&",
        "phase",
        "phase=%ff%fe",
        "%00=%00",
        "reference=" + "9" * 100_000,
        "reference=%25" * 500,
        "a=1&" * 2_000,
        "mandate=" + "a" * 50_000,
        "cursor=" + "A" * 50_000,
        "year=1&" * 900,
    ],
    ids=lambda query: query[:20],
)
def test_odd_and_huge_queries_are_answered_with_a_clear_refusal(office, shelf, query):
    response = office.get(f"/api/v1/communications/?{query}")

    assert response.status_code in {200, 400}
    if response.status_code == 400:
        assert response["Content-Type"] == "application/problem+json"
    assert len(response.content) < 100_000


def test_too_many_parameters_are_a_malformed_request(office):
    response = office.get("/api/v1/communications/?" + "a=1&" * 2_000)

    assert response.status_code == 400
    assert response.json()["type"] == "/api/v1/problems/malformed-request/"


def test_a_thousand_mistakes_get_a_short_answer(office):
    query = "&".join(f"{'x' * 100}{number}=1" for number in range(900))

    response = office.get(f"/api/v1/communications/?{query}")

    assert response.status_code == 400
    assert len(response.json()["errors"]) == 20
    assert len(response.content) < 20_000
