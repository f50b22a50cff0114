"""Letters, annexes and cover notes as PDF, for those who may read the letter."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from communications.enums import VersionPurpose
from communications.models import Communication, Dispatch, LetterVersion
from communications.services.deliveries import contacts_of
from communications.services.sent_rows import as_if_sent
from parties.models import User
from parties.office_day import office_today
from reporting.enums import DocumentKind
from reporting.pdf import LetterNotPrintable, render_letter
from reporting.services.documents import (
    DocumentDamaged,
    FileOrder,
    documents_for,
    letter_file_name,
    read_document,
    sheet_of,
)
from reporting.services.letter_files import (
    annex_sheet,
    cover_note_document,
    cover_note_of,
    expected_cover_note,
    sheet_of_note,
)

logger = logging.getLogger(__name__)


@login_required
@require_safe
def letter_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The newest version of the letter; in the browser, or saved with `?download=1`.

    404 where the communication does not exist for this user or has no text yet, 422 with the
    reason where its text cannot be printed, 503 where the stored file is damaged.
    """
    version = _newest_version(request, pk)
    order = FileOrder(version, DocumentKind.LETTER, sheet_of(version))
    return _stored(request, order, letter_file_name(version.communication))


@login_required
@require_safe
def annex_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The annex of the newest version by itself; answers as `letter_pdf`, 404 without an annex."""
    version = _newest_version(request, pk)
    sheet = annex_sheet(version)
    if sheet is None:
        raise Http404
    name = letter_file_name(version.communication).removesuffix(".pdf")
    return _stored(request, FileOrder(version, DocumentKind.ANNEX, sheet), f"{name} annex.pdf")


@login_required
@require_safe
def cover_note_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The note that goes with one delivery of a sent letter, as it was stored; for the secretariat.

    404 where there is no such delivery for this user.
    """
    rows = Dispatch.objects.visible_to(request.user)
    dispatch = get_object_or_404(rows.select_related("communication", "contact"), pk=pk)
    letter = dispatch.communication
    name = f"{letter_file_name(letter).removesuffix('.pdf')} cover note.pdf"
    kept = cover_note_document(dispatch)
    if kept is not None:
        return _answer(request, letter, name, lambda: read_document(document=kept))
    version = letter.versions.filter(purpose=VersionPurpose.SENT).order_by("-number").first()
    if version is None:
        raise Http404
    sheet = sheet_of_note(cover_note_of(dispatch))
    return _stored(request, FileOrder(version, DocumentKind.COVER_NOTE, sheet, dispatch), name)


@login_required
@require_safe
def cover_note_preview(request: HttpRequest, pk: int, contact_pk: int = 0) -> HttpResponse:
    """The note as it would read if the letter went out today; nothing is stored.

    404 outside the secretariat, and for a contact who is none of the addressee's.
    """
    letter = _letter(request, pk)
    if not (isinstance(request.user, User) and request.user.is_secretariat):
        raise Http404
    today = office_today()
    contact = (
        get_object_or_404(contacts_of(letter, on=today), pk=contact_pk) if contact_pk else None
    )
    note = expected_cover_note(as_if_sent(letter, on=today), contact, on=today)
    sheet = sheet_of_note(note)
    return _answer(request, letter, "cover note (preview).pdf", lambda: render_letter(sheet))


def _letter(request: HttpRequest, pk: int) -> Communication:
    rows = Communication.objects.visible_to(request.user)
    letter: Communication = get_object_or_404(rows, pk=pk)
    return letter


def _newest_version(request: HttpRequest, pk: int) -> LetterVersion:
    letter = _letter(request, pk)
    newest = letter.versions.visible_to(request.user).order_by("-number").first()
    if newest is None:
        raise Http404
    version: LetterVersion = newest
    return version


def _stored(request: HttpRequest, order: FileOrder, name: str) -> HttpResponse:
    """The document of `order`, made where it is not there yet."""
    user = request.user if isinstance(request.user, User) else None

    def read() -> bytes:
        document = documents_for(orders=[order], by=user, at=timezone.now())[0]
        return read_document(document=document)

    return _answer(request, order.version.communication, name, read)


def _answer(
    request: HttpRequest, letter: Communication, name: str, read: Callable[[], bytes]
) -> HttpResponse:
    try:
        data = read()
    except LetterNotPrintable as reason:
        return _no_pdf(request, letter, status=422, reason=reason)
    except DocumentDamaged:
        logger.exception("A stored letter is damaged")
        return _no_pdf(request, letter, status=503)
    response = HttpResponse(data, content_type="application/pdf")
    disposition = content_disposition_header(as_attachment="download" in request.GET, filename=name)
    response["Content-Disposition"] = disposition or "inline"
    response["Cache-Control"] = "no-store, private"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _no_pdf(
    request: HttpRequest,
    communication: Communication,
    *,
    status: int,
    reason: LetterNotPrintable | None = None,
) -> HttpResponse:
    context: dict[str, Any] = {"communication": communication, "reason": reason}
    return render(request, "reporting/no_letter_pdf.html", context, status=status)
