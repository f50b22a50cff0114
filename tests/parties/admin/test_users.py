"""The administration of users: who they are, what follows from a change, what nobody may do."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from smtplib import SMTPServerDisconnected
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cases.models import Case
from communications.models import Communication
from parties.enums import Role
from parties.models import Desk, Office, User
from tests.factories import (
    PASSWORD,
    make_case,
    make_communication,
    make_desk,
    make_office,
    make_user,
)
from tests.page_forms import Fields

pytestmark = pytest.mark.django_db

LIST = "admin:parties_user_changelist"
NEW_PASSWORD = "violet ferries at the sedge"

# The mail leaves only when the new user is committed.
committing = pytest.mark.django_db(transaction=True)


@pytest.fixture
def as_administrator(client: Client, administrator: User) -> Client:
    client.force_login(administrator)
    return client


def page_of(user: User) -> str:
    return reverse("admin:parties_user_change", args=[user.pk])


def new_user(**values: Any) -> dict[str, Any]:
    """A complete form for a supervisor; `values` change it."""
    return {
        "email": "Mara.Lindqvist@desk.example",
        "name": "Mara Lindqvist",
        "role": Role.SUPERVISOR,
        "desk": "",
        "office": "",
    } | values


def add(client: Client, **values: Any) -> str:
    """The page that follows on adding the user."""
    return client.post(reverse("admin:parties_user_add"), new_user(**values), follow=True).text


def change(client: Client, user: User, **values: Any) -> Any:
    """The answer to the user's own form, sent back with `values` changed; None leaves one out."""
    fields = Fields(client.get(page_of(user)).text).values | values
    return client.post(page_of(user), {k: v for k, v in fields.items() if v is not None})


def test_the_list_shows_role_desk_office_and_who_is_inactive(
    as_administrator: Client, officer_africa: User, office_user: User, gone: User
) -> None:
    page = as_administrator.get(reverse(LIST)).text
    rows = {row for row in re.findall(r"<tr>.*?</tr>", page, re.DOTALL) if "field-role" in row}
    officer = next(row for row in rows if "awa.moreau@desk.example" in row)
    assert "Desk officer" in officer
    assert "Africa desk" in officer
    assert 'alt="True"' in officer
    assert "Office for housing" in next(row for row in rows if "lea.brandt@housing" in row)
    assert 'alt="False"' in next(row for row in rows if "gone@desk.example" in row)


