from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from rest_framework.test import APIClient

from communications.models import Communication
from parties.models import ApiToken, Office, User
from reporting.demo import loading
from reporting.demo.loading import CannotLoad, load_demo_data
from reporting.demo.logins import TOKEN_OWNER
from reporting.demo.planning import FEWEST_LETTERS
from reporting.demo.staff import make_users
from tests import factories

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def _a_demonstration_machine(settings: Any) -> None:
    settings.ALLOW_HTTP = True


def _said(*arguments: str) -> str:
    out = StringIO()
    call_command("load_demo_data", *arguments, stdout=out)
    return out.getvalue()


@pytest.mark.parametrize("arguments", [(), ("--show-logins",)])
def test_it_refuses_where_plain_http_is_not_allowed(
    settings: Any, arguments: tuple[str, ...]
) -> None:
    make_users()
    settings.ALLOW_HTTP = False
    with pytest.raises(CommandError, match="ALLOW_HTTP is off"):
        _said(*arguments)
    assert not Communication.objects.exists()
    assert not ApiToken.objects.exists()


def test_it_says_what_is_missing_without_reference_data() -> None:
    with pytest.raises(CommandError, match=r"run `manage\.py load_reference_data`"):
        _said()
    assert not User.objects.exists()


def test_it_refuses_a_count_that_is_too_small() -> None:
    call_command("load_reference_data", stdout=StringIO())
    with pytest.raises(CommandError, match=f"at least {FEWEST_LETTERS} letters"):
        _said("--count", "5")


def test_it_leaves_a_database_with_letters_alone(
    make_communication: Callable[..., Communication],
) -> None:
    call_command("load_reference_data", stdout=StringIO())
    make_communication()
    with pytest.raises(CannotLoad, match="letters already"):
        load_demo_data(today=TODAY, count=FEWEST_LETTERS, seed=1, tell=lambda _line: None)


def test_a_loading_that_fails_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    call_command("load_reference_data", stdout=StringIO())

    def fail(**_days: date) -> None:
        raise RuntimeError("the night went wrong")

    monkeypatch.setattr(loading, "flag_overdue", fail)
    with pytest.raises(RuntimeError, match="the night went wrong"):
        load_demo_data(today=TODAY, count=FEWEST_LETTERS, seed=1, tell=lambda _line: None)
    assert not User.objects.exists()
    assert not Office.objects.exists()
    assert not Communication.objects.exists()


def test_where_it_is_loaded_it_says_so() -> None:
    make_users()
    assert _said() == "The demonstration data are there already.\n"


def test_logins_cannot_be_shown_before_the_data_are_loaded() -> None:
    with pytest.raises(CommandError, match=r"run `manage\.py load_demo_data` first"):
        _said("--show-logins")


def test_logins_show_everybody_and_the_password() -> None:
    make_users()
    said = _said("--show-logins")
    assert "Desk officer, Africa: 0 letters\n    Awa Tendrelle " in said
    assert "Administrator: users and reference data, no letters" in said
    assert said.count("@example.org") == User.objects.count() == 21
    assert "Password of everybody: demonstration\n" in said
    user = User.objects.get(email="awa.tendrelle@example.org")
    assert user.check_password("demonstration")


def test_the_request_to_the_api_has_the_address_that_was_given() -> None:
    make_users()
    said = _said("--show-logins", "--base-url", "http://127.0.0.1:8123/")
    assert "http://127.0.0.1:8123/api/v1/communications/\n" in said


def test_the_token_shown_opens_the_api_and_the_one_before_no_longer() -> None:
    users = make_users()
    office = users[TOKEN_OWNER.email].office
    assert office is not None
    mandate = factories.make_mandate("housing")
    office.mandates.add(mandate)
    factories.make_communication(mandates=[mandate])
    before, after = _token(_said("--show-logins")), _token(_said("--show-logins"))
    assert _status(before) == 401
    assert _status(after) == 200
    assert ApiToken.objects.count() == 1


def _token(said: str) -> str:
    return said.partition("Bearer ")[2].partition("'")[0]


def _status(token: str) -> int:
    client = APIClient(headers={"Authorization": f"Bearer {token}"})
    return int(client.get("/api/v1/communications/").status_code)
