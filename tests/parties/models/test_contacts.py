"""Contacts: whose they are, and when they hold."""

from __future__ import annotations

from datetime import date

import pytest

from parties.models import Contact, OtherActor, State
from tests.refused import refused

JULY_1 = date(2024, 7, 1)


def add(**fields) -> Contact:
    return Contact.objects.create(**{"name": "Permanent Mission", **fields})


@pytest.fixture
def botswana(states) -> State:
    return states["BWA"]


def test_a_contact_is_of_one_addressee(botswana, company: OtherActor):
    refused("contact_of_one_addressee", add)
    refused("contact_of_one_addressee", add, state=botswana, actor=company)
    assert add(state=botswana) in botswana.contacts.all()
    assert add(actor=company) in company.contacts.all()


def test_a_contact_has_a_name(botswana):
    refused("contact_has_a_name", add, state=botswana, name="")


def test_days_of_a_contact_are_in_order(botswana):
    days = {"valid_from": JULY_1, "valid_to": date(2024, 6, 30)}
    refused("contact_dates_in_order", add, state=botswana, **days)


def test_a_contact_holds_on_its_first_and_its_last_day(botswana):
    contact = add(state=botswana, valid_from=JULY_1, valid_to=date(2024, 7, 2))
    on = {
        day: contact in Contact.objects.on(date(2024, 7, day) if day else date(2024, 6, 30))
        for day in (0, 1, 2, 3)
    }
    assert on == {0: False, 1: True, 2: True, 3: False}


def test_a_contact_may_be_without_an_address(botswana):
    assert (add(state=botswana).email, add(state=botswana).language) == ("", "en")
