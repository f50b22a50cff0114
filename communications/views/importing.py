"""Taking in a letter: its text, what was read from it beside the text, then the saved letter.

Nothing is kept between the steps: the text and every correction travel in the form.
"""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from communications.forms.corrections import chosen_mandates, corrected
from communications.forms.letter_source_form import LetterSourceForm
from communications.forms.reading_form import ReadingForm, digest_of
from communications.models import Communication
from communications.reading import read_letter
from communications.reading.structure import NotALetter, Reading
from communications.services.import_checks import refuse_known
from communications.services.importing import AlreadyImported, NotImportable, import_letter
from parties.enums import Role
from parties.models import User
from parties.office_day import office_today
from parties.views.signed_in import SignedInRequest

from .access import require_secretariat

# Where the form shows what the service says about a part of the reading.
FIELD_OF_PROBLEM = {
    "reference": "number",
    "letter_date": "letter_date",
    "mandates": "mandate_1",
    "addressee": "addressee_name",
}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def import_page(request: SignedInRequest) -> HttpResponse:
    """Asks for the text, shows the reading, saves it: by what the form sends."""
    require_secretariat(request.user, _("Letters are imported by the secretariat."))
    if request.user.role == Role.DESK_OFFICER and request.user.desk_id is None:
        raise PermissionDenied(
            _("You belong to no desk yet, so you could not see the letter that you import.")
        )
    if request.method != "POST":
        return _ask_for_text(request, LetterSourceForm())
    source = LetterSourceForm(request.POST, request.FILES)
    if not source.is_valid():
        return _ask_for_text(request, source)
    text = source.letter_text
    try:
        reading = read_letter(text)
    except NotALetter as refusal:
        source.add_error(None, refusal.reason)
        return _ask_for_text(request, source)
    if "save" in request.POST:
        return _save(request, text, reading)
    form = ReadingForm(reading=reading, user=request.user)
    return _show(request, text, reading, form, **_if_known(reading, request.user))


def _if_known(reading: Reading, user: User) -> dict[str, Any]:
    """For a letter that is here already: the words, and the letter itself if `user` may see it."""
    if reading.reference is None:
        return {}
    try:
        refuse_known(reading.reference.reference)
    except AlreadyImported as refusal:
        return {"already": str(refusal), "known": _visible(refusal.communication, user)}
    return {}


def _visible(letter: Communication, user: User) -> Communication | None:
    return Communication.objects.visible_to(user).filter(pk=letter.pk).first()


def _save(request: SignedInRequest, text: str, reading: Reading) -> HttpResponse:
    if request.POST.get("read_text") != digest_of(text):
        form = ReadingForm(reading=reading, user=request.user)
        return _show(request, text, reading, form, read_again=True)
    form = ReadingForm(request.POST, reading=reading, user=request.user)
    known = None
    if form.is_valid():
        letter, known = _import(form, reading, text, request.user)
        if letter:
            messages.success(request, _("%(letter)s is imported.") % {"letter": letter})
            return redirect("communication", pk=letter.pk)
    return _show(request, text, reading, form, known=known)


def _import(
    form: ReadingForm, reading: Reading, text: str, user: User
) -> tuple[Communication | None, Communication | None]:
    """The saved letter, or None; then `form` tells why, or the second is the one known already."""
    fields = form.cleaned_data
    try:
        return import_letter(
            reading=corrected(reading, fields),
            source_text=text,
            by=user,
            on=office_today(),
            desk=fields["desk"] if user.role == Role.SUPERVISOR else user.desk,
            mandates=chosen_mandates(reading, fields, form.known_mandates),
        ), None
    except AlreadyImported as refusal:
        form.add_error("number", str(refusal))
        return None, _visible(refusal.communication, user)
    except NotImportable as refusal:
        for problem in refusal.problems:
            field = FIELD_OF_PROBLEM.get(problem.field)
            form.add_error(field if field in form.fields else None, problem.reason)
        return None, None


def _ask_for_text(request: SignedInRequest, form: LetterSourceForm) -> HttpResponse:
    context = {"form": form}
    status = 422 if form.errors else 200
    return render(request, "communications/import_text.html", context, status=status)


def _show(
    request: SignedInRequest, text: str, reading: Reading, form: ReadingForm, **more: Any
) -> HttpResponse:
    context = {
        "form": form,
        "text": text,
        "lines": text.split("\n"),
        "read_text": digest_of(text),
        "reading": reading,
        **more,
    }
    status = 422 if form.errors else 200
    return render(request, "communications/import_reading.html", context, status=status)
