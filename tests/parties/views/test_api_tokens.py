"""A user's own tokens: shown once, revoked at once, nobody else's business."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from parties.models import ApiToken
from parties.services.api_tokens import create_api_token

TOKENS = "/account/tokens/"
LIST = "/api/v1/communications/"


def browser(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def bearing(secret: str) -> int:
    return Client().get(LIST, headers={"Authorization": f"Bearer {secret}"}).status_code


@pytest.mark.parametrize("days", [30, 90, 365])
def test_a_new_token_is_shown_once_and_works(office_user, days):
    client = browser(office_user)

    response = client.post(TOKENS, {"name": "Mirror", "days": str(days)})

    secret = response.context["secret"]
    page = response.content.decode()
    assert response.status_code == 200
    assert secret.startswith("ct_")
    assert page.count(secret) == 2
    assert f"Authorization: Bearer {secret}" in page.replace("&quot;", '"')
    token = ApiToken.objects.get()
    assert (token.user, token.name) == (office_user, "Mirror")
    assert abs(token.expiry - timezone.now() - timedelta(days=days)) < timedelta(minutes=1)
    assert bearing(secret) == 200
    again = client.get(TOKENS).content.decode()
    assert secret not in again
    assert f"{token.token_key}…" in again


@pytest.mark.parametrize(
    ("sent", "message"),
    [
        ({"name": "", "days": "90"}, "Enter what the token is for."),
        ({"name": "Mirror", "days": ""}, "Choose how long the token lasts."),
        ({"name": "Mirror", "days": "36500"}, "Select a valid choice."),
        ({"name": "x" * 101, "days": "90"}, "at most 100 characters"),
    ],
)
def test_what_is_missing_is_told(office_user, sent, message):
    response = browser(office_user).post(TOKENS, sent)

    assert response.status_code == 422
    assert message in response.content.decode()
    assert ApiToken.objects.count() == 0


def test_nobody_has_more_than_twenty(office_user):
    for number in range(20):
        create_api_token(user=office_user, name=str(number), days=1)

    response = browser(office_user).post(TOKENS, {"name": "One more", "days": "30"})

    assert response.status_code == 422
    assert "You have 20 tokens, the most there may be." in response.content.decode()
    assert ApiToken.objects.count() == 20


def test_revoking_asks_first_and_then_ends_the_token(office_user):
    token, secret = create_api_token(user=office_user, name="Mirror", days=30)
    client = browser(office_user)
    address = f"{TOKENS}{token.token_key}/revoke/"

    assert "Revoke the token “Mirror”?" in client.get(address).content.decode()
    assert bearing(secret) == 200

    response = client.post(address)

    assert response["Location"] == TOKENS
    assert bearing(secret) == 401
    assert ApiToken.objects.count() == 0


def test_another_users_token_does_not_exist(office_user, other_office_user):
    token, secret = create_api_token(user=other_office_user, name="Theirs", days=30)
    client = browser(office_user)

    assert "Theirs" not in client.get(TOKENS).content.decode()
    assert client.get(f"{TOKENS}{token.token_key}/revoke/").status_code == 404
    assert client.post(f"{TOKENS}{token.token_key}/revoke/").status_code == 404
    assert bearing(secret) == 200


@pytest.mark.parametrize("user", ["auditor", "administrator"])
def test_roles_that_read_no_letters_have_no_tokens(request, user):
    client = browser(request.getfixturevalue(user))

    assert client.get(TOKENS).status_code == 403
    assert client.post(TOKENS, {"name": "Mirror", "days": "30"}).status_code == 403
    assert ApiToken.objects.count() == 0


def test_whoever_is_not_signed_in_is_asked_to(db):
    assert Client().get(TOKENS).status_code == 302


def test_the_secret_is_kept_by_no_cache(office_user):
    response = browser(office_user).post(TOKENS, {"name": "Mirror", "days": "30"})

    assert response["Cache-Control"] == "no-store, private"
