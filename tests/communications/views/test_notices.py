"""The notices of a desk."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from communications.models import DeadlineStep, NoticeReceipt
from communications.services.due_day_reminders import remind_of_due_days
from communications.services.extensions import record_extension
from communications.services.flagging import flag_overdue
from communications.services.signing import sign_off
from tests.factories.sign_off import make_circulated, make_signing_mandate, reply_to

NOTICES = "/notices/"


@pytest.fixture
def notices(make_communication, desk_africa, desk_americas):
    """Overdue: two of the desk for Africa, one of them historic, and one of another desk."""
    overdue = date(2023, 1, 2)
    make_communication(number=1, desk=desk_africa, letter_date=overdue)
    make_communication(
        number=2, desk=desk_africa, letter_date=overdue, imported_on=date(2023, 6, 1)
    )
    make_communication(number=3, desk=desk_americas, letter_date=overdue)
    flag_overdue(on=date(2023, 8, 27))


def test_the_desk_reads_its_own_notices(notices, signed_in, officer_africa):
    page = signed_in(officer_africa).get(NOTICES).content.decode()

    assert "AL BWA 1/2023" in page
    assert "Overdue since <time" in page
    assert "AL BWA 2/2023" not in page
    assert "AL BWA 3/2023" not in page


def test_historic_notices_stand_apart(notices, signed_in, officer_africa):
    page = signed_in(officer_africa).get(NOTICES, {"historic": "1"}).content.decode()

    assert "AL BWA 2/2023" in page
    assert "AL BWA 1/2023" not in page


def test_every_page_tells_how_many_are_unread(notices, signed_in, officer_africa, supervisor):
    assert 'class="count">1<' in signed_in(officer_africa).get("/").content.decode()
    assert 'class="count">2<' in signed_in(supervisor).get("/").content.decode()


def test_a_notice_is_read_by_one_person(notices, signed_in, officer_africa, supervisor):
    client = signed_in(officer_africa)
    notice = client.get(NOTICES).context["page"].rows[0]

    response = client.post(f"/notices/{notice.pk}/read/")

    assert response.status_code == 302
    assert response["Location"] == NOTICES
    assert [(r.user, r.notice_id) for r in NoticeReceipt.objects.all()] == [
        (officer_africa, notice.pk)
    ]
    assert 'class="count"' not in client.get("/").content.decode()
    assert 'class="count">2<' in signed_in(supervisor).get("/").content.decode()


def test_unread_notices_stand_first(notices, make_communication, signed_in, officer_africa):
    make_communication(number=9, letter_date=date(2023, 6, 28))
    flag_overdue(on=date(2023, 8, 28))
    client = signed_in(officer_africa)
    newest = client.get(NOTICES).context["page"].rows[0]
    assert newest.communication.number == 9

    client.post(f"/notices/{newest.pk}/read/")

    rows = client.get(NOTICES).context["page"].rows
    assert [(row.communication.number, row.is_read) for row in rows] == [(1, False), (9, True)]


def test_reading_needs_a_post(notices, signed_in, officer_africa):
    client = signed_in(officer_africa)
    notice = client.get(NOTICES).context["page"].rows[0]

    assert client.get(f"/notices/{notice.pk}/read/").status_code == 405
    assert NoticeReceipt.objects.count() == 0


@pytest.mark.parametrize("user", ["officer_other_desk", "office_user", "auditor"])
def test_a_notice_of_another_desk_does_not_exist(notices, signed_in, request, officer_africa, user):
    notice = signed_in(officer_africa).get(NOTICES).context["page"].rows[0]
    client = signed_in(request.getfixturevalue(user))

    assert client.post(f"/notices/{notice.pk}/read/").status_code == 404
    assert NoticeReceipt.objects.count() == 0


@pytest.mark.parametrize("user", ["auditor", "administrator"])
def test_notices_are_for_those_who_read_letters(notices, signed_in, request, user):
    assert signed_in(request.getfixturevalue(user)).get(NOTICES).status_code == 403


def test_an_office_does_not_read_the_notices_of_a_desk(notices, signed_in, office_user):
    page = signed_in(office_user).get(NOTICES).content.decode()

    assert "AL BWA" not in page
    assert "There is nothing to notice" in page
    assert "From imported letters" not in page
    assert 'class="count"' not in page


@pytest.fixture
def asked(notices, officer_africa, office_user, other_office_user):
    """Housing and health are asked about a letter, by 15 March 2024; health has signed."""
    letter = make_circulated(by=officer_africa)
    sign_off(**reply_to(letter, by=other_office_user, mandates=[make_signing_mandate("health")]))
    return letter


def test_an_office_reads_what_it_is_asked_and_by_when(asked, signed_in, office_user):
    client = signed_in(office_user)
    page = client.get(NOTICES).content.decode()

    assert "Allegation letter to Botswana" in page
    assert "Sign-off asked" in page
    assert "Adequate housing" in page
    assert "15 March 2024" in page
    assert f'href="/communications/{asked.pk}/sign-off/"' in page
    assert "Physical and mental health" not in page
    unread = re.compile(r'class="count">1<span class="visually-hidden"> unread<')
    assert unread.search(page)

    notice = client.get(NOTICES).context["page"].rows[0]
    client.post(f"/notices/{notice.pk}/read/")
    assert not unread.search(client.get("/").content.decode())


def test_a_notice_ends_with_the_right_to_the_letter(asked, signed_in, office_user):
    client = signed_in(office_user)
    notice = client.get(NOTICES).context["page"].rows[0]
    office_user.office.mandates.clear()

    page = client.get(NOTICES).content.decode()

    assert "Allegation letter" not in page
    assert 'class="count"' not in page
    assert client.post(f"/notices/{notice.pk}/read/").status_code == 404


def test_the_list_asks_as_often_with_three_notices_as_with_one(
    asked, signed_in, office_user, officer_africa, django_assert_num_queries
):
    client = signed_in(office_user)
    with CaptureQueriesContext(connection) as with_one:
        client.get(NOTICES)
    for _each in range(2):
        make_circulated(by=officer_africa)
    with django_assert_num_queries(len(with_one)):
        client.get(NOTICES)


def test_a_notice_of_a_due_day_that_has_moved_does_not_say_overdue(
    make_communication, signed_in, officer_africa
):
    letter = make_communication(letter_date=date(2023, 6, 20))
    flag_overdue(on=date(2023, 8, 28))
    record_extension(
        letter=letter,
        kind="granted",
        until=date(2023, 9, 30),
        reason="Asked by the mission.",
        happened_on=date(2023, 8, 1),
        by=officer_africa,
        on=date(2023, 8, 28),
    )
    page = " ".join(
        re.sub(r"<[^>]*>", "", signed_in(officer_africa).get(NOTICES).content.decode()).split()
    )
    assert "Was due on 19 August 2023, which is now 30 September 2023" in page
    assert "Overdue since" not in page


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2023, 8, 25), "Reply due soon, on 1 September 2023"),
        (date(2023, 9, 15), "Still no reply, 14 days after it was due on 1 September 2023"),
    ],
)
def test_a_reminder_and_an_escalation_say_what_they_are(
    make_communication, signed_in, officer_africa, today, words
):
    DeadlineStep.objects.create(moment="before", days=7)
    DeadlineStep.objects.create(moment="after", days=14)
    make_communication()
    remind_of_due_days(on=today)
    page = signed_in(officer_africa).get(NOTICES).content.decode()
    assert words in " ".join(re.sub(r"<[^>]*>", "", page).split())
