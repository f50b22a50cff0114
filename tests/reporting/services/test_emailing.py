"""From a sent letter to its files and its e-mails, by way of the outbox."""

from __future__ import annotations

import smtplib
from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend

from cases.models import Event, Person
from communications.enums import DispatchMethod
from communications.models import Dispatch, Notice, OutboxMessage
from communications.services.deliveries import Delivery
from communications.services.dispatching import email_again, record_delivery
from communications.services.outbox import Outcome, deliver_next
from communications.services.sending import send_letters
from communications.services.voiding import void_letter
from reporting.models import Document
from reporting.pdf.text_layer import text_of_pdf
from reporting.services.documents import read_document
from tests.factories import make_actor, make_state
from tests.factories.cleared import (
    SENT_AT,
    SENT_ON,
    make_cleared,
    make_contact,
    prepare_reference_data,
)

pytestmark = pytest.mark.django_db

BY_HAND = Delivery(DispatchMethod.BY_HAND)
SECRET = "Zqxqzvvictim Oradell"


class Refusing(EmailBackend):
    """A mail server that takes nothing and says why."""

    answer: Exception = smtplib.SMTPServerDisconnected("mission@bwa.example: connection lost")

    def send_messages(self, _messages):
        raise self.answer


@pytest.fixture(autouse=True)
def _reference_data(db, settings) -> None:
    settings.DEFAULT_FROM_EMAIL = "Registry <registry@office.example>"
    prepare_reference_data()


@pytest.fixture
def sent(officer_africa, supervisor):
    """A letter to Botswana, sent to two contacts by e-mail, which wait in the outbox."""
    botswana = make_state("BWA")
    letter = make_cleared(by=officer_africa, to=botswana)
    Person.objects.create(case=letter.case, position=1, name=SECRET)
    contacts = [
        make_contact(botswana, email="mission@bwa.example", address="Rue des Pins 1\n1202 Geneva"),
        make_contact(botswana, name="Mission permanente", email="paris@bwa.example", language="fr"),
    ]
    emails = [Delivery(DispatchMethod.EMAIL, contact) for contact in contacts]
    send(letter, supervisor, [*emails, BY_HAND])
    return letter


def send(letter, by, deliveries) -> None:
    send_letters(
        letters=[letter], by=by, on=SENT_ON, at=SENT_AT, deliveries={letter.pk: deliveries}
    )
    letter.refresh_from_db()


def deliver_all(at: datetime = SENT_AT) -> list[Outcome]:
    outcomes = []
    while (outcome := deliver_next(at=at)) is not None:
        outcomes.append(outcome)
    return outcomes


def states() -> list[str]:
    return list(Dispatch.objects.order_by("pk").values_list("state", flat=True))


def test_files_are_made_once_and_each_delivery_has_its_cover_note(sent):
    assert deliver_all() == [Outcome.DELIVERED] * 3
    kinds = Document.objects.order_by("kind", "pk").values_list("kind", "dispatch__recipient")
    assert list(kinds) == [
        ("cover_note", "Permanent Mission of Botswana to the United Nations Office at Geneva"),
        ("cover_note", "Mission permanente"),
        ("cover_note", "Botswana"),
        ("letter", None),
    ]
    letter = text_of_pdf(read_document(document=Document.objects.get(kind="letter")))
    assert "Ref.: AL BWA 1/2024" in letter
    assert "18 March 2024" in letter


def test_each_recipient_gets_an_own_mail_with_nothing_but_the_reference_in_its_subject(sent):
    deliver_all()
    first, second = mail.outbox
    assert (first.to, second.to) == (["mission@bwa.example"], ["paris@bwa.example"])
    assert [first.cc, first.bcc, second.cc, second.bcc] == [[], [], [], []]
    assert first.subject == second.subject == "AL BWA 1/2024"
    assert first.from_email == "Registry <registry@office.example>"
    assert "A reply is awaited by 17 May 2024." in first.body
    assert "Une réponse est attendue au plus tard le 17 mai 2024." in second.body
    assert "registry@office.example" in first.body
    assert "paris@bwa.example" not in first.message().as_string()
    assert SECRET not in first.message().as_string()
    assert [name for name, _data, _type in first.attachments] == [
        "AL BWA 1-2024.pdf",
        "AL BWA 1-2024 note-verbale.pdf",
    ]
    assert {kind for _name, _data, kind in first.attachments} == {"application/pdf"}


def test_a_mail_carries_the_note_of_its_own_recipient(sent):
    deliver_all()
    english, french = (text_of_pdf(each.attachments[1][1]) for each in mail.outbox)
    assert "Rue des Pins 1" in english
    assert "presents its compliments to the Permanent Mission" in " ".join(english.split())
    assert "Rue des Pins 1" not in french
    assert "présente ses compliments" in " ".join(french.split())


def test_what_went_out_is_on_record(sent):
    deliver_all()
    assert states() == ["delivered", "delivered", "waiting"]
    row = Dispatch.objects.first()
    assert (row.delivered_on, row.delivered_at) == (SENT_ON, SENT_AT)
    events = Event.objects.filter(kind="letter_dispatched")
    assert [event.actor for event in events] == [None, None]
    assert "bwa.example" not in str([event.after for event in Event.objects.all()])


