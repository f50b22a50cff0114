"""Every address of the site, asked by every role: what each opens and sends, and nothing else.

Whoever may not is told that there is no such page, in the very words of one that was never there;
no answer holds a word that its reader may not read; and what is refused has changed nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from pypdf import PdfReader

from .inventory import all_addresses, everything_stored
from .roles import DESK, OFFICE, SIGNED_IN, SIGNED_OUT, THERE
from .routes import ADMINISTRATION, API, OPEN, ROUTES, SIGN_IN, Route
from .world import ANY_SECRET, DESK_SECRET, Keys, World

ROLES = sorted(SIGNED_IN | SIGNED_OUT)
PARAMETER = re.compile(r"<\w+:(\w+)>")
ABSENT: Keys = {"pk": 999_999_999, "number": 999, "token_key": "ct_0123456789ab"}

Browser = Callable[[str], Client]


def test_every_address_is_classed():
    ours = {
        address
        for address in all_addresses()
        if not address.startswith((ADMINISTRATION, SIGN_IN, API))
    }
    assert sorted(ours - set(ROUTES) - OPEN) == [], "not classed in tests/security/routes.py"
    assert sorted((set(ROUTES) | OPEN) - ours) == [], "classed, but no address of the site"


def test_every_kind_of_row_is_there_for_somebody(world):
    """And every row of the world is asked for at some address."""
    assert set(world.keys) == set(THERE)
    assert {kind for route in ROUTES.values() for kind in route.about} - {""} == set(THERE)


@pytest.mark.parametrize("role", ROLES)
def test_what_each_role_opens(world: World, browser: Browser, role: str):
    client = browser(role)
    faults = []
    for address, route, kind in _asked():
        answer = _undone(client.get, _filled(address, world.keys.get(kind, {})), route.sent)
        wanted = _wanted(route, role, kind, route.opens, route.answers)
        faults += _faults(f"GET {address} ({kind})", answer, wanted, role)
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("role", ROLES)
def test_what_each_role_sends(world: World, browser: Browser, role: str):
    """What is sent is empty: it may be found wanting, but it is looked at."""
    client, stored = browser(role), everything_stored()
    faults = []
    for address, route, kind in _asked():
        place = _filled(address, world.keys.get(kind, {}))
        looked_at = frozenset({200, 302, 400, 409, 422})
        wanted = _wanted(route, role, kind, route.sends, looked_at)
        if wanted == looked_at:
            answer = _undone(client.post, place, route.sent)
            faults += _faults(f"POST {address} ({kind})", answer, wanted, role)
            continue
        faults += _faults(f"POST {address} ({kind})", client.post(place, route.sent), wanted, role)
        if everything_stored() != stored:
            faults.append(f"POST {address} ({kind}): refused, and something was changed")
            stored = everything_stored()
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("role", sorted(SIGNED_IN - {"supervisor"}))
def test_what_is_hidden_is_answered_as_what_was_never_there(
    world: World, browser: Browser, role: str
):
    client = browser(role)
    faults = []
    for address, route, kind in _asked():
        if not kind or role in THERE[kind]:
            continue
        keys = world.keys[kind]
        for ask in (client.get, client.post):
            hidden = _whole(_undone(ask, _filled(address, keys), route.sent), keys)
            absent = {**ABSENT, **{name: ABSENT["pk"] for name in keys if name not in ABSENT}}
            never = _whole(_undone(ask, _filled(address, absent), route.sent), absent)
            if hidden != never:
                faults.append(f"{ask.__name__} {address} ({kind}): {hidden[0]}, absent {never[0]}")
    assert not faults, "\n".join(faults)


def test_a_row_of_somebody_else_is_not_found_under_ones_own(
    world: World, elsewhere: World, browser: Browser
):
    """An address of two keys, the first one's own and the second one another desk's."""
    client, stored = browser("officer_other_desk"), everything_stored()
    faults, asked = [], 0
    for address, route, kind in _asked():
        own, foreign = elsewhere.keys.get(kind, {}), world.keys.get(kind, {})
        mixed = {**foreign, "pk": own.get("pk", 0)}
        if len(own) < 2 or "number" in own:
            continue
        for ask in (client.get, client.post):
            answer = ask(_filled(address, mixed))
            asked += 1
            taken = route.opens if ask == client.get else route.sends
            if answer.status_code != (404 if taken else 405) or _leaks(answer, ANY_SECRET):
                faults.append(f"{ask.__name__} {address} ({kind}): {answer.status_code}")
    assert not faults, "\n".join(faults)
    assert asked > 10
    assert everything_stored() == stored


@pytest.mark.parametrize("role", ["officer_other_desk", "other_office_user"])
def test_no_answer_differs_by_what_is_hidden(
    elsewhere: World, browser: Browser, request: pytest.FixtureRequest, role: str
):
    """Lists, counts, choices and the pages of one's own rows are as if nothing else were there."""
    client = browser(role)
    request.getfixturevalue("reference_data")
    before = _all_answers(client, elsewhere)
    request.getfixturevalue("world")
    after = _all_answers(client, elsewhere)
    faults = [asked for asked, answer in after.items() if answer != before[asked]]
    assert not faults, "\n".join(faults)
    assert len(after) > 60


