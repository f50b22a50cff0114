"""Who gets which answer, for every address and method. An address that is not listed fails."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils.regex_helper import normalize

from tests.api.asker import Asker, token_for

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")
READ = ("GET", "HEAD")

# Fixtures of the cast, and whether they may read the letter: it carries the mandate on housing and
# lies with the desk for Africa.
CAST = {
    "nobody": None,
    "gone": None,
    "office_user": True,
    "other_office_user": False,
    "officer_africa": True,
    "officer_other_desk": False,
    "officer_without_desk": False,
    "supervisor": True,
    "auditor": False,
    "administrator": False,
}

# Route: (address with the letter's id put in, answers to reading by reader / non-reader / nobody,
# answers to every other method by those with a token / nobody).
TABLE = {
    "api/v1/communications/": ("/api/v1/communications/", (200, 200, 401), (405, 401)),
    "api/v1/communications/%(pk)s/": ("/api/v1/communications/{pk}/", (200, 404, 401), (405, 401)),
    "api/v1/schema/": ("/api/v1/schema/", (200, 200, 401), (405, 401)),
    "api/v1/problems/": ("/api/v1/problems/", (200, 200, 200), (405, 405)),
    "api/v1/problems/%(name)s/": ("/api/v1/problems/not-found/", (200, 200, 200), (405, 405)),
    "api/": ("/api/v1/nowhere/", (404, 404, 401), (404, 401)),
}


def routes(resolver: URLResolver, prefix: str = "") -> Iterator[str]:
    for each in resolver.url_patterns:
        pattern = prefix + normalize(each.pattern.regex.pattern)[0][0]
        if isinstance(each, URLResolver):
            yield from routes(each, pattern)
        elif isinstance(each, URLPattern):
            yield pattern


def test_every_address_of_the_api_is_in_the_table():
    under_api = {route for route in routes(get_resolver()) if route.startswith("api/")}

    assert under_api == set(TABLE)


@pytest.mark.parametrize("who", CAST)
@pytest.mark.parametrize("route", TABLE)
def test_each_role_gets_its_answer_to_each_method(request, make_communication, route, who):
    address, reading, other = TABLE[route]
    path = address.format(pk=make_communication().pk)
    headers = {}
    if who != "nobody":
        headers["authorization"] = f"Bearer {token_for(request.getfixturevalue(who))}"
    column = {True: 0, False: 1, None: 2}[CAST[who]]
    expected = {
        method: reading[column] if method in READ else other[column == 2] for method in METHODS
    }

    client = Client()
    answers = {m: client.generic(m, path, headers=headers).status_code for m in METHODS}

    # An error about a token may be looked up with that very token.
    if who == "gone" and reading[2] == 200:
        assert set(answers.values()) <= {200, 405}
    assert answers == expected


@pytest.mark.parametrize("who", [who for who, reads in CAST.items() if reads is False])
def test_a_list_holds_nothing_that_its_reader_may_not_read(request, make_communication, who):
    make_communication()

    assert Asker(request.getfixturevalue(who)).ids() == []


@pytest.mark.parametrize("who", [who for who, reads in CAST.items() if reads])
def test_a_list_holds_what_its_reader_may_read(request, make_communication, who):
    letter = make_communication()

    assert Asker(request.getfixturevalue(who)).ids() == [letter.pk]
