"""A draft as the PDF that it would become, for those who write it; nothing is stored."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from communications.services.draft_facts import composed
from communications.views.drafting.seen import draft_seen_by
from parties.office_day import office_today
from parties.views.signed_in import SignedInRequest
from reporting.pdf import LetterNotPrintable, LetterSheet, render_letter
from reporting.services.documents import CONFIDENTIAL, letter_file_name

DRAFT = {"en": "Draft", "es": "Borrador", "fr": "Projet"}


@login_required
@require_safe
def draft_pdf(request: SignedInRequest, pk: int) -> HttpResponse:
    """The text as it stands now, each page marked as a draft; 422 where it cannot be printed."""
    letter = draft_seen_by(request.user, pk).communication
    language = letter.language
    mark = f"{CONFIDENTIAL[language]} · {DRAFT[language]}"
    sheet = LetterSheet(
        text=composed(letter, on=office_today()),
        reference="",
        title=str(letter),
        classification=mark,
    )
    try:
        data = render_letter(sheet)
    except LetterNotPrintable as reason:
        context = {"communication": letter, "reason": reason}
        return render(request, "reporting/no_letter_pdf.html", context, status=422)
    response = HttpResponse(data, content_type="application/pdf")
    disposition = content_disposition_header(
        as_attachment="download" in request.GET, filename=letter_file_name(letter)
    )
    response["Content-Disposition"] = disposition or "inline"
    response["X-Content-Type-Options"] = "nosniff"
    return response