def test_the_list_asks_as_much_of_the_database_for_many_users_as_for_one(
    as_administrator: Client, administrator: User, desk_africa: Desk, office_housing: Office
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert as_administrator.get(reverse(LIST)).status_code == 200
        return len(captured)

    queries()
    for_one = queries()
    for number in range(3):
        make_user(f"officer{number}@desk.example", Role.DESK_OFFICER, desk=desk_africa)
        make_user(f"office{number}@office.example", Role.MANDATE_OFFICE, office=office_housing)
    assert queries() == for_one


@committing
def test_a_user_is_added_without_a_password_and_gets_a_link_by_mail(
    as_administrator: Client,
) -> None:
    page = add(as_administrator)
    user = User.objects.get(email="mara.lindqvist@desk.example")
    assert (user.name, user.role, user.is_active) == ("Mara Lindqvist", "supervisor", True)
    assert not user.has_usable_password()
    assert not user.is_superuser
    assert [message.to for message in mail.outbox] == [["mara.lindqvist@desk.example"]]
    assert "/password/reset/key/" in mail.outbox[0].body
    assert "for 3 days" in mail.outbox[0].body
    assert "A link to set the password was sent to mara.lindqvist@desk.example." in page
    assert "/password/reset/key/" not in page


def test_the_form_for_a_new_user_asks_for_no_password_and_grants_no_flag(
    as_administrator: Client,
) -> None:
    fields = Fields(as_administrator.get(reverse("admin:parties_user_add")).text).values
    assert not {"password", "password1", "is_superuser", "is_staff", "groups"} & set(fields)


@committing
def test_the_link_sets_the_password_and_works_once(as_administrator: Client) -> None:
    add(as_administrator)
    link = re.search(r"http://testserver(\S+)", mail.outbox[0].body)
    assert link
    newcomer, latecomer = Client(), Client()
    form = newcomer.get(link[1]).headers["Location"]
    passwords = {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD}
    assert newcomer.post(form, passwords).status_code == 302
    assert User.objects.get(email="mara.lindqvist@desk.example").check_password(NEW_PASSWORD)
    refused = latecomer.get(link[1])
    assert refused.status_code == 200
    assert 'name="password1"' not in refused.text


@committing
def test_where_mail_is_only_printed_the_link_is_shown_once(
    as_administrator: Client, monkeypatch: Any
) -> None:
    monkeypatch.setattr(
        "parties.accounts.PRINTING_MAIL", "django.core.mail.backends.locmem.EmailBackend"
    )
    page = add(as_administrator)
    assert page.count("http://testserver/accounts/password/reset/key/") == 1
    assert "/password/reset/key/" not in as_administrator.get(reverse(LIST)).text


@committing
def test_a_mail_that_cannot_be_sent_is_said_and_the_account_is_kept(
    as_administrator: Client, monkeypatch: Any
) -> None:
    def unreachable(*_args: Any) -> int:
        raise SMTPServerDisconnected("no connection")

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", unreachable)
    page = add(as_administrator)
    assert "could not be sent" in page
    assert "A link to set the password was sent" not in page
    assert User.objects.filter(email="mara.lindqvist@desk.example").exists()


def test_a_new_link_is_sent_to_the_active_among_the_chosen(
    as_administrator: Client, officer_africa: User, gone: User
) -> None:
    chosen = {"action": "send_links", "_selected_action": [officer_africa.pk, gone.pk]}
    page = as_administrator.post(reverse(LIST), chosen, follow=True).text
    assert [message.to for message in mail.outbox] == [["awa.moreau@desk.example"]]
    assert "1 user is inactive and was sent nothing." in page


@pytest.mark.parametrize(
    ("values", "text"),
    [
        ({"role": Role.DESK_OFFICER}, "Choose a desk"),
        ({"role": Role.MANDATE_OFFICE}, "Choose an office"),
        ({"role": Role.SUPERVISOR, "office": "office"}, "Only users of a mandate-holder’s office"),
        ({"role": Role.AUDITOR, "desk": "desk"}, "Only desk officers and supervisors"),
        ({"role": Role.ADMINISTRATOR, "desk": "desk"}, "Only desk officers and supervisors"),
        ({"role": Role.MANDATE_OFFICE, "office": "office", "desk": "desk"}, "Only desk officers"),
        ({"email": "per.halloran@DESK.example"}, "already exists"),
        ({"email": "no address"}, "valid email address"),
        ({"name": ""}, "required"),
    ],
)
def test_what_does_not_fit_is_said_and_what_was_typed_is_kept(
    as_administrator: Client,
    supervisor: User,
    values: dict[str, Any],
    text: str,
) -> None:
    keys = {"desk": make_desk().pk, "office": make_office("housing").pk}
    values = {field: keys.get(value, value) for field, value in values.items()}
    page = add(as_administrator, **values)
    assert text in page.replace("&#x27;", "’")
    kept = Fields(page).values
    assert {field: kept.get(field, "") for field in values} == {
        k: str(v) for k, v in values.items()
    }
    assert User.objects.count() == 2
    assert not mail.outbox


@pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.AUDITOR, Role.ADMINISTRATOR])
def test_roles_without_desk_and_office_are_accepted(as_administrator: Client, role: Role) -> None:
    add(as_administrator, role=role)
    assert User.objects.get(email="mara.lindqvist@desk.example").role == role


def test_a_role_taken_away_ends_with_the_next_request(as_administrator: Client) -> None:
    other = make_user("second@desk.example", Role.ADMINISTRATOR)
    theirs = Client()
    theirs.force_login(other)
    assert theirs.get(reverse(LIST)).status_code == 200
    assert change(as_administrator, other, role=Role.AUDITOR).status_code == 302
    assert theirs.get(reverse(LIST), follow=True).status_code == 403


