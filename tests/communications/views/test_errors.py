"""Pages for what went wrong carry the id under which the log tells more."""

from __future__ import annotations

import pytest
from django.core.exceptions import SuspiciousOperation
from django.test import Client, RequestFactory

from communications.views import errors


@pytest.mark.parametrize(
    ("user", "path"), [(None, "/nothing-here/"), ("office_user", "/communications/import/")]
)
def test_not_found_and_not_allowed_carry_the_request_id(db, signed_in, request, user, path):
    client = signed_in(request.getfixturevalue(user)) if user else Client()

    response = client.get(path)

    assert response.status_code == (403 if user else 404)
    assert f"<code>{response['X-Request-Id']}</code>" in response.content.decode()


def test_a_fault_is_told_without_touching_the_database():
    request = RequestFactory().get("/")
    request.META["REQUEST_ID"] = "abc123"

    response = errors.server_error(request)

    assert response.status_code == 500
    assert "<code>abc123</code>" in response.content.decode()


def test_a_fault_in_the_page_for_faults_still_gets_an_answer(settings):
    settings.TEMPLATES = [settings.TEMPLATES[0] | {"DIRS": [], "APP_DIRS": False}]
    request = RequestFactory().get("/")
    request.META["REQUEST_ID"] = "abc123"

    response = errors.server_error(request)

    assert response.status_code == 500
    assert response["Content-Type"] == "text/plain"
    assert response.content == b"Something went wrong. Request id: abc123"


def test_a_request_that_cannot_be_understood():
    request = RequestFactory().get("/")
    request.META["REQUEST_ID"] = "abc123"

    response = errors.bad_request(request, SuspiciousOperation("no"))

    assert response.status_code == 400
    assert "<code>abc123</code>" in response.content.decode()


def test_no_page_of_ours_has_an_inline_script_or_style(
    db, signed_in, make_communication, supervisor
):
    letter = make_communication()
    client = signed_in(supervisor)

    for path in ("/", f"/communications/{letter.pk}/", "/notices/", "/account/tokens/", "/x/"):
        page = client.get(path).content.decode()
        assert "<style" not in page
        assert " style=" not in page
        assert page.count("<script") == page.count('<script type="module" src="/static/js/')


def test_a_request_for_another_host_is_answered_with_that_page(db):
    response = Client(SERVER_NAME="elsewhere.example").get("/accounts/login/")

    assert response.status_code == 400
    assert response["X-Request-Id"] in response.content.decode()
