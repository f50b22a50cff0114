"""Every address of the site with every role: what each may open, and that no address is forgotten.

The letter asked for carries names, a reply with a file and a notice, all of which could leak.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from cases.models import Person
from communications.models import Communication, Notice, Reply, ReplyFile
from tests.factories import make_communication

SECRET = "Zqxqzvvictim Oradell"

ROLES = (
    "nobody",
    "officer_africa",
    "officer_other_desk",
    "officer_without_desk",
    "supervisor",
    "office_user",
    "other_office_user",
    "auditor",
    "administrator",
    "gone",
)
READERS = {"officer_africa", "supervisor", "office_user"}
SECRETARIAT = {"officer_africa", "officer_other_desk", "officer_without_desk", "supervisor"}
SIGNED_IN = set(ROLES) - {"nobody", "gone"}

# Who may open the page of the letter of the desk for Africa with GET; everybody else gets 404, or
# is sent to sign in. Pages of one's own (lists, forms) open to the roles that have a use for them.
PAGES: dict[str, set[str]] = {
    "/": SIGNED_IN,
    "/communications/{letter}/": READERS,
    "/communications/{letter}/letter.pdf": READERS,
    "/communications/{letter}/replies/add/": {"officer_africa", "supervisor"},
    "/communications/{letter}/replies/files/{file}/": READERS,
    "/communications/import/": SECRETARIAT - {"officer_without_desk"},
    "/notices/": SECRETARIAT,
    "/account/tokens/": SIGNED_IN - {"auditor", "administrator"},
}
# Addresses that only take POST; GET is refused to everybody who is signed in.
ONLY_POST = {"/notices/{notice}/read/", "/account/tokens/{token}/revoke/"}
# Tested elsewhere: the API in tests/api/test_permissions.py, cases in tests/cases/views/, the
# administration in tests/parties/admin/, sign-in by its library.
ELSEWHERE = ("/api/", "/admin/", "/accounts/", "/cases/")
OPEN = {"/healthz"}


def routes(resolver: URLResolver, prefix: str = "/") -> Iterator[str]:
    """Every address pattern of the site as it is written in the urls files."""
    for entry in resolver.url_patterns:
        address = prefix + str(entry.pattern)
        if isinstance(entry, URLPattern):
            yield address
        else:
            yield from routes(entry, address)


def as_written(address: str) -> str:
    """`/communications/{letter}/` as the urls files write it."""
    file = "<int:file_pk>" if "{letter}" in address else "<int:pk>"
    return (
        address.replace("{letter}", "<int:pk>")
        .replace("{file}", file)
        .replace("{notice}", "<int:pk>")
        .replace("{token}", "<str:token_key>")
    )


def test_every_address_is_classed():
    known = {as_written(address) for address in {*PAGES, *ONLY_POST, *OPEN}}
    found = {address for address in routes(get_resolver()) if not address.startswith(ELSEWHERE)}
    assert found == known


@pytest.fixture
def letter(db) -> Communication:
    letter = make_communication(letter_date=date(2023, 7, 3))
    Person.objects.create(case=letter.case, position=1, name=SECRET)
    Notice.objects.create(
        communication=letter,
        kind="overdue",
        due_on=date(2023, 9, 1),
        fell_on=date(2023, 9, 2),
        noticed_on=date(2023, 9, 2),
    )
    reply = Reply.objects.create(
        communication=letter,
        kind="substantive",
        dated_on=date(2023, 8, 1),
        received_on=date(2023, 8, 2),
        language="en",
        note=SECRET,
    )
    ReplyFile.objects.create(
        reply=reply,
        file=ContentFile(SECRET.encode(), name="x"),
        original_name=f"{SECRET}.txt",
        content_type="text/plain",
        size=17,
        sha256="0" * 64,
    )
    return letter


@pytest.fixture
def address(letter):
    """Turns an address of the table into one of this letter."""
    places = {
        "letter": letter.pk,
        "file": ReplyFile.objects.get().pk,
        "notice": Notice.objects.get().pk,
        "token": "ct_0123456789ab",
    }
    return lambda template: template.format(**places)


@pytest.fixture
def visitor(request, client: Client):
    """A browser in which the person of this role is signed in."""

    def sign_in(role: str) -> Client:
        if role != "nobody":
            client.force_login(request.getfixturevalue(role))
        return client

    return sign_in


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("page", sorted(PAGES))
def test_a_page_opens_to_those_who_may_read_it(page, role, address, visitor):
    answer = visitor(role).get(address(page))
    shown = b"".join(answer) if answer.streaming else answer.content
    if role in PAGES[page]:
        assert answer.status_code == 200
        return
    assert SECRET.encode() not in shown
    if role in SIGNED_IN:
        reads_the_letter = role in READERS or "{letter}" not in page
        assert answer.status_code == (403 if reads_the_letter else 404)
    else:
        assert (answer.status_code, answer["Location"][:16]) == (302, "/accounts/login/")


@pytest.mark.parametrize("role", sorted(SIGNED_IN - READERS))
@pytest.mark.parametrize("page", sorted(page for page in PAGES if "{letter}" in page))
def test_a_hidden_letter_is_answered_as_one_that_does_not_exist(page, role, address, visitor):
    browser = visitor(role)
    hidden = browser.get(address(page))
    letter = str(Communication.objects.get().pk)
    absent = browser.get(address(page).replace(f"/{letter}/", "/999999999/", 1))
    assert hidden.status_code == absent.status_code
    assert _body(hidden, letter) == _body(absent, "999999999")


def _body(answer, pk: str) -> bytes:
    """The answer's body without what differs in every answer: request id, token, own address."""
    body = answer.content.replace(answer["X-Request-Id"].encode(), b"ID")
    marks = [line for line in body.splitlines() if b"csrfmiddlewaretoken" not in line]
    return b"\n".join(marks).replace(f"/{pk}/".encode(), b"/PK/")


@pytest.mark.parametrize("role", ["officer_africa", "supervisor"])
@pytest.mark.parametrize("page", sorted(ONLY_POST))
def test_an_act_is_not_done_by_following_a_link(page, role, address, visitor):
    assert visitor(role).get(address(page)).status_code in {200, 404, 405}
    assert Notice.objects.get().receipts.count() == 0


@pytest.mark.parametrize("page", sorted(ONLY_POST))
def test_nobody_acts_without_signing_in(page, address, client):
    answer = client.post(address(page))
    assert answer.status_code == 302
    assert Notice.objects.get().receipts.count() == 0


def test_a_desk_that_is_taken_away_ends_with_the_next_request(visitor, address, officer_africa):
    browser = visitor("officer_africa")
    assert browser.get(address("/communications/{letter}/")).status_code == 200
    officer_africa.desk = None
    officer_africa.save()
    assert browser.get(address("/communications/{letter}/")).status_code == 404


def test_a_closed_account_ends_with_the_next_request(visitor, address, supervisor):
    browser = visitor("supervisor")
    assert browser.get(address("/communications/{letter}/")).status_code == 200
    supervisor.is_active = False
    supervisor.save()
    assert browser.get(address("/communications/{letter}/")).status_code == 302
