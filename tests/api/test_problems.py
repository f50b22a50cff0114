"""Every error is a problem with an address of its own, and says nothing that it should not."""

from __future__ import annotations

import pytest
from django.core.exceptions import SuspiciousOperation
from django.test import Client, RequestFactory
from rest_framework import exceptions
from rest_framework.request import Request

from communications.api import queries
from communications.api.problems import PROBLEMS, problem_response
from tests.api.asker import LIST, letter_path


def test_a_problem_has_its_parts_and_nothing_else(office):
    response = office.get("/api/v1/communications/1/")

    assert response.status_code == 404
    assert response["Content-Type"] == "application/problem+json"
    assert response.json() == {
        "type": "/api/v1/problems/not-found/",
        "title": "There is nothing here",
        "status": 404,
        "detail": "There is nothing at this address that you may see.",
        "request_id": response["X-Request-Id"],
    }


@pytest.mark.parametrize(
    "address",
    [
        "/api/",
        "/api/v1/",
        "/api/v2/communications/",
        "/api/v1/nowhere/",
        "/api/v1/communications",
        "/api/v1/communications/1",
        "/api/v1/communications/1/x.css",
        "/api/v1/communications/1/?format=html",
        "/api/v1/communications/../../admin/",
        "/api/v1/problems/none-such/",
        "/api/v1/" + "a" * 5000,
        "/api/v1/%00",
        "/api/v1/%ff",
    ],
    ids=lambda address: address[:40],
)
def test_an_address_that_is_none_is_answered_by_the_api(office, address):
    response = office.get(address)

    assert response.status_code in {400, 404}
    assert response["Content-Type"] == "application/problem+json"
    assert response["Cache-Control"] == "no-store, private"


@pytest.mark.parametrize(
    "accept", ["text/html", "application/xml", "application/problem+json", "image/*", "x"]
)
def test_a_form_other_than_json_is_not_acceptable(office, accept):
    response = office.get(accept=accept)

    assert response.status_code == 406
    assert response["Content-Type"] == "application/problem+json"
    assert response.json()["type"] == "/api/v1/problems/not-acceptable/"


@pytest.mark.parametrize(
    "accept",
    ["application/json", "*/*", "application/*;q=0.1", "text/html, application/json;q=0.9"],
)
def test_json_is_acceptable(office, accept):
    assert office.get(accept=accept).status_code == 200


def test_a_wrong_method_names_the_right_ones(office):
    response = office.request("POST")

    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD"
    assert response.json()["type"] == "/api/v1/problems/method-not-allowed/"


def test_a_wrong_method_is_wrong_whatever_the_query(office):
    assert office.request("POST", query={"colour": "blue"}).status_code == 405


@pytest.mark.parametrize("body", [b"", b"{", b"\xff\xfe", b"<x/>", b"[" * 100_000])
@pytest.mark.parametrize("content_type", ["application/json", "text/csv", "", "x/y; charset=no"])
def test_a_body_changes_no_answer(office, body, content_type):
    answers = {
        method: office.client.generic(
            method,
            LIST,
            data=body,
            content_type=content_type,
            headers={"authorization": f"Bearer {office.token}"},
        ).status_code
        for method in ["GET", "POST"]
    }

    assert answers == {"GET": 200, "POST": 405}


@pytest.mark.parametrize("path", [LIST, letter_path(1), "/api/v1/nowhere/", "/api/v1/problems/"])
def test_plain_http_is_refused_and_never_redirected(office, settings, path):
    settings.SECURE_SSL_REDIRECT = True

    response = office.get(path)

    assert response.status_code == 403
    assert response.json()["type"] == "/api/v1/problems/https-required/"
    assert "Location" not in response


def test_https_is_answered_where_it_is_required(office, settings):
    settings.SECURE_SSL_REDIRECT = True

    response = Client().get(LIST, secure=True, headers={"authorization": f"Bearer {office.token}"})

    assert response.status_code == 200


@pytest.mark.parametrize("path", [LIST, letter_path(1)])
def test_a_fault_of_ours_says_nothing_of_its_cause(office, monkeypatch, caplog, path):
    def fail(*_args: object, **_options: object) -> None:
        raise RuntimeError("ZQXQZVVICTIM at /srv/tracker: SELECT name FROM cases_person")

    monkeypatch.setattr(queries, "letters_for", fail)
    office.client.raise_request_exception = False

    response = office.get(path)

    assert response.status_code == 500
    assert response["Content-Type"] == "application/problem+json"
    assert response.json() == {
        "type": "/api/v1/problems/server-error/",
        "title": "Something went wrong here",
        "status": 500,
        "detail": "The fault is ours. Tell us the request id, and try again later.",
        "request_id": response["X-Request-Id"],
    }
    (record,) = [each for each in caplog.records if each.levelname == "ERROR"]
    assert "ZQXQZVVICTIM" in str(record.exc_info)


@pytest.mark.parametrize(
    ("raised", "name", "status"),
    [
        (exceptions.ParseError("x"), "malformed-request", 400),
        (SuspiciousOperation("x"), "malformed-request", 400),
        (exceptions.PermissionDenied("x"), "forbidden", 403),
        (exceptions.UnsupportedMediaType("text/csv"), "unsupported-media-type", 415),
    ],
    ids=str,
)
def test_what_a_view_may_raise_becomes_a_problem(raised, name, status):
    request = Request(RequestFactory().get(LIST))

    response = problem_response(raised, {"request": request})

    assert (response.status_code, response.data["status"]) == (status, status)
    assert response.data["type"] == f"/api/v1/problems/{name}/"


def test_every_problem_explains_itself_at_its_address(db):
    for problem in Client().get("/api/v1/problems/").json()["items"]:
        response = Client().get(problem["type"])

        assert response.status_code == 200
        assert response.json() == problem
        assert problem["type"] == f"/api/v1/problems/{problem['name']}/"


def test_the_addresses_of_problems_stay_as_they_are():
    assert {(each.name, each.status) for each in PROBLEMS} == {
        ("malformed-request", 400),
        ("invalid-parameters", 400),
        ("unauthenticated", 401),
        ("https-required", 403),
        ("forbidden", 403),
        ("not-found", 404),
        ("method-not-allowed", 405),
        ("not-acceptable", 406),
        ("unsupported-media-type", 415),
        ("server-error", 500),
    }
