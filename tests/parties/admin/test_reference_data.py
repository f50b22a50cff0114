"""The administration of reference data: who gets in, what it shows, what a change means."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import reverse

from parties.enums import Role
from parties.models import Mandate, State, User
from parties.reference_data import mandate_records, state_records
from parties.services.reference_data import load_mandates, load_states
from tests.factories import make_user
from tests.page_forms import Fields

pytestmark = pytest.mark.django_db


@pytest.fixture
def privacy() -> Mandate:
    load_mandates(records=[m for m in mandate_records() if m.code == "SRP"])
    return Mandate.objects.get()


@pytest.fixture
def as_administrator(client: Client, administrator: User) -> Client:
    client.force_login(administrator)
    return client


def mandate_page(mandate: Mandate) -> str:
    return reverse("admin:parties_mandate_change", args=[mandate.pk])


def test_only_reference_data_and_users_can_be_administered() -> None:
    registered = {model._meta.label for model in admin.site._registry}
    assert registered == {
        "communications.DeadlineRule",
        "communications.DeadlineStep",
        "communications.Instrument",
        "communications.StandardParagraph",
        "parties.Contact",
        "parties.Desk",
        "parties.Mandate",
        "parties.Office",
        "parties.OtherActor",
        "parties.State",
        "parties.User",
    }


@pytest.mark.parametrize(
    "page",
    [
        "admin:index",
        "admin:parties_state_changelist",
        "admin:parties_mandate_changelist",
        "admin:parties_desk_changelist",
        "admin:parties_office_changelist",
        "admin:parties_user_changelist",
        "admin:communications_deadlinerule_changelist",
        "admin:communications_instrument_changelist",
        "admin:communications_standardparagraph_changelist",
    ],
)
def test_administrators_get_in(as_administrator: Client, page: str) -> None:
    assert as_administrator.get(reverse(page)).status_code == 200


@pytest.mark.parametrize("role", [role for role in Role if role != Role.ADMINISTRATOR])
def test_no_other_role_gets_in_even_as_superuser(client: Client, role: Role) -> None:
    user = make_user("somebody@desk.example", role, is_superuser=True)
    client.force_login(user)
    for page in ("admin:index", "admin:parties_mandate_changelist"):
        assert client.get(reverse(page), follow=True).status_code == 403


def test_an_administrator_without_superuser_rights_gets_in(client: Client) -> None:
    client.force_login(make_user("plain@desk.example", Role.ADMINISTRATOR, is_superuser=False))
    assert client.get(reverse("admin:parties_mandate_changelist")).status_code == 200


def test_strangers_are_sent_to_the_one_sign_in(client: Client) -> None:
    to_admin = client.get(reverse("admin:parties_mandate_changelist"))
    to_sign_in = client.get(to_admin.headers["Location"])
    assert to_sign_in.headers["Location"].startswith(reverse("account_login"))


def test_a_former_administrator_is_out_with_the_next_request(
    as_administrator: Client, administrator: User
) -> None:
    User.objects.filter(pk=administrator.pk).update(role=Role.AUDITOR)
    answer = as_administrator.get(reverse("admin:parties_mandate_changelist"), follow=True)
    assert answer.status_code == 403


def test_unconfirmed_mandates_say_so_in_words(as_administrator: Client, privacy: Mandate) -> None:
    page = reverse("admin:parties_mandate_changelist")
    assert b"UNCONFIRMED" in as_administrator.get(page).content
    Mandate.objects.update(confirmed=True)
    assert b"UNCONFIRMED" not in as_administrator.get(page).content


def test_search_finds_a_mandate_by_any_of_its_titles(
    as_administrator: Client, privacy: Mandate
) -> None:
    page = reverse("admin:parties_mandate_changelist")
    assert b"SRP" in as_administrator.get(page, {"q": "vie privée"}).content
    assert b"SRP" not in as_administrator.get(page, {"q": "vie publique"}).content


def test_saving_without_a_change_leaves_the_row_with_the_data_files(
    as_administrator: Client, privacy: Mandate
) -> None:
    values = Fields(as_administrator.get(mandate_page(privacy)).content.decode()).values
    assert as_administrator.post(mandate_page(privacy), values).status_code == 302
    privacy.refresh_from_db()
    assert not privacy.edited_by_people


def test_a_change_takes_the_row_over_from_the_data_files(
    as_administrator: Client, privacy: Mandate
) -> None:
    values = Fields(as_administrator.get(mandate_page(privacy)).content.decode()).values
    values["short_name"] = "private life"
    assert as_administrator.post(mandate_page(privacy), values).status_code == 302
    records = [m for m in mandate_records() if m.code == "SRP"]
    assert load_mandates(records=records) == {"left alone": 1}
    privacy.refresh_from_db()
    assert privacy.short_name == "private life"


def test_a_changed_title_takes_the_whole_mandate_over(
    as_administrator: Client, privacy: Mandate
) -> None:
    values = Fields(as_administrator.get(mandate_page(privacy)).content.decode()).values
    title = next(name for name in values if name.startswith("titles-") and name.endswith("-title"))
    values[title] = "Special Rapporteur on private life"
    assert as_administrator.post(mandate_page(privacy), values).status_code == 302
    privacy.refresh_from_db()
    assert privacy.edited_by_people
    assert privacy.titles.filter(title="Special Rapporteur on private life").count() == 1


def test_two_titles_on_one_day_are_refused_in_words(
    as_administrator: Client, privacy: Mandate
) -> None:
    values = Fields(as_administrator.get(mandate_page(privacy)).content.decode()).values
    number = int(values["titles-TOTAL_FORMS"])
    values["titles-TOTAL_FORMS"] = str(number + 1)
    values |= {
        f"titles-{number}-id": "",
        f"titles-{number}-mandate": str(privacy.pk),
        f"titles-{number}-language": "en",
        f"titles-{number}-gender": "",
        f"titles-{number}-title": "Special Rapporteur on secrets",
        f"titles-{number}-valid_from": "2024-01-01",
        f"titles-{number}-valid_to": "",
    }
    answer = as_administrator.post(mandate_page(privacy), values)
    assert answer.status_code == 200
    assert b"would hold on the same days" in answer.content
    assert not privacy.titles.filter(title="Special Rapporteur on secrets").exists()


def test_the_day_of_a_renaming_can_move(as_administrator: Client) -> None:
    load_mandates(records=[m for m in mandate_records() if m.code == "SREnv"])
    mandate = Mandate.objects.get()
    values = Fields(as_administrator.get(mandate_page(mandate)).content.decode()).values
    for name, value in values.items():
        if value == "2024-04-02":
            values[name] = "2024-07-31"
        if value == "2024-04-03":
            values[name] = "2024-08-01"
    assert as_administrator.post(mandate_page(mandate), values).status_code == 302
    assert mandate.title_on(date(2024, 7, 31), "en").endswith(
        "safe, clean, healthy and sustainable environment"
    )
    assert mandate.title_on(date(2024, 8, 1), "en").endswith(
        "a clean, healthy and sustainable environment"
    )


def test_a_row_can_follow_the_data_files_again(as_administrator: Client, privacy: Mandate) -> None:
    Mandate.objects.update(edited_by_people=True)
    answer = as_administrator.post(
        reverse("admin:parties_mandate_changelist"),
        {"action": "follow_the_data_files", "_selected_action": [privacy.pk]},
    )
    assert answer.status_code == 302
    privacy.refresh_from_db()
    assert not privacy.edited_by_people


def test_nobody_deletes_a_mandate(as_administrator: Client, privacy: Mandate) -> None:
    page = reverse("admin:parties_mandate_delete", args=[privacy.pk])
    assert as_administrator.post(page, {"post": "yes"}).status_code == 403
    as_administrator.post(
        reverse("admin:parties_mandate_changelist"),
        {"action": "delete_selected", "_selected_action": [privacy.pk], "post": "yes"},
    )
    assert Mandate.objects.filter(pk=privacy.pk).exists()


def test_a_states_code_is_fixed(as_administrator: Client) -> None:
    load_states(records=[s for s in state_records().states if s.code == "CHL"])
    page = reverse("admin:parties_state_change", args=["CHL"])
    values = Fields(as_administrator.get(page).content.decode()).values
    assert "code" not in values
    as_administrator.post(page, values | {"code": "XXX", "region": "Elsewhere"})
    chile = State.objects.get()
    assert (chile.code, chile.region) == ("CHL", "Elsewhere")
    assert chile.name_on(date(2024, 1, 1), "fr") == "Chili"