def test_a_deactivated_user_is_out_with_the_next_request(as_administrator: Client) -> None:
    other = make_user("second@desk.example", Role.ADMINISTRATOR)
    theirs = Client()
    theirs.force_login(other)
    assert change(as_administrator, other, is_active=None).status_code == 302
    assert theirs.get(reverse(LIST)).headers["Location"].startswith(reverse("admin:login"))
    assert theirs.get(reverse("account_change_password")).status_code == 302
    assert not Client().login(email="second@desk.example", password=PASSWORD)


def test_a_change_of_rights_is_kept_with_what_was_before(
    as_administrator: Client, administrator: User, officer_africa: User, desk_americas: Desk
) -> None:
    assert change(as_administrator, officer_africa, desk=desk_americas.pk).status_code == 302
    entry = LogEntry.objects.get()
    assert entry.user == administrator
    assert "Africa desk → Americas desk" in entry.get_change_message()


@committing
def test_a_mistyped_address_is_corrected_and_the_first_link_is_void(
    as_administrator: Client,
) -> None:
    add(as_administrator, email="mara.lindkvist@desk.example")
    user = User.objects.get(email="mara.lindkvist@desk.example")
    first = re.search(r"http://testserver(\S+)", mail.outbox[0].body)
    assert first
    assert change(as_administrator, user, email="mara.lindqvist@desk.example").status_code == 302
    assert [message.to for message in mail.outbox][1:] == [["mara.lindqvist@desk.example"]]
    assert 'name="password1"' not in Client().get(first[1], follow=True).text
    Client().post(reverse("account_reset_password"), {"email": "mara.lindkvist@desk.example"})
    assert "/password/reset/key/" not in "".join(message.body for message in mail.outbox[2:])


def test_an_address_that_was_signed_in_with_is_fixed(
    as_administrator: Client, officer_africa: User
) -> None:
    User.objects.filter(pk=officer_africa.pk).update(last_login=datetime(2023, 6, 1, tzinfo=UTC))
    assert "email" not in Fields(as_administrator.get(page_of(officer_africa)).text).values
    change(as_administrator, officer_africa, email="somebody.else@desk.example")
    officer_africa.refresh_from_db()
    assert officer_africa.email == "awa.moreau@desk.example"


def test_administrators_cannot_lock_themselves_out(
    as_administrator: Client, administrator: User
) -> None:
    change(as_administrator, administrator, name="Renamed", role=Role.AUDITOR, is_active=None)
    administrator.refresh_from_db()
    assert (administrator.name, administrator.role) == ("Renamed", Role.ADMINISTRATOR)
    assert administrator.is_active


def test_nobody_deletes_a_user(as_administrator: Client, officer_africa: User) -> None:
    page = reverse("admin:parties_user_delete", args=[officer_africa.pk])
    assert as_administrator.post(page, {"post": "yes"}).status_code == 403
    chosen = {"action": "delete_selected", "_selected_action": [officer_africa.pk], "post": "yes"}
    as_administrator.post(reverse(LIST), chosen)
    assert User.objects.filter(pk=officer_africa.pk).exists()


@pytest.mark.parametrize("role", [role for role in Role if role != Role.ADMINISTRATOR])
def test_no_other_role_administers_users(client: Client, officer_africa: User, role: Role) -> None:
    client.force_login(make_user("curious@desk.example", role, is_superuser=True))
    for address in (reverse(LIST), page_of(officer_africa), reverse("admin:parties_user_add")):
        answer = client.get(address, follow=True)
        assert answer.status_code == 403
        assert "awa.moreau" not in answer.text
    client.post(page_of(officer_africa), {"name": "Taken over", "role": Role.SUPERVISOR})
    officer_africa.refresh_from_db()
    assert (officer_africa.name, officer_africa.role) == ("Awa Moreau", Role.DESK_OFFICER)


def test_administrators_see_no_case_and_no_letter(
    as_administrator: Client, administrator: User, officer_africa: User, desk_africa: Desk
) -> None:
    make_case(title="Clearing of the quiet quarter", desk=desk_africa)
    make_communication(desk=desk_africa)
    assert not Case.objects.visible_to(administrator).exists()
    assert not Communication.objects.visible_to(administrator).exists()
    pages = [reverse("admin:index"), reverse(LIST), page_of(officer_africa)]
    assert all("quiet quarter" not in as_administrator.get(page).text for page in pages)
