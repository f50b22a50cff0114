"""The pages of instruments: provisions below them, taken over one by one, never removed."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.urls import reverse

from communications.models import Instrument, Provision
from communications.services.provisions import instrument_records, load_instruments
from parties.enums import Role
from parties.models import User
from tests.factories import make_user
from tests.page_forms import Fields

pytestmark = pytest.mark.django_db

LIST = "admin:communications_instrument_changelist"


@pytest.fixture
def migrants() -> Instrument:
    """An instrument of three provisions: articles 16, 22 and 25."""
    load_instruments(records=[each for each in instrument_records() if each["code"] == "cmw"])
    return Instrument.objects.get()


@pytest.fixture
def as_administrator(client: Client, administrator: User) -> Client:
    client.force_login(administrator)
    return client


def page_of(instrument: Instrument) -> str:
    return reverse("admin:communications_instrument_change", args=[instrument.pk])


def fields_of(client: Client, instrument: Instrument) -> dict[str, Any]:
    """What a browser would send back unchanged: of several ticked boxes it sends each."""
    values = Fields(client.get(page_of(instrument)).content.decode()).values
    for index, provision in enumerate(instrument.provisions.all()):
        values[f"provisions-{index}-rights"] = provision.rights
        values[f"provisions-{index}-addressee_kinds"] = provision.addressee_kinds
    return values


def edited(instrument: Instrument) -> list[str]:
    """The articles that people have taken over."""
    rows = instrument.provisions.filter(edited_by_people=True)
    return list(rows.values_list("article", flat=True))


def test_saving_without_a_change_leaves_everything_with_the_files(
    as_administrator: Client, migrants: Instrument
) -> None:
    typed = fields_of(as_administrator, migrants)
    assert as_administrator.post(page_of(migrants), typed).status_code == 302
    migrants.refresh_from_db()
    assert not migrants.edited_by_people
    assert edited(migrants) == []


def test_a_changed_summary_takes_over_that_provision_alone(
    as_administrator: Client, migrants: Instrument
) -> None:
    typed = fields_of(as_administrator, migrants) | {"provisions-1-summary_fr": "Le nôtre."}
    assert as_administrator.post(page_of(migrants), typed).status_code == 302
    migrants.refresh_from_db()
    assert not migrants.edited_by_people
    assert edited(migrants) == ["22"]
    assert Provision.objects.get(article="22").summary_fr == "Le nôtre."


def test_a_changed_title_takes_over_the_instrument_alone(
    as_administrator: Client, migrants: Instrument
) -> None:
    typed = fields_of(as_administrator, migrants) | {"title_en": "Convention on migrant workers"}
    as_administrator.post(page_of(migrants), typed)
    migrants.refresh_from_db()
    assert migrants.edited_by_people
    assert edited(migrants) == []


def test_rights_and_addressees_are_ticked(as_administrator: Client, migrants: Instrument) -> None:
    typed = fields_of(as_administrator, migrants) | {
        "provisions-0-rights": ["liberty", "privacy"],
        "provisions-0-addressee_kinds": ["other"],
    }
    assert as_administrator.post(page_of(migrants), typed).status_code == 302
    provision = Provision.objects.get(article="16")
    assert (provision.rights, provision.addressee_kinds) == (["liberty", "privacy"], ["other"])


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_a_provision_without_one_of_its_summaries_is_refused_at_the_field(
    as_administrator: Client, migrants: Instrument, language: str
) -> None:
    typed = fields_of(as_administrator, migrants) | {f"provisions-0-summary_{language}": ""}
    answer = as_administrator.post(page_of(migrants), typed)
    assert answer.status_code == 200
    errors = answer.context["inline_admin_formsets"][0].formset.errors[0]
    assert errors == {f"summary_{language}": ["This field is required."]}


def test_the_number_of_a_provision_never_changes(
    as_administrator: Client, migrants: Instrument
) -> None:
    typed = fields_of(as_administrator, migrants) | {"provisions-0-article": "99"}
    as_administrator.post(page_of(migrants), typed)
    assert list(migrants.provisions.values_list("article", flat=True)) == ["16", "22", "25"]


def test_a_provision_can_be_added_and_is_then_ours(
    as_administrator: Client, migrants: Instrument
) -> None:
    typed = fields_of(as_administrator, migrants) | {
        "provisions-TOTAL_FORMS": "4",
        "provisions-3-instrument": str(migrants.pk),
        "provisions-3-article": "30",
        "provisions-3-position": "4",
        "provisions-3-offered": "on",
        "provisions-3-summary_en": "Article 30.",
        "provisions-3-summary_fr": "L’article 30.",
        "provisions-3-summary_es": "El artículo 30.",
        "provisions-3-rights": ["education"],
        "provisions-3-addressee_kinds": ["state"],
    }
    assert as_administrator.post(page_of(migrants), typed).status_code == 302
    assert edited(migrants) == ["30"]
    load_instruments(records=instrument_records())
    assert Provision.objects.get(instrument=migrants, article="30").summary_en == "Article 30."


def test_nothing_of_the_library_can_be_deleted(
    as_administrator: Client, migrants: Instrument
) -> None:
    delete = reverse("admin:communications_instrument_delete", args=[migrants.pk])
    assert as_administrator.post(delete, {"post": "yes"}).status_code == 403
    typed = fields_of(as_administrator, migrants) | {"provisions-0-DELETE": "on"}
    as_administrator.post(page_of(migrants), typed)
    assert migrants.provisions.count() == 3


def test_an_instrument_given_back_takes_its_provisions_with_it(
    as_administrator: Client, migrants: Instrument
) -> None:
    migrants.provisions.filter(article="22").update(summary_en="Ours.", edited_by_people=True)
    as_administrator.post(
        reverse(LIST) + "?edited_by_people__exact=0",
        {"action": "follow_the_data_files", "_selected_action": [migrants.pk]},
    )
    assert edited(migrants) == []
    assert LogEntry.objects.get().object_id == str(migrants.pk)
    load_instruments(records=instrument_records())
    assert Provision.objects.get(instrument=migrants, article="22").summary_en != "Ours."


@pytest.mark.parametrize("role", [role for role in Role if role != Role.ADMINISTRATOR])
def test_no_other_role_gets_in(client: Client, migrants: Instrument, role: Role) -> None:
    client.force_login(make_user("somebody@desk.example", role, is_superuser=True))
    assert client.get(reverse(LIST), follow=True).status_code == 403
    assert client.get(page_of(migrants), follow=True).status_code == 403


def test_the_list_costs_the_same_for_one_instrument_and_for_all(
    as_administrator: Client, migrants: Instrument, django_assert_num_queries
) -> None:
    as_administrator.get(reverse(LIST))
    with django_assert_num_queries(5):
        as_administrator.get(reverse(LIST))
    load_instruments(records=instrument_records())
    with django_assert_num_queries(5):
        page = as_administrator.get(reverse(LIST)).content.decode()
    assert page.count('class="action-select"') == 25


def test_a_page_costs_the_same_for_three_provisions_and_for_many(
    as_administrator: Client, migrants: Instrument, django_assert_num_queries
) -> None:
    load_instruments(records=instrument_records())
    covenant = Instrument.objects.get(code="iccpr")
    as_administrator.get(page_of(migrants))
    for instrument in (migrants, covenant):
        with django_assert_num_queries(4):
            as_administrator.get(page_of(instrument))


@pytest.mark.parametrize(
    "text", ["PIDCP", "A/RES/53/144", "Nelson Mandela", "expulsion collective"]
)
def test_the_list_finds_an_instrument_by_title_symbol_or_provision(
    as_administrator: Client, text: str
) -> None:
    load_instruments(records=instrument_records())
    page = as_administrator.get(reverse(LIST), {"q": text}).content.decode()
    assert page.count('class="action-select"') == 1
