from __future__ import annotations

import pytest

pytestmark = pytest.mark.django_db


def test_nobody_changes_the_address_that_one_signs_in_with(client, officer_africa):
    client.force_login(officer_africa)
    answer = client.post(
        "/accounts/email/", {"action_add": "", "email": "somebody.else@desk.example"}
    )
    assert answer.status_code == 404
    officer_africa.refresh_from_db()
    assert officer_africa.email == "awa.moreau@desk.example"


def test_nobody_makes_an_account_for_oneself(client):
    client.post(
        "/accounts/signup/",
        {"email": "visitor@desk.example", "password1": "a long and quiet password"},
    )
    assert not client.login(email="visitor@desk.example", password="a long and quiet password")


def test_pages_stay_in_one_language_whatever_the_browser_asks_for(client):
    answer = client.get("/accounts/login/", headers={"accept-language": "ar,fr;q=0.8"})
    words = " ".join(answer.content.decode().split())
    assert '<html lang="en" dir="ltr">' in words
    assert "Sign in" in words