def test_each_attempt_at_a_delivery_has_one_message_id(sent):
    """The mail went out and the worker died before it could say so."""
    deliver_all()
    Dispatch.objects.filter(method="email").update(state="waiting", delivered_on=None)
    OutboxMessage.objects.filter(kind="dispatch-email").update(
        delivered_at=None, not_before=SENT_AT
    )
    deliver_all()
    ids = [each.message()["Message-ID"] for each in mail.outbox]
    assert len(ids) == 4
    assert ids[:2] == ids[2:]
    assert ids[0] != ids[1]
    assert all(each.endswith("@office.example>") for each in ids)


def test_work_done_twice_sends_no_second_mail(sent):
    deliver_all()
    OutboxMessage.objects.update(delivered_at=None, not_before=SENT_AT)
    assert deliver_all() == [Outcome.DELIVERED] * 3
    assert len(mail.outbox) == 2
    assert Document.objects.count() == 4


def test_nothing_goes_out_once_the_letter_is_void(sent, supervisor):
    void_letter(letter=sent, reason="Sent to the wrong State.", by=supervisor, on=SENT_ON)
    assert states() == ["stopped", "stopped", "stopped"]
    deliver_all()
    assert mail.outbox == []
    assert not Document.objects.exists()


def test_a_letter_voided_after_some_mails_stops_the_rest(sent, supervisor):
    assert [deliver_next(at=SENT_AT), deliver_next(at=SENT_AT)] == [Outcome.DELIVERED] * 2
    void_letter(letter=sent, reason="Sent to the wrong State.", by=supervisor, on=SENT_ON)
    deliver_all()
    assert [each.to for each in mail.outbox] == [["mission@bwa.example"]]
    assert states() == ["delivered", "stopped", "stopped"]


def test_an_email_handed_over_by_hand_meanwhile_is_not_sent(sent, officer_africa):
    first = Dispatch.objects.first()
    record_delivery(dispatch=first, delivered_on=SENT_ON, note="", by=officer_africa, on=SENT_ON)
    deliver_all()
    assert [each.to for each in mail.outbox] == [["paris@bwa.example"]]


def test_a_mail_server_that_is_away_is_tried_again(sent, settings):
    settings.EMAIL_BACKEND = f"{__name__}.Refusing"
    deliver_all()
    assert states() == ["waiting"] * 3
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    deliver_all(at=SENT_AT + timedelta(seconds=30))
    assert len(mail.outbox) == 2
    assert states() == ["delivered", "delivered", "waiting"]


def test_an_address_that_is_refused_fails_at_once_and_the_desk_is_told(
    sent, settings, officer_africa, monkeypatch
):
    settings.EMAIL_BACKEND = f"{__name__}.Refusing"
    refusal = {"mission@bwa.example": (550, b"mission@bwa.example unknown")}
    monkeypatch.setattr(Refusing, "answer", smtplib.SMTPRecipientsRefused(refusal))
    deliver_all()
    assert states() == ["failed", "failed", "waiting"]
    assert Dispatch.objects.first().error == "the mail server refused it: 550"
    notices = Notice.objects.visible_to(officer_africa).filter(kind="dispatch_failed")
    assert notices.count() == 2
    (event, _other) = Event.objects.filter(kind="dispatch_failed")
    assert "bwa.example" not in str(event.after)


def test_a_failed_email_is_sent_again_to_the_address_that_the_contact_has_now(
    sent, settings, officer_africa, monkeypatch
):
    settings.EMAIL_BACKEND = f"{__name__}.Refusing"
    monkeypatch.setattr(Refusing, "answer", smtplib.SMTPResponseException(554, b"no"))
    deliver_all()
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    failed = Dispatch.objects.first()
    failed.contact.email = "right@bwa.example"
    failed.contact.save()
    later = datetime(2024, 3, 19, 9, 0, tzinfo=UTC)
    email_again(dispatch=failed, by=officer_africa, on=later.date(), at=later)
    deliver_all(at=later)
    assert [each.to for each in mail.outbox] == [["right@bwa.example"]]
    assert states() == ["delivered", "failed", "waiting"]


def test_a_letter_that_cannot_be_printed_is_told_and_not_tried_for_ever(sent, monkeypatch):
    from reporting.pdf import LetterNotPrintable

    def refuse(_sheet):
        raise LetterNotPrintable("300 pages; at most 250 can be printed")

    monkeypatch.setattr("reporting.services.documents.render_letter", refuse)
    assert deliver_all() == [Outcome.GIVEN_UP]
    assert states() == ["failed", "failed", "waiting"]
    assert Dispatch.objects.first().error == "300 pages; at most 250 can be printed"


def test_a_company_gets_a_covering_letter(officer_africa, supervisor):
    company = make_actor("Quarry Sands Ltd.")
    contact = make_contact(company, name="Head of Legal Affairs", email="legal@quarry.example")
    letter = make_cleared(by=officer_africa, to=company)
    send(letter, supervisor, [Delivery(DispatchMethod.EMAIL, contact)])
    deliver_all()
    (message,) = mail.outbox
    name, data, _type = message.attachments[1]
    note = " ".join(text_of_pdf(data).split())
    assert name == "AL OTH 1-2024 covering-letter.pdf"
    assert "Head of Legal Affairs" in note
    assert "a mandate-holder of the United Nations Human Rights Council addresses to Quarry" in note


def test_an_office_sees_the_letters_file_and_no_cover_note(sent, office_user, officer_africa):
    deliver_all()
    assert {each.kind for each in Document.objects.visible_to(office_user)} == {"letter"}
    assert Document.objects.visible_to(officer_africa).count() == 4
    assert not Dispatch.objects.visible_to(office_user).exists()
