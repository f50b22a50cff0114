"""The addresses that libraries bring: the administration, signing in, and the API.

Nobody but an administrator gets anything from the administration, and an administrator no word of a
case; the pages of one's account are one's own; the API shows no more than the pages do.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.apps import apps
from django.test import Client

from parties.models import User
from tests.api.asker import Asker, letter_path
from tests.api.test_permissions import TABLE

from .inventory import all_addresses, everything_stored
from .roles import DESK, OFFICE, SIGNED_IN, SIGNED_OUT, THERE
from .routes import ADMINISTRATION, API, SIGN_IN
from .world import ANY_SECRET, DESK_SECRET, World

Browser = Callable[[str], Client]

# For everybody: how one gets into the administration, and out again.
DOORS = {"/admin/login/", "/admin/logout/"}
# One letter each in the stages before it is sent, and after.
SENT = ("sent letter", "voided letter", "closed letter")
UNSENT = ("draft", "dropped letter", "letter in sign-off", "letter taken back", "cleared letter")


def administration() -> list[str]:
    """Every address under /admin/, each with a row that is there."""
    found = []
    for address in all_addresses():
        if address.startswith(ADMINISTRATION):
            app, _, model = address.removeprefix(ADMINISTRATION).partition("/")
            place = re.sub(r"\^\(\?P<app_label>.*", "parties/", address)
            place = re.sub(r"\(\?P<url>.*", "nowhere/", place)
            if "<path:object_id>" in place:
                found.append(place.replace("<path:object_id>", _key_of(app, model)))
            else:
                found.append(place)
    return [re.sub(r"<path:\w+>", "1", place) for place in found]


def _key_of(app: str, model: str) -> str:
    known = (
        {each.__name__.lower(): each for each in apps.get_app_config(app).get_models()}
        if (app in {"parties", "communications"})
        else {}
    )
    rows = known[model.partition("/")[0]] if known else User
    first = rows._default_manager.first()
    return str(first.pk) if first else "1"


def refused(answer) -> bool:
    if answer.status_code == 302:
        return answer["Location"].startswith(("/admin/login/", "/accounts/login/"))
    return answer.status_code in {403, 404, 405}


@pytest.mark.parametrize("role", sorted((SIGNED_IN | SIGNED_OUT) - {"administrator"}))
def test_nobody_but_an_administrator_administers(world: World, browser: Browser, role: str):
    client, stored = browser(role), everything_stored()
    faults = []
    for address in administration():
        for ask in (client.get, client.post):
            answer = ask(address)
            if address not in DOORS and not refused(answer):
                faults.append(f"{ask.__name__} {address}: {answer.status_code}")
            if ANY_SECRET in answer.text.lower():
                faults.append(f"{ask.__name__} {address}: shows a word of the world")
    assert not faults, "\n".join(faults)
    assert everything_stored() == stored


def test_the_administration_knows_nothing_of_cases_and_letters(world: World, browser: Browser):
    client = browser("administrator")
    faults, opened = [], 0
    for address in administration():
        answer = client.get(address, follow=True)
        opened += answer.status_code == 200
        if answer.status_code >= 500:
            faults.append(f"{address}: {answer.status_code}")
        # Whom letters may go to, and where, is reference data.
        parties = ("contact", "otheractor")
        shown = "" if any(each in address for each in parties) else answer.text.lower()
        if ANY_SECRET in shown:
            faults.append(f"{address}: shows a word of the world")
    assert not faults, "\n".join(faults)
    assert opened > 20


@pytest.mark.parametrize("role", sorted(SIGNED_IN | SIGNED_OUT))
def test_pages_of_an_account_tell_nothing_of_the_work(world: World, browser: Browser, role: str):
    client = browser(role)
    faults = []
    for address in all_addresses():
        if address.startswith(SIGN_IN):
            place = re.sub(r"\^(.*?)\(\?P<.*\$", r"\1never-1-made/", address)
            for ask in (client.get, client.post):
                answer = ask(place)
                if answer.status_code >= 500 or ANY_SECRET in answer.text.lower():
                    faults.append(f"{ask.__name__} {place}: {answer.status_code}")
            if role != "nobody" and address.endswith("logout/"):
                client = browser(role)
    assert not faults, "\n".join(faults)


def test_every_address_of_the_api_has_its_table():
    ours = {each.removeprefix("/") for each in all_addresses() if each.startswith(API)}
    assert {re.sub(r"<\w+:(\w+)>", r"%(\1)s", each) for each in ours} == set(TABLE)


@pytest.mark.parametrize("role", sorted(SIGNED_IN))
def test_the_api_shows_to_each_what_the_pages_do(world: World, request, role: str):
    api = Asker(request.getfixturevalue(role))
    for kind in (*SENT, *UNSENT):
        answer = api.get(letter_path(world.keys[kind]["pk"]))
        shown = kind in SENT and role in THERE[kind]
        assert answer.status_code == (200 if shown else 404), kind
        _assert_nothing_hidden_in(answer.text, role)
    listed = api.get()
    assert len(listed.json()["items"]) == (3 if role in DESK | OFFICE else 0)
    _assert_nothing_hidden_in(listed.text, role)


def _assert_nothing_hidden_in(text: str, role: str) -> None:
    """What stays in the secretariat is in no answer of the API, not even to the secretariat."""
    hidden = DESK_SECRET if role in DESK | OFFICE else ANY_SECRET
    assert hidden.lower() not in text.lower()
