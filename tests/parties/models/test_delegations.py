"""Delegations: on which days one holds, by the database's clock and by a day that is given."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.db.models import Value

from parties.models import Delegation, delegation
from tests.refused import refused

JUNE_29, JUNE_30 = date(2024, 6, 29), date(2024, 6, 30)
JULY_1, JULY_2 = date(2024, 7, 1), date(2024, 7, 2)


@pytest.fixture
def delegate(mandate_housing, office_health, office_user):
    """Delegates the mandate on housing to the office on health."""

    def delegate(first: date | None, last: date | None, **fields: Any) -> Delegation:
        return Delegation.objects.create(
            mandate=mandate_housing,
            to_office=office_health,
            valid_from=first,
            valid_to=last,
            given_by=office_user,
            **fields,
        )

    return delegate


def at(moment: datetime, monkeypatch) -> None:
    """Let the clock of `in_force` stand at `moment`."""
    monkeypatch.setattr(delegation, "Now", lambda: Value(moment))


# Half past midnight in Geneva, where summer time is two hours ahead of UTC.
JUST_JULY_1 = datetime(2024, 6, 30, 22, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("first", "last", "holds"),
    [
        (JULY_1, JULY_1, True),
        (JULY_1, None, True),
        (JUNE_29, JULY_1, True),
        (JUNE_29, JULY_2, True),
        (JUNE_29, None, True),
        (JUNE_29, JUNE_30, False),
        (JULY_2, None, False),
        (JULY_2, JULY_2, False),
    ],
)
def test_both_days_are_included_and_are_days_in_geneva(delegate, monkeypatch, first, last, holds):
    row = delegate(first, last)
    at(JUST_JULY_1, monkeypatch)
    assert (row in Delegation.objects.in_force()) is holds
    assert (row in Delegation.objects.on(JULY_1)) is holds


@pytest.mark.parametrize(
    ("moment", "holds"),
    [
        (datetime(2024, 6, 30, 21, 59, 59, tzinfo=UTC), False),
        (datetime(2024, 6, 30, 22, 0, tzinfo=UTC), True),
        (datetime(2024, 7, 1, 21, 59, 59, tzinfo=UTC), True),
        (datetime(2024, 7, 1, 22, 0, tzinfo=UTC), False),
    ],
)
def test_a_day_begins_and_ends_at_midnight_in_geneva(delegate, monkeypatch, moment, holds):
    row = delegate(JULY_1, JULY_1)
    at(moment, monkeypatch)
    assert (row in Delegation.objects.in_force()) is holds


def test_in_winter_geneva_is_one_hour_ahead(delegate, monkeypatch):
    row = delegate(date(2024, 12, 1), date(2024, 12, 1))
    at(datetime(2024, 11, 30, 23, 0, tzinfo=UTC), monkeypatch)
    assert row in Delegation.objects.in_force()
    at(datetime(2024, 11, 30, 22, 59, tzinfo=UTC), monkeypatch)
    assert row not in Delegation.objects.in_force()


def test_what_is_withdrawn_holds_no_more(delegate, office_user, monkeypatch):
    row = delegate(JUNE_29, None, withdrawn_at=JUST_JULY_1, withdrawn_by=office_user)
    at(JUST_JULY_1, monkeypatch)
    assert row not in Delegation.objects.in_force()


def test_the_clock_is_the_databases_own(delegate, time_machine):
    """A right ends when it ends, whatever the clock of a web server says."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT (now() AT TIME ZONE 'Europe/Zurich')::date")
        (today,) = cursor.fetchone()
    holds = delegate(today - timedelta(days=1), today + timedelta(days=1))
    over = delegate(date(2020, 1, 1), date(2020, 1, 2))
    time_machine.move_to("2020-01-01T12:00:00Z")
    assert list(Delegation.objects.in_force()) == [holds]
    assert over in Delegation.objects.on(date(2020, 1, 1))


def test_a_delegation_begins_on_a_day_and_ends_no_earlier(delegate):
    refused("delegation_has_a_first_day", delegate, None, None)
    refused("delegation_dates_in_order", delegate, JULY_1, JUNE_30)
    delegate(JULY_1, JULY_1)


def test_a_withdrawal_has_a_moment_and_a_person(delegate, office_user):
    refused("delegation_withdrawn_whole", delegate, JULY_1, None, withdrawn_at=JUST_JULY_1)
    refused("delegation_withdrawn_whole", delegate, JULY_1, None, withdrawn_by=office_user)
