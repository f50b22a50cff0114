"""Rendered files: made once for each text and layout, written whole, checked when read."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Final

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from cases.enums import EventKind
from communications.enums import Stage
from communications.models import Communication, LetterVersion
from communications.services.events import record_event
from parties.models import User
from parties.office_day import OFFICE_ZONE
from reporting.enums import DocumentKind
from reporting.models import Document
from reporting.pdf import LetterSheet, fingerprint, render_letter

# The level that stands on every page until the letter is public, in the letter's language
# (levels: ST/SGB/2007/6).
CONFIDENTIAL: Final = {
    "ar": "سري",
    "en": "Confidential",
    "es": "Confidencial",
    "fr": "Confidentiel",
    "ru": "Конфиденциально",
}


class DocumentDamaged(Exception):
    """The stored file is missing or is not what its row says; it must come from a backup."""


def render_communication_letter(
    *, version: LetterVersion, by: User | None, at: datetime
) -> Document:
    """The letter as PDF: the stored document where this text in this layout was rendered before.

    Otherwise it is laid out, stored whole, and only then written down, with an event. `at` is the
    present moment, aware; `by` None stands for a command. Two at once end in one document.
    Raises LetterNotPrintable (`reporting.pdf`) where the text cannot be set.
    """
    sheet = sheet_of(version)
    mark = fingerprint(sheet)
    made = Document.objects.filter(
        version=version, kind=DocumentKind.LETTER, fingerprint=mark
    ).first()
    if made:
        return made
    data = render_letter(sheet)
    digest = hashlib.sha256(data).hexdigest()
    name = _store(data, digest)
    with transaction.atomic():
        document, created = Document.objects.get_or_create(
            version=version,
            kind=DocumentKind.LETTER,
            fingerprint=mark,
            defaults={
                "storage_name": name,
                "sha256": digest,
                "size": len(data),
                "rendered_at": at,
                "rendered_by": by,
            },
        )
        if created:
            _record(document, version.communication, by=by, at=at)
    return document


def read_document(*, document: Document) -> bytes:
    """The bytes of a stored document. Raises DocumentDamaged where they are not what was stored."""
    try:
        with default_storage.open(document.storage_name) as file:
            data: bytes = file.read()
    except OSError as error:
        raise DocumentDamaged(f"{document}: its file cannot be read") from error
    if hashlib.sha256(data).hexdigest() != document.sha256:
        raise DocumentDamaged(f"{document}: its file is not the one that was stored")
    return data


def sheet_of(version: LetterVersion) -> LetterSheet:
    """The version's text with the reference and the level that run on its pages."""
    communication = version.communication
    reference = str(communication.reference or "")
    return LetterSheet(
        text=version.text,
        reference=reference,
        title=reference or str(communication),
        classification=CONFIDENTIAL.get(version.text.language, CONFIDENTIAL["en"]),
    )


def letter_file_name(communication: Communication) -> str:
    """A name for the downloaded file that every system takes: "AL OTH 62-2023.pdf"."""
    draft = " (draft)" if communication.stage in Stage.unsent() else ""
    name = communication.reference or f"letter {communication.pk}"
    return f"{str(name).replace('/', '-')}{draft}.pdf"


def _store(data: bytes, digest: str) -> str:
    """Store the bytes under a name made from their hash, unless they are there already."""
    name = f"documents/{digest[:2]}/{digest}.pdf"
    if default_storage.exists(name):
        return name
    saved: str = default_storage.save(name, ContentFile(data))
    if saved != name:  # somebody else stored the same bytes in the same moment
        default_storage.delete(saved)
    return name


def _record(
    document: Document, communication: Communication, *, by: User | None, at: datetime
) -> None:
    record_event(
        communication=communication,
        kind=EventKind.LETTER_RENDERED,
        happened_on=at.astimezone(OFFICE_ZONE).date(),
        by=by,
        after={
            "version": document.version.number,
            "sha256": document.sha256,
            "size": document.size,
        },
    )
