"""What only a real server shows: bytes on the wire, connections, odd requests."""

from __future__ import annotations

from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from urllib.parse import urlsplit

import pytest

from tests.api.asker import LIST, letter_path, token_for


class Wire:
    """One connection that is kept between requests; answers are read to their end."""

    def __init__(self, address: str, token: str) -> None:
        self.connection = HTTPConnection(urlsplit(address).netloc, timeout=30)
        self.token = token

    def ask(self, method: str, path: str, **headers: str) -> tuple[HTTPResponse, bytes]:
        named = {"Authorization": f"Bearer {self.token}"}
        named |= {name.replace("_", "-"): value for name, value in headers.items()}
        self.connection.request(method, path, headers=named)
        response = self.connection.getresponse()
        return response, response.read()


@pytest.fixture
def wire(transactional_db, live_server, office_user) -> Iterator[Wire]:
    wire = Wire(live_server.url, token_for(office_user))
    yield wire
    wire.connection.close()


@pytest.fixture
def letter(transactional_db, make_communication):
    return make_communication()


def test_head_has_the_headers_of_get_and_no_body(wire, letter):
    for path in (LIST, letter_path(letter.pk), "/api/v1/nowhere/"):
        got, body = wire.ask("GET", path)
        head, nothing = wire.ask("HEAD", path)

        assert (head.status, nothing) == (got.status, b"")
        assert head.headers["Content-Length"] == str(len(body))
        assert head.headers["ETag"] == got.headers["ETag"]
        assert head.headers["Content-Type"] == got.headers["Content-Type"]


def test_304_has_no_body(wire, letter):
    first, _ = wire.ask("GET", LIST)

    again, nothing = wire.ask("GET", LIST, If_None_Match=first.headers["ETag"])

    assert (again.status, nothing) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]


def test_the_links_of_an_answer_lead_to_this_server(wire, live_server, letter, make_communication):
    make_communication()
    response, _ = wire.ask("GET", f"{LIST}?limit=1")

    link = response.headers["Link"].partition(";")[0].strip("<>")

    assert link.startswith(f"{live_server.url}{LIST}?")
    following, _ = wire.ask("GET", link.removeprefix(live_server.url))
    assert following.status == 200


def test_a_cookie_of_a_session_opens_nothing(live_server, client, office_user, letter):
    client.force_login(office_user)
    wire = Wire(live_server.url, "none")

    response, _ = wire.ask("GET", LIST, Cookie=f"sessionid={client.cookies['sessionid'].value}")

    assert response.status == 401
    assert "Set-Cookie" not in response.headers


def test_every_answer_has_a_request_id_of_its_own(wire, letter):
    ids = {wire.ask("GET", path)[0].headers["X-Request-Id"] for path in (LIST, LIST, "/api/v1/x/")}

    assert len(ids) == 3


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("BREW", LIST, 405),
        ("OPTIONS", LIST, 405),
        ("POST", LIST, 405),
        ("GET", "/api/v1/nowhere/", 404),
        ("GET", LIST + "?" + "a=1&" * 2000, 400),
        ("GET", LIST + "?x=%f0%9f%92%a9&%00=%00", 400),
    ],
    ids=str,
)
def test_odd_requests_get_problems(wire, letter, method, path, status):
    response, _ = wire.ask(method, path)

    assert response.status == status
    assert response.headers["Content-Type"] == "application/problem+json"