def _all_answers(client: Client, world: World) -> dict[str, tuple[int, str, dict[str, str]]]:
    """What every address answers, asked with the rows of `world`."""
    return {
        f"{address} ({kind})": _whole(
            _undone(client.get, _filled(address, world.keys.get(kind, {})), route.sent), {}
        )
        for address, route, kind in _asked()
    }


def _asked() -> Iterator[tuple[str, Route, str]]:
    """Every address with each kind of row that may stand in it."""
    for address, route in ROUTES.items():
        for kind in route.about:
            yield address, route, kind


def _filled(address: str, keys: Keys) -> str:
    return PARAMETER.sub(lambda found: str(keys[found[1]]), address)


def _undone(ask: Callable[..., Any], place: str, sent: Mapping[str, str]) -> Any:
    """The answer, with whatever the page did taken back."""
    before = transaction.savepoint()
    answer = ask(place, sent)
    _content(answer)
    transaction.savepoint_rollback(before)
    return answer


def _wanted(
    route: Route, role: str, kind: str, allowed: frozenset[str], good: frozenset[int]
) -> frozenset[int]:
    """The statuses that are right for `role`."""
    if role in SIGNED_OUT:
        return frozenset({302})
    if not allowed:
        return frozenset({405})
    if role in route.refused:
        return frozenset({403})
    if role in route.absent_to or (kind and role not in THERE[kind]):
        return frozenset({404})
    return good if role in allowed else frozenset({403})


def _faults(asked: str, answer: Any, wanted: frozenset[int], role: str) -> Iterator[str]:
    status = answer.status_code
    if status not in wanted:
        yield f"{asked}: {status}, not {'/'.join(map(str, sorted(wanted)))}"
    to_sign_in = status == 302 and answer["Location"].startswith("/accounts/login/")
    if to_sign_in != (role in SIGNED_OUT):
        yield f"{asked}: leads to {answer.get('Location', 'nowhere')}"
    secret = _hidden_from(role) if status in {200, 302, 409, 422} else ANY_SECRET
    if secret and _leaks(answer, secret):
        yield f"{asked}: {status}, and shows “{secret}”"


def _hidden_from(role: str) -> str:
    """The word that no page may show to the role; none for those who read everything here."""
    if role in DESK:
        return ""
    return DESK_SECRET if role in OFFICE else ANY_SECRET


def _leaks(answer: Any, secret: str) -> bool:
    headers = " ".join(f"{name}: {value}" for name, value in answer.headers.items())
    return secret.lower() in f"{headers} {_content(answer)}".lower()


def _content(answer: Any) -> str:
    """What an answer says; a PDF as its text."""
    if not hasattr(answer, "read_once"):
        body = b"".join(answer) if answer.streaming else answer.content
        if answer.get("Content-Type") == "application/pdf":
            pages = PdfReader(BytesIO(body)).pages if body.count(b"endobj") else []
            body = " ".join(page.extract_text() for page in pages).encode()
        answer.read_once = body.decode("utf-8", "replace")
    text: str = answer.read_once
    return text


def _whole(answer: HttpResponse, keys: Keys) -> tuple[int, str, dict[str, str]]:
    """Status, body and headers, without what differs in every answer, and without its own keys."""
    headers = {name.lower(): value for name, value in answer.headers.items()}
    body = _content(answer).replace(headers.pop("x-request-id", "-"), "")
    body = "\n".join(line for line in body.splitlines() if "csrfmiddlewaretoken" not in line)
    for value in keys.values():
        body = body.replace(f"/{value}/", "/KEY/")
    return answer.status_code, body, headers
