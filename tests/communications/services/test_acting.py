"""The one place that every act on a letter goes through: who may, in which stage, on what."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import OperationalError, connections, transaction
from django.db.transaction import TransactionManagementError

from communications.enums import Act, Stage
from communications.models import Communication
from communications.services.acting import acts_open_to, lock_for, require


@pytest.fixture
def draft(make_communication) -> Communication:
    return make_communication(stage=Stage.DRAFT)


@pytest.fixture
def in_sign_off(make_communication) -> Communication:
    return make_communication(stage=Stage.IN_SIGN_OFF)


def test_buttons_are_the_acts_of_role_and_stage(in_sign_off, officer_africa, office_user):
    assert acts_open_to(officer_africa, in_sign_off) == ("comment", "remind", "take_back")
    assert acts_open_to(office_user, in_sign_off) == ("comment", "sign", "ask_changes", "decline")


def test_no_button_for_a_closed_account(draft, gone):
    assert acts_open_to(gone, draft) == ()


def test_letters_come_as_they_are_now_in_the_order_of_their_keys(
    make_communication, officer_africa
):
    letters = [make_communication(stage=Stage.DRAFT) for _ in range(3)]
    Communication.objects.filter(pk=letters[1].pk).update(salutation="Your Excellency,")

    locked = lock_for(Act.EDIT, letters=reversed(letters), by=officer_africa)

    assert [letter.pk for letter in locked] == sorted(letter.pk for letter in letters)
    assert locked[1].salutation == "Your Excellency,"
    assert letters[1].salutation == "Excellency,"


def test_a_letter_that_is_named_twice_comes_once(draft, officer_africa):
    assert lock_for(Act.EDIT, letters=[draft, draft], by=officer_africa) == [draft]


@pytest.mark.parametrize(
    "who",
    [
        "officer_other_desk",
        "officer_without_desk",
        "office_user",
        "auditor",
        "administrator",
        "gone",
    ],
)
def test_a_letter_that_may_not_be_read_does_not_exist(request, draft, who):
    with pytest.raises(Communication.DoesNotExist):
        lock_for(Act.EDIT, letters=[draft], by=request.getfixturevalue(who))


def test_one_hidden_letter_among_others_hides_the_act(
    draft, make_communication, desk_americas, officer_africa
):
    hidden = make_communication(stage=Stage.DRAFT, desk=desk_americas)
    with pytest.raises(Communication.DoesNotExist):
        lock_for(Act.EDIT, letters=[draft, hidden], by=officer_africa)


def test_what_is_hidden_is_absent_before_it_is_forbidden(in_sign_off, other_office_user):
    """Else the answer would tell that the letter is there."""
    with pytest.raises(Communication.DoesNotExist):
        lock_for(Act.SEND, letters=[in_sign_off], by=other_office_user)


@pytest.mark.parametrize(
    ("who", "act"),
    [
        ("officer_africa", Act.SIGN),
        ("officer_africa", Act.SEND),
        ("officer_africa", Act.VOID),
        ("supervisor", Act.SIGN),
        ("supervisor", Act.CLEAR),
        ("office_user", Act.TAKE_BACK),
        ("office_user", Act.CLEAR),
        ("office_user", Act.SEND),
    ],
)
def test_a_role_that_never_does_an_act_is_refused(request, in_sign_off, who, act):
    with pytest.raises(PermissionDenied):
        lock_for(act, letters=[in_sign_off], by=request.getfixturevalue(who))


def test_an_act_in_the_wrong_stage_says_which_stage_it_is(in_sign_off, officer_africa):
    with pytest.raises(ValidationError) as refusal:
        lock_for(Act.EDIT, letters=[in_sign_off], by=officer_africa)
    (problem,) = refusal.value.error_dict["__all__"]
    assert problem.code == "wrong_stage"
    assert refusal.value.message_dict == {
        "__all__": ["“Edit” is not possible: the letter is now in the stage “In sign-off”."]
    }


def test_one_letter_in_the_wrong_stage_stops_the_act_on_all(draft, in_sign_off, officer_africa):
    with pytest.raises(ValidationError, match="is not possible"):
        lock_for(Act.CIRCULATE, letters=[draft, in_sign_off], by=officer_africa)


def test_the_stage_that_counts_is_the_one_in_the_database(draft, officer_africa):
    Communication.objects.filter(pk=draft.pk).update(stage=Stage.IN_SIGN_OFF)
    assert draft.stage == Stage.DRAFT
    with pytest.raises(ValidationError, match="In sign-off"):
        lock_for(Act.EDIT, letters=[draft], by=officer_africa)


def test_the_row_of_the_table_comes_back(draft, officer_africa):
    row = require(Act.CIRCULATE, draft, officer_africa)
    assert (row.act, row.to) == ("circulate", "in_sign_off")


def test_a_right_that_is_taken_away_ends_with_the_next_act(
    in_sign_off, office_user, office_housing, mandate_housing
):
    assert lock_for(Act.SIGN, letters=[in_sign_off], by=office_user) == [in_sign_off]
    office_housing.mandates.remove(mandate_housing)
    with pytest.raises(Communication.DoesNotExist):
        lock_for(Act.SIGN, letters=[in_sign_off], by=office_user)


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_nothing_is_locked(draft, officer_africa):
    with pytest.raises(TransactionManagementError):
        lock_for(Act.EDIT, letters=[draft], by=officer_africa)


@pytest.mark.django_db(transaction=True)
def test_nobody_else_gets_the_letter_until_the_transaction_ends(draft, officer_africa):
    def take_it_at_once() -> str:
        try:
            with transaction.atomic():
                Communication.objects.filter(pk=draft.pk).select_for_update(nowait=True).get()
            return "free"
        except OperationalError:
            return "locked"
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as other:
        with transaction.atomic():
            lock_for(Act.EDIT, letters=[draft], by=officer_africa)
            assert other.submit(take_it_at_once).result(timeout=30) == "locked"
        assert other.submit(take_it_at_once).result(timeout=30) == "free"
