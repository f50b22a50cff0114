"""Contacts in the administration: for administrators alone, each of one addressee."""

from __future__ import annotations

import pytest
from django.urls import reverse

from parties.models import Contact
from tests.factories import make_actor, make_state
from tests.page_forms import Fields

pytestmark = pytest.mark.django_db

LIST = reverse("admin:parties_contact_changelist")
ADD = reverse("admin:parties_contact_add")


def typed(**changes: str) -> dict[str, str]:
    return {"name": "Permanent Mission of Botswana", "language": "en", **changes}


def test_an_administrator_adds_and_finds_a_contact(client, administrator):
    make_state("BWA")
    client.force_login(administrator)
    assert "name" in Fields(client.get(ADD).content.decode()).values
    client.post(ADD, typed(state="BWA", email="mission@bwa.example"))
    contact = Contact.objects.get()
    assert (contact.state_id, contact.email) == ("BWA", "mission@bwa.example")
    page = client.get(LIST, {"q": "BWA"}).content.decode()
    assert "Permanent Mission of Botswana" in page


@pytest.mark.parametrize("both", [True, False])
def test_a_contact_is_of_one_addressee(client, administrator, both):
    make_state("BWA")
    chosen = {"state": "BWA", "actor": str(make_actor().pk)} if both else {}
    client.force_login(administrator)
    answer = client.post(ADD, typed(**chosen))
    assert "Choose a State or another addressee, one of the two." in answer.content.decode()
    assert not Contact.objects.exists()


def test_a_contact_is_never_deleted(client, administrator):
    contact = Contact.objects.create(state=make_state("BWA"), name="Permanent Mission")
    client.force_login(administrator)
    address = reverse("admin:parties_contact_delete", args=[contact.pk])
    assert client.post(address, {"post": "yes"}).status_code == 403
    assert Contact.objects.exists()


@pytest.mark.parametrize("user", ["supervisor", "officer_africa", "office_user", "auditor"])
def test_nobody_else_gets_in(client, request, user):
    Contact.objects.create(state=make_state("BWA"), name="ZQX Mission", email="zqx@bwa.example")
    client.force_login(request.getfixturevalue(user))
    for address in (LIST, ADD):
        answer = client.get(address, follow=True)
        assert b"ZQX" not in answer.content
