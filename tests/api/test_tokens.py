"""A token opens what its user may read now, and nothing else opens anything."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client

from parties.enums import Role
from parties.models import ApiToken, User
from tests.api.asker import LIST, Asker, letter_path, token_for
from tests.factories import make_office


def test_a_token_is_known_by_its_beginning_and_ends_after_ninety_days(office_user):
    row, raw = ApiToken.objects.create(user=office_user, name="mirror")

    assert raw.startswith("ct_")
    assert len(raw) == 67
    assert row.expiry - row.created == timedelta(days=90)


def test_only_a_digest_is_stored(office_user):
    raw = token_for(office_user)

    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM parties_apitoken")
        stored = " ".join(map(str, cursor.fetchone()))

    assert raw not in stored
    assert raw[:16] not in stored


def refused(**headers: str) -> dict:
    """The answer without its request id; 401 in any case."""
    response = Client().get(LIST, headers=headers)
    assert response.status_code == 401
    assert response["WWW-Authenticate"].startswith('Bearer realm="communications"')
    return response.json() | {"request_id": ""}


@pytest.mark.parametrize(
    "authorization",
    [
        "Bearer",
        "Bearer ",
        "Bearer x",
        "Bearer ct_",
        "Bearer {raw}0",
        "Bearer {raw} {raw}",
        "Bearer {upper}",
        "Bearer {without_prefix}",
        "Bearer {beginning}",
        "Bearer {digest}",
        "Bearer \xff\xfe",
        "Bearer ct_\x00",
        "Bearer " + "a" * 100_000,
        "Token {raw}",
        "Basic {raw}",
        "{raw}",
        "",
    ],
    ids=lambda text: text[:24],
)
def test_what_is_not_the_token_is_refused(office_user, authorization):
    row, raw = ApiToken.objects.create(user=office_user, name="mirror")
    given = authorization.format(
        raw=raw,
        upper=raw.upper(),
        without_prefix=raw.removeprefix("ct_"),
        beginning=row.token_key,
        digest=row.digest,
    )

    assert refused(authorization=given)["type"] == "/api/v1/problems/unauthenticated/"


def test_every_refusal_is_the_same(office_user, gone, time_machine):
    _, revoked = ApiToken.objects.create(user=office_user, name="revoked")
    ApiToken.objects.all().delete()
    expired = token_for(office_user, expiry=timedelta(seconds=1))
    endless = token_for(office_user, expiry=None)
    closed = token_for(gone)
    time_machine.move_to("2023-08-30T10:00:02Z")

    answers = [
        refused(authorization=f"Bearer {token}")
        for token in ["ct_unknown", revoked, expired, endless, closed]
    ]

    assert all(answer == answers[0] for answer in answers)


def test_a_token_ends_on_the_second(office_user, time_machine):
    token = token_for(office_user, expiry=timedelta(days=1))
    client = Client(headers={"authorization": f"Bearer {token}"})

    time_machine.move_to("2023-08-31T09:59:59Z")
    assert client.get(LIST).status_code == 200
    time_machine.move_to("2023-08-31T10:00:00Z")
    assert client.get(LIST).status_code == 401


def test_the_word_bearer_is_understood_in_any_case(office):
    assert office.get(authorization=f"bearer {office.token}").status_code == 200


def test_a_wrong_token_is_told_from_a_missing_one_in_the_challenge_only(db):
    missing = Client().get(LIST)
    wrong = Client().get(LIST, headers={"authorization": "Bearer ct_wrong"})

    assert missing["WWW-Authenticate"] == 'Bearer realm="communications"'
    assert wrong["WWW-Authenticate"] == 'Bearer realm="communications", error="invalid_token"'
    assert missing.json() | {"request_id": ""} == wrong.json() | {"request_id": ""}


def test_a_session_of_the_browser_opens_nothing(office_user, make_communication):
    client = Client()
    client.force_login(office_user)

    for path in [LIST, letter_path(make_communication().pk), "/api/v1/schema/"]:
        assert client.get(path).status_code == 401


def test_a_session_adds_nothing_to_a_token(office, supervisor, make_communication, mandate_health):
    hidden = make_communication(mandates=[mandate_health])
    office.client.force_login(supervisor)

    assert office.get(letter_path(hidden.pk)).status_code == 404
    assert office.ids() == []


def become_auditor(user: User) -> None:
    user.role, user.office = Role.AUDITOR, None


CHANGES = {
    "the office loses the mandate": lambda user: user.office.mandates.clear(),
    "the user goes to another office": lambda user: setattr(user, "office", make_office("tides")),
    "the user has no office any more": lambda user: setattr(user, "office", None),
    "the user becomes an auditor": become_auditor,
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_right_that_is_taken_away_ends_with_the_next_request(
    office, office_user, make_communication, change
):
    letter = make_communication()
    tag = office.get(letter_path(letter.pk))["ETag"]
    assert office.ids() == [letter.pk]

    CHANGES[change](office_user)
    office_user.save()

    assert office.get(letter_path(letter.pk)).status_code == 404
    assert office.get(letter_path(letter.pk), if_none_match=tag).status_code == 404
    assert office.ids() == []


@pytest.mark.parametrize("end", ["revoked", "closed"])
def test_a_revoked_token_or_a_closed_account_is_refused_at_the_next_request(
    office, office_user, end
):
    assert office.get().status_code == 200

    if end == "revoked":
        ApiToken.objects.filter(user=office_user).delete()
    else:
        office_user.is_active = False
        office_user.save()

    assert office.get().status_code == 401


def test_asking_writes_nothing(office, office_user, time_machine):
    token_for(office_user, expiry=timedelta(seconds=1))
    time_machine.move_to("2023-08-30T10:00:02Z")

    office.get()

    assert ApiToken.objects.count() == 2


def test_a_superuser_gets_no_letter_by_that_alone(administrator, make_communication):
    administrator.is_superuser = True
    administrator.save()
    letter = make_communication()

    asker = Asker(administrator)

    assert asker.ids() == []
    assert asker.get(letter_path(letter.pk)).status_code == 404
