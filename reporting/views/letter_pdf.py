"""A letter as PDF, for those who may read the letter."""

from __future__ import annotations

import logging

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from communications.models import Communication
from parties.models import User
from reporting.pdf import LetterNotPrintable
from reporting.services.documents import (
    DocumentDamaged,
    letter_file_name,
    read_document,
    render_communication_letter,
)

logger = logging.getLogger(__name__)


@login_required
@require_safe
def letter_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The newest version of the letter; in the browser, or saved with `?download=1`.

    404 where the communication does not exist for this user or has no text yet, 422 with the
    reason where its text cannot be printed, 503 where the stored file is damaged.
    """
    user = request.user if isinstance(request.user, User) else None
    communication = get_object_or_404(Communication.objects.visible_to(request.user), pk=pk)
    version = communication.versions.visible_to(request.user).order_by("-number").first()
    if version is None:
        raise Http404
    try:
        document = render_communication_letter(version=version, by=user, at=timezone.now())
        data = read_document(document=document)
    except LetterNotPrintable as reason:
        return _no_pdf(request, communication, status=422, reason=reason)
    except DocumentDamaged:
        logger.exception("A stored letter is damaged")
        return _no_pdf(request, communication, status=503)
    response = HttpResponse(data, content_type="application/pdf")
    disposition = content_disposition_header(
        as_attachment="download" in request.GET, filename=letter_file_name(communication)
    )
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
    context = {"communication": communication, "reason": reason}
    return render(request, "reporting/no_letter_pdf.html", context, status=status)
