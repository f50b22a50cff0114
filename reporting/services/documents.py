"""Rendered files: made once for each text and layout, written whole, checked when read."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from cases.enums import EventKind
from communications.enums import Stage
from communications.models import Communication, Dispatch, LetterVersion
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


@dataclass(frozen=True, slots=True)
class FileOrder:
    """A file that is wanted: what it is, and the sheet it is printed from."""

    version: LetterVersion
    kind: DocumentKind
    sheet: LetterSheet
    dispatch: Dispatch | None = None


def render_communication_letter(
    *, version: LetterVersion, by: User | None, at: datetime
) -> Document:
    """The letter as PDF; see `documents_for`."""
    order = FileOrder(version, DocumentKind.LETTER, sheet_of(version))
    return documents_for(orders=[order], by=by, at=at)[0]


def documents_for(*, orders: Sequence[FileOrder], by: User | None, at: datetime) -> list[Document]:
    """A document for each order: the stored one where its text was set in this layout before.

    The others are laid out and stored whole, and only then written down, with an event each. `at`
    is the present moment, aware; `by` None stands for the system. Two at once end in one document.
    Raises LetterNotPrintable (`reporting.pdf`) where a text cannot be set.
    """
    marks = [fingerprint(order.sheet) for order in orders]
    known = [_known(order, mark) for order, mark in zip(orders, marks, strict=True)]
    # All are laid out before the first is written down: from then on the log of events is locked.
    made = [
        found or _lay_out(order, mark)
        for order, mark, found in zip(orders, marks, known, strict=True)
    ]
    with transaction.atomic():
        return [document if document.pk else _keep(document, by, at) for document in made]


def _known(order: FileOrder, mark: str) -> Document | None:
    return Document.objects.filter(
        version=order.version, kind=order.kind, dispatch=order.dispatch, fingerprint=mark
    ).first()


def _lay_out(order: FileOrder, mark: str) -> Document:
    """The row of a new file, which is stored; the row is not saved yet."""
    data = render_letter(order.sheet)
    digest = hashlib.sha256(data).hexdigest()
    return Document(
        version=order.version,
        kind=order.kind,
        dispatch=order.dispatch,
        fingerprint=mark,
        storage_name=_store(data, digest),
        sha256=digest,
        size=len(data),
    )


def _keep(row: Document, by: User | None, at: datetime) -> Document:
    """The saved row, or that of somebody who was faster."""
    document, created = Document.objects.get_or_create(
        version=row.version,
        kind=row.kind,
        dispatch=row.dispatch,
        fingerprint=row.fingerprint,
        defaults={
            "storage_name": row.storage_name,
            "sha256": row.sha256,
            "size": row.size,
            "rendered_at": at,
            "rendered_by": by,
        },
    )
    if created:
        _record(document, row.version.communication, by=by, at=at)
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
    kind = {} if document.kind == DocumentKind.LETTER else {"document": document.kind}
    record_event(
        communication=communication,
        kind=EventKind.LETTER_RENDERED,
        happened_on=at.astimezone(OFFICE_ZONE).date(),
        by=by,
        after={
            **kind,
            "version": document.version.number,
            "sha256": document.sha256,
            "size": document.size,
        },
    )
