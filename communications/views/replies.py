"""Replies: recording one, and giving out the files that came with it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cases.rules.file_types import EXTENSIONS
from cases.views.downloads import for_saving
from communications.forms.reply_form import ReplyForm
from communications.models import Communication, ReplyFile
from communications.services.replies import record_reply
from parties.models import User
from parties.office_day import office_today
from parties.views.signed_in import SignedInRequest

from .access import letter_seen_by, require_secretariat


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def add_reply(request: SignedInRequest, pk: int) -> HttpResponse:
    """The form for a reply; once it is recorded, back to the letter."""
    letter = letter_seen_by(request.user, pk)
    require_secretariat(request.user, _("Replies are recorded by the secretariat."))
    sent: dict[str, Any] = {}
    if request.method == "POST":
        sent = {"data": request.POST, "files": request.FILES}
    form = ReplyForm(**sent, today=office_today(), language=letter.language)
    if form.is_valid() and _record(form, letter, request.user):
        messages.success(request, _("The reply to %(letter)s is recorded.") % {"letter": letter})
        return redirect("communication", pk=letter.pk)
    context = {"letter": letter, "form": form, "files_again": bool(request.FILES)}
    return render(
        request, "communications/reply_form.html", context, status=422 if form.errors else 200
    )


def _record(form: ReplyForm, letter: Communication, user: User) -> bool:
    """Whether the reply could be recorded; if not, `form` tells why."""
    try:
        record_reply(communication=letter, by=user, on=office_today(), **form.cleaned_data)
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return False
    return True


@login_required
@require_safe
def reply_file(request: SignedInRequest, pk: int, file_pk: int) -> FileResponse:
    """The file, always for saving: nothing that came from outside is shown by the browser.

    Its own name is for the secretariat; senders put persons' names into it.
    """
    letter = letter_seen_by(request.user, pk)
    row = get_object_or_404(ReplyFile, pk=file_pk, reply__communication=letter)
    return for_saving(row, row.original_name if request.user.is_secretariat else _neutral_name(row))


def _neutral_name(row: ReplyFile) -> str:
    ending = EXTENSIONS.get(row.content_type, ("",))[0]
    return f"reply-{row.reply.dated_on.isoformat()}-{row.pk}{ending}"
