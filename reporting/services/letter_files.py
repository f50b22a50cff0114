"""The files with which a sent letter goes out: the letter, its annex alone, a cover note each."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from email.utils import parseaddr

from django.conf import settings

from communications.enums import AddresseeKind, DispatchMethod, DispatchState, NoticeKind, Stage
from communications.letter_text import LetterText, Part
from communications.models import Communication, Dispatch, LetterVersion
from communications.outbox import Payload, Undeliverable
from communications.services.deliveries import put_emails
from communications.services.dispatching import note_failed
from communications.services.sign_off_notices import tell_desk
from parties.models import Contact
from parties.office_day import OFFICE_ZONE
from reporting.cover_note import CoverNote, compose_cover_note, note_language
from reporting.enums import DocumentKind
from reporting.models import Document
from reporting.pdf import LetterNotPrintable, LetterSheet

from .documents import CONFIDENTIAL, FileOrder, documents_for, sheet_of

ANNEX = (Part.ANNEX_LABEL, Part.ANNEX_TITLE, Part.ANNEX_PARAGRAPH, Part.ANNEX_ITEM)


def make_letter_files(payload: Payload, at: datetime) -> None:
    """Make and store what goes out with a sent version, then ask for its e-mails.

    What is stored already stays. Raises Undeliverable where a text cannot be printed.
    """
    rows = LetterVersion.objects.select_related("communication__case")
    version = rows.get(pk=payload["version"])
    letter = version.communication
    if letter.stage != Stage.SENT:
        return
    try:
        documents_for(orders=orders_of(version), by=None, at=at)
    except LetterNotPrintable as reason:
        raise Undeliverable(str(reason)) from reason
    put_emails(letter, round=payload["round"], at=at)


def letter_files_given_up(payload: Payload, reason: str, at: datetime) -> None:
    """The e-mails that waited for the files have failed; where there are none, the desk is told."""
    letter = LetterVersion.objects.get(pk=payload["version"]).communication
    waiting = Dispatch.objects.filter(
        communication=letter, method=DispatchMethod.EMAIL, state=DispatchState.WAITING
    )
    failed = list(waiting.order_by("pk"))
    for dispatch in failed:
        note_failed(dispatch=dispatch, reason=reason, at=at)
    if not failed and letter.stage == Stage.SENT:
        tell_desk(NoticeKind.DISPATCH_FAILED, letter, on=at.astimezone(OFFICE_ZONE).date())


def orders_of(version: LetterVersion) -> list[FileOrder]:
    """The letter, its annex where it has one, and the cover note of each delivery."""
    orders = [FileOrder(version, DocumentKind.LETTER, sheet_of(version))]
    if annex := annex_sheet(version):
        orders.append(FileOrder(version, DocumentKind.ANNEX, annex))
    dispatches = version.communication.dispatches.select_related("contact").order_by("pk")
    orders += [
        FileOrder(version, DocumentKind.COVER_NOTE, sheet_of_note(cover_note_of(each)), each)
        for each in dispatches
    ]
    return orders


def annex_sheet(version: LetterVersion) -> LetterSheet | None:
    """The annex of a version by itself; None where it has none."""
    blocks = version.text.of(*ANNEX)
    sheet = sheet_of(version)
    return replace(sheet, text=LetterText(sheet.text.language, blocks)) if blocks else None


def cover_note_of(dispatch: Dispatch) -> CoverNote:
    """What the note says that goes with this delivery of a sent letter."""
    letter = dispatch.communication
    if letter.letter_date is None:
        raise ValueError("A letter that was not sent has no cover note yet.")
    return _note(
        letter,
        dispatch.contact,
        recipient=dispatch.recipient,
        reference=str(letter.reference),
        letter_date=letter.letter_date,
    )


def expected_cover_note(letter: Communication, contact: Contact | None, *, on: date) -> CoverNote:
    """What the note would say if the letter went to `contact` on the day `on`.

    `letter` has the days that it would have, and no number yet.
    """
    return _note(
        letter,
        contact,
        recipient=contact.name if contact else str(letter.addressee),
        reference=f"{letter.type} {letter.code} …/{on.year}",
        letter_date=on,
    )


def sheet_of_note(note: CoverNote) -> LetterSheet:
    """The note as it is printed."""
    return LetterSheet(
        text=compose_cover_note(note),
        reference=note.reference,
        title=note.reference,
        classification=CONFIDENTIAL[note.language],
    )


def cover_note_document(dispatch: Dispatch) -> Document | None:
    """The stored note of a delivery, the newest; None where it is not made yet."""
    notes = Document.objects.filter(dispatch=dispatch, kind=DocumentKind.COVER_NOTE)
    return notes.order_by("-rendered_at", "-pk").first()


def _note(
    letter: Communication,
    contact: Contact | None,
    *,
    recipient: str,
    reference: str,
    letter_date: date,
) -> CoverNote:
    language = note_language(contact.language if contact else letter.language)
    state = letter.addressee_state
    return CoverNote(
        language=language,
        to_state=letter.addressee_kind == AddresseeKind.STATE,
        addressee=state.name_on(letter_date, language) if state else str(letter.addressee),
        recipient=recipient,
        address=contact.address if contact else "",
        reference=reference,
        letter_date=letter_date,
        signing=letter.signing_mandates.count(),
        due_on=letter.due_on,
        public_from=letter.publishable_from,
        reply_to=parseaddr(settings.DEFAULT_FROM_EMAIL)[1],
    )
