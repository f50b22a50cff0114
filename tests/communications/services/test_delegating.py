"""Letting another office answer for a mandate: who may, for which days, and its end."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError

from cases.models import Event
from communications.models import Communication, Notice
from communications.services.delegating import delegate, withdraw_delegation
from communications.services.signing import sign_off
from parties.models import Delegation, Mandate
from tests.factories.sign_off import make_circulated, make_signing_mandate, reply_to

MONDAY, TUESDAY, FRIDAY = date(2024, 3, 11), date(2024, 3, 12), date(2024, 3, 15)
AT = datetime(2024, 3, 12, 9, 0, tzinfo=UTC)


@pytest.fixture
def give(mandate_housing, office_health, office_user):
    """Delegates housing to the office for health from 11 March, unless something else is said."""

    def give(**given: object) -> Delegation:
        return delegate(
            **{
                "mandate": mandate_housing,
                "to_office": office_health,
                "valid_from": MONDAY,
                "valid_to": FRIDAY,
                "reason": "On leave.",
                "by": office_user,
                "on": MONDAY,
                **given,
            }
        )

    return give


def code(refused: pytest.ExceptionInfo[ValidationError]) -> tuple[str, str]:
    [(field, [problem])] = refused.value.error_dict.items()
    return field, problem.code


def test_a_delegation_says_which_mandate_to_whom_and_for_which_days(give, office_user):
    row = give()

    assert (row.mandate.code, row.to_office.code) == ("housing", "health")
    assert (row.valid_from, row.valid_to, row.given_by) == (MONDAY, FRIDAY, office_user)
    event = Event.objects.get(kind="sign_off_delegated")
    assert (event.subject, event.subject_id, event.case) == ("delegation", row.pk, None)
    assert event.after == {
        "mandate": "housing",
        "office": "health",
        "valid_from": "2024-03-11",
        "valid_to": "2024-03-15",
    }


def test_a_delegate_sees_and_signs_and_its_own_office_still_may(
    give, officer_africa, office_user, other_office_user, mandate_housing
):
    housing = make_signing_mandate("housing")
    letter = make_circulated(by=officer_africa, mandates=[housing])
    assert not Communication.objects.visible_to(other_office_user).exists()

    give(valid_to=None)

    sign_off(**reply_to(letter, by=other_office_user, mandates=[housing]))
    assert Communication.objects.visible_to(office_user).get().stage == "cleared"


def test_the_other_office_is_told_what_waits_for_it(
    give, officer_africa, office_user, other_office_user
):
    letter = make_circulated(by=officer_africa, mandates=[make_signing_mandate("housing")])

    give()

    notice = Notice.objects.get(office=other_office_user.office)
    assert (notice.communication, notice.kind) == (letter, "sign_off_asked")
    assert (notice.mandate.code, notice.due_on) == ("housing", FRIDAY)


def test_a_delegation_that_begins_later_tells_nobody_yet(give, officer_africa, other_office_user):
    make_circulated(by=officer_africa, mandates=[make_signing_mandate("housing")])

    give(valid_from=FRIDAY)

    assert not Notice.objects.filter(office=other_office_user.office).exists()


def test_what_was_delegated_is_not_passed_on(give, mandate_housing, other_office_user):
    give(valid_to=None)
    third = other_office_user.office.__class__.objects.create(code="third", name="Third office")

    with pytest.raises(Mandate.DoesNotExist):
        give(by=other_office_user, to_office=third)
    assert Delegation.objects.count() == 1


@pytest.mark.parametrize("user", ["officer_africa", "supervisor", "administrator", "gone"])
def test_only_an_office_delegates(give, request, user):
    with pytest.raises(Mandate.DoesNotExist):
        give(by=request.getfixturevalue(user))


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"valid_from": date(2024, 3, 10)}, ("valid_from", "passed")),
        ({"valid_from": TUESDAY, "valid_to": MONDAY}, ("valid_to", "before_start")),
        ({"reason": "x" * 301}, ("reason", "too_long")),
    ],
)
def test_days_are_to_come_and_in_order(give, given, expected):
    with pytest.raises(ValidationError) as refused:
        give(**given)
    assert code(refused) == expected


def test_an_office_that_carries_the_mandate_needs_no_delegation(give, office_housing):
    with pytest.raises(ValidationError) as refused:
        give(to_office=office_housing)
    assert code(refused) == ("to_office", "carries_it")


@pytest.mark.parametrize("days", [(FRIDAY, None), (MONDAY, MONDAY), (TUESDAY, TUESDAY)])
def test_a_mandate_is_delegated_to_an_office_once_on_a_day(give, days):
    give()
    with pytest.raises(ValidationError) as refused:
        give(valid_from=days[0], valid_to=days[1])
    assert code(refused) == ("to_office", "twice")


def test_a_mandate_is_delegated_again_after_the_last_day(give):
    give()
    give(valid_from=date(2024, 3, 16), valid_to=None)
    assert Delegation.objects.count() == 2


def test_a_withdrawn_delegation_ends_at_once(
    give, officer_africa, office_user, other_office_user, mandate_housing
):
    housing = make_signing_mandate("housing")
    letter = make_circulated(by=officer_africa, mandates=[housing])
    row = give(valid_to=None)
    reply = reply_to(letter, by=other_office_user, mandates=[housing])

    withdraw_delegation(delegation=row, by=office_user, on=TUESDAY, at=AT)
    withdraw_delegation(delegation=row, by=office_user, on=TUESDAY, at=AT)

    with pytest.raises(Communication.DoesNotExist):
        sign_off(**reply)
    row.refresh_from_db()
    assert (row.withdrawn_at, row.withdrawn_by) == (AT, office_user)
    assert Event.objects.filter(kind="delegation_withdrawn").count() == 1


def test_the_receiving_office_does_not_withdraw(give, other_office_user):
    row = give()
    with pytest.raises(Delegation.DoesNotExist):
        withdraw_delegation(delegation=row, by=other_office_user, on=TUESDAY, at=AT)
    row.refresh_from_db()
    assert row.withdrawn_at is None
