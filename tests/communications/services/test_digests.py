"""What a desk is told by e-mail: numbers, once, to whom it concerns now."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.core import mail

from communications.models import DeskDigest, Notice, OutboxMessage
from communications.services.digests import send_digests
from communications.services.flagging import flag_overdue
from communications.services.outbox import Outcome, deliver_next
from tests.factories import make_case

pytestmark = pytest.mark.django_db

SEPT_2 = date(2023, 9, 2)
AT = datetime(2023, 9, 1, 22, 50, tzinfo=UTC)


def send(on=SEPT_2) -> tuple[int, int]:
    told = send_digests(on=on, at=AT)
    return told.digests, told.recipients


def deliver() -> list[Outcome]:
    done = []
    while (outcome := deliver_next(at=AT)) is not None:
        done.append(outcome)
    return done


@pytest.fixture
def overdue(make_communication):
    make_communication(number=471)
    make_communication(number=472)
    flag_overdue(on=SEPT_2)


def test_an_officer_is_told_how_many_and_nothing_else(overdue, officer_africa, officer_other_desk):
    assert send() == (1, 1)
    assert deliver() == [Outcome.DELIVERED]
    (message,) = mail.outbox
    assert message.to == ["awa.moreau@desk.example"]
    assert message.subject == "Communications: due days"
    assert "2 letters have fallen overdue." in message.body
    for secret in ("BWA", "471", "Botswana", "Sedge", "2023"):
        assert secret not in message.subject + message.body


def test_reminders_and_escalations_are_counted_apart(overdue, officer_africa):
    first, second = Notice.objects.all()
    Notice.objects.filter(pk=first.pk).update(kind="due_reminder")
    Notice.objects.filter(pk=second.pk).update(kind="escalation")
    send()
    deliver()
    (message,) = mail.outbox
    assert "1 letter is due soon." in message.body
    assert "1 letter has been overdue for some time" in message.body
    assert "fallen overdue." not in message.body


def test_the_payload_holds_keys_alone(overdue, officer_africa):
    send()
    (message,) = OutboxMessage.objects.all()
    digest = DeskDigest.objects.get()
    assert message.payload == {"digest": digest.pk, "user": officer_africa.pk}
    assert message.key == f"desk-digest-{digest.pk}-{officer_africa.pk}"


def test_nothing_is_told_twice_and_new_notices_are_told_next(
    overdue, officer_africa, make_communication
):
    assert (send(), send()) == ((1, 1), (0, 0))
    make_communication(number=473)
    flag_overdue(on=date(2023, 9, 3))
    assert send(date(2023, 9, 3)) == (1, 1)
    deliver()
    assert [message.body.splitlines()[0] for message in mail.outbox] == [
        "2 letters have fallen overdue.",
        "1 letter has fallen overdue.",
    ]


def test_a_second_delivery_is_known_by_its_message_id(overdue, officer_africa):
    send()
    deliver()
    OutboxMessage.objects.update(delivered_at=None, not_before=AT)
    deliver()
    first, second = mail.outbox
    assert first.extra_headers["Message-ID"] == second.extra_headers["Message-ID"]


def test_historic_notices_and_those_of_offices_are_not_told(
    make_communication, officer_africa, office_housing
):
    make_communication(imported_on=date(2024, 1, 1))
    flag_overdue(on=date(2024, 1, 2))
    letter = make_communication(letter_date=date(2024, 1, 1))
    Notice.objects.create(
        communication=letter,
        kind="sign_off_asked",
        office=office_housing,
        fell_on=SEPT_2,
        noticed_on=SEPT_2,
    )
    assert Notice.objects.count() == 2
    assert send() == (0, 0)


def test_whoever_left_the_desk_before_the_mail_goes_is_told_nothing(
    overdue, officer_africa, desk_americas
):
    send()
    officer_africa.desk = desk_americas
    officer_africa.save()
    assert deliver() == [Outcome.DELIVERED]
    assert mail.outbox == []


def test_a_closed_account_is_told_nothing(overdue, officer_africa):
    send()
    officer_africa.is_active = False
    officer_africa.save()
    deliver()
    assert mail.outbox == []


def test_letters_without_a_desk_go_to_the_supervisors(
    make_communication, supervisor, officer_africa, gone
):
    make_communication(case=make_case(desk=None))
    flag_overdue(on=SEPT_2)
    assert send() == (1, 1)
    deliver()
    assert [message.to for message in mail.outbox] == [["per.halloran@desk.example"]]


def test_a_desk_with_nobody_is_told_nothing_and_the_notices_stay(overdue, desk_africa):
    assert send() == (1, 0)
    assert Notice.objects.filter(digest__desk=desk_africa).count() == 2
