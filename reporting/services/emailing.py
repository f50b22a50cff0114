"""A sent letter by e-mail: one message for each recipient, with the letter and its cover note."""

from __future__ import annotations

import hashlib
from datetime import datetime
from email.utils import parseaddr
from smtplib import SMTPRecipientsRefused, SMTPResponseException
from typing import Final

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string

from communications.enums import VersionPurpose
from communications.models import Dispatch
from communications.outbox import Payload, Undeliverable
from communications.rules.letter_words import written_date
from communications.services.dispatching import dispatch_to_email, note_emailed, note_failed
from reporting.enums import DocumentKind
from reporting.models import Document

from .documents import letter_file_name, read_document
from .letter_files import cover_note_document, cover_note_of

PDF: Final = "application/pdf"
# What a mail server answers where trying again would change nothing (RFC 5321, 4.2.1).
PERMANENT: Final = range(500, 600)
NOTE_NAMES: Final = {True: "note-verbale", False: "covering-letter"}


def email_letter(payload: Payload, at: datetime) -> None:
    """Send the e-mail of a delivery, unless it went out, was stopped or handed over meanwhile.

    A second attempt after a lost answer has the same Message-ID. Raises Undeliverable where the
    mail server refuses for good.
    """
    dispatch = dispatch_to_email(payload["dispatch"])
    if dispatch is None:
        return
    try:
        letter_message(dispatch).send()
    except SMTPRecipientsRefused as refusal:
        codes = [code for code, _answer in refusal.recipients.values()]
        _raise_if_permanent(codes)
        raise
    except SMTPResponseException as answer:
        _raise_if_permanent([answer.smtp_code])
        raise
    note_emailed(dispatch, at=at)


def email_given_up(payload: Payload, reason: str, at: datetime) -> None:
    """Write down that the delivery has failed, for its page and for the desk."""
    note_failed(dispatch=Dispatch.objects.get(pk=payload["dispatch"]), reason=reason, at=at)


def letter_message(dispatch: Dispatch) -> EmailMessage:
    """The e-mail: nothing in its subject but the reference, nobody else among its recipients.

    Raises Document.DoesNotExist where the files are not made yet, DocumentDamaged where they are
    not what was stored.
    """
    letter, note = dispatch.communication, cover_note_of(dispatch)
    name = letter_file_name(letter)
    message = EmailMessage(
        subject=note.reference,
        body=render_to_string(
            f"reporting/email/dispatch_{note.language}.txt",
            {
                "note": note,
                "day": written_date(note.letter_date, note.language),
                "due": written_date(note.due_on, note.language) if note.due_on else "",
            },
        ).strip()
        + "\n",
        to=[dispatch.email],
        headers={"Message-ID": message_id(dispatch)},
    )
    stored = _letter_document(dispatch), _cover_note(dispatch)
    note_name = f"{name.removesuffix('.pdf')} {NOTE_NAMES[note.to_state]}.pdf"
    for file_name, document in zip((name, note_name), stored, strict=True):
        message.attach(file_name, read_document(document=document), PDF)
    return message


def message_id(dispatch: Dispatch) -> str:
    """The same for each attempt at one delivery to one address, so that a second mail is known."""
    address = hashlib.sha256(dispatch.email.encode()).hexdigest()[:12]
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    return f"<dispatch-{dispatch.pk}-{address}@{domain}>"


def _letter_document(dispatch: Dispatch) -> Document:
    kept = Document.objects.filter(
        version__communication=dispatch.communication,
        version__purpose=VersionPurpose.SENT,
        kind=DocumentKind.LETTER,
    )
    return kept.latest("rendered_at", "pk")


def _cover_note(dispatch: Dispatch) -> Document:
    document = cover_note_document(dispatch)
    if document is None:
        raise Document.DoesNotExist
    return document


def _raise_if_permanent(codes: list[int]) -> None:
    if codes and all(code in PERMANENT for code in codes):
        raise Undeliverable(f"the mail server refused it: {', '.join(map(str, codes))}")
