"""The page of an office's delegations."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from communications.services.delegating import delegate
from parties.models import Delegation
from tests.communications.views.listed import markup

TUESDAY = date(2024, 3, 12)
PAGE = "/sign-offs/delegations/"


@pytest.fixture
def given(mandate_housing, office_health, office_user) -> Delegation:
    """Housing lets the office for health answer from 12 March on."""
    return delegate(
        mandate=mandate_housing,
        to_office=office_health,
        valid_from=TUESDAY,
        valid_to=None,
        reason="On mission.",
        by=office_user,
        on=TUESDAY,
    )


def test_an_office_delegates_on_the_page(signed_in, office_user, mandate_housing, office_health):
    response = signed_in(office_user).post(
        PAGE,
        {
            "mandate": mandate_housing.pk,
            "to_office": office_health.pk,
            "valid_from": "12 March 2024",
            "valid_to": "20 March 2024",
            "reason": "On mission.",
        },
    )

    assert response["Location"] == PAGE
    row = Delegation.objects.get()
    assert (row.mandate, row.to_office, row.given_by) == (
        mandate_housing,
        office_health,
        office_user,
    )
    assert (row.valid_from, row.valid_to) == (TUESDAY, date(2024, 3, 20))


def test_what_was_typed_is_kept_when_it_is_refused(
    signed_in, office_user, mandate_housing, office_health
):
    response = signed_in(office_user).post(
        PAGE,
        {
            "mandate": mandate_housing.pk,
            "to_office": office_health.pk,
            "valid_from": "11 March 2024",
            "reason": "On mission.",
        },
    )

    assert response.status_code == 422
    shown = markup(response)
    assert "This day has passed." in shown
    assert "On mission." in shown
    assert not Delegation.objects.exists()


def test_a_mandate_of_another_office_is_not_offered_and_not_taken(
    signed_in, office_user, mandate_health, office_health
):
    client = signed_in(office_user)
    assert f'<option value="{mandate_health.pk}">' not in client.get(PAGE).content.decode()

    response = client.post(
        PAGE,
        {
            "mandate": mandate_health.pk,
            "to_office": office_health.pk,
            "valid_from": "12 March 2024",
        },
    )
    assert response.status_code == 422
    assert not Delegation.objects.exists()


def test_both_offices_see_it_and_the_giving_one_withdraws(
    given, signed_in, office_user, other_office_user
):
    withdraw = f"{PAGE}{given.pk}/withdraw/"
    received = markup(signed_in(other_office_user).get(PAGE))
    assert "On mission." in received
    assert "Holds now" in received
    assert withdraw not in received

    client = signed_in(office_user)
    assert withdraw in markup(client.get(PAGE))
    assert client.post(withdraw)["Location"] == PAGE
    given.refresh_from_db()
    assert given.withdrawn_by == office_user
    assert "Withdrawn" in markup(client.get(PAGE))


@pytest.fixture
def third_office_user(mandate_detention):
    from parties.enums import Role
    from tests.factories import make_office, make_user

    office = make_office("detention", mandate_detention)
    return make_user("a.stranger@detention.example", Role.MANDATE_OFFICE, office=office)


def test_a_third_office_sees_nothing_of_it(given, signed_in, third_office_user):
    client = signed_in(third_office_user)

    assert "On mission." not in client.get(PAGE).content.decode()
    assert client.post(f"{PAGE}{given.pk}/withdraw/").status_code == 404
    given.refresh_from_db()
    assert given.withdrawn_at is None


def test_the_receiving_office_does_not_withdraw(given, signed_in, other_office_user):
    response = signed_in(other_office_user).post(f"{PAGE}{given.pk}/withdraw/")

    assert response.status_code == 404
    given.refresh_from_db()
    assert given.withdrawn_at is None


@pytest.mark.parametrize("user", ["officer_africa", "supervisor", "auditor", "administrator"])
def test_delegations_are_among_offices(given, signed_in, request, user):
    client = signed_in(request.getfixturevalue(user))

    for response in (client.get(PAGE), client.post(f"{PAGE}{given.pk}/withdraw/")):
        assert response.status_code == 403
        assert "On mission." not in response.content.decode()
    given.refresh_from_db()
    assert given.withdrawn_at is None


def test_the_page_asks_as_often_with_three_delegations_as_with_one(
    given, signed_in, office_user, mandate_housing, django_assert_num_queries
):
    client = signed_in(office_user)
    with CaptureQueriesContext(connection) as with_one:
        client.get(PAGE)
    for day in (20, 22):
        Delegation.objects.create(
            mandate=mandate_housing,
            to_office=given.to_office,
            valid_from=date(2024, 4, day),
            valid_to=date(2024, 4, day),
            given_by=office_user,
        )

    with django_assert_num_queries(len(with_one)):
        client.get(PAGE)
