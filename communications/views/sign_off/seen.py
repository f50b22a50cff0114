"""What of a sign-off a person may open; what may not be seen does not exist."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from communications.enums import Act, VersionPurpose
from communications.models import Communication, LetterSet, LetterVersion
from communications.models.addressee_names import with_addressee_name
from communications.services.acting import require
from communications.services.sign_off_rows import current_version
from parties.models import User
from parties.office_day import office_today
from parties.views.signed_in import SignedInRequest


def circulated_letter(user: User, pk: int) -> tuple[Communication, LetterVersion]:
    """The letter and the version that is shown; Http404 where `user` sees none, or none went round."""
    letters = (
        Communication.objects.visible_to(user)
        .with_phase(office_today())
        .select_related("case__desk", "draft__letter_set", "addressee_state", "addressee_actor")
    )
    named = with_addressee_name(letters, language=get_language() or "en", on=office_today())
    letter: Communication = get_object_or_404(named, pk=pk, draft__isnull=False)
    version = current_version(letter)
    if version is None:
        raise Http404
    return letter, version


def versions_to_answer(letter: Communication, user: User) -> QuerySet[LetterVersion]:
    """The versions, of the letter and those parallel to it, that `user` was ever shown."""
    rows: QuerySet[LetterVersion] = LetterVersion.objects.visible_to(user).filter(
        communication__draft__letter_set=letter.draft.letter_set_id,
        purpose=VersionPurpose.CIRCULATED,
    )
    return rows.select_related("communication__addressee_state", "communication__addressee_actor")


def set_seen_by(user: User, pk: int) -> LetterSet:
    """The set, for the secretariat; Http404 where `user` may not read its case."""
    rows = LetterSet.objects.visible_to(user).select_related("case__desk")
    letter_set: LetterSet = get_object_or_404(rows, pk=pk)
    return letter_set


def not_now(request: SignedInRequest, act: Act, letter: Communication) -> HttpResponse | None:
    """Where the form of `act` is asked for in a stage that does not allow it: the letter, and why.

    None where the form may be shown. A form that was sent is judged by its service, so that what
    was typed is kept. Raises PermissionDenied for a role that never does `act`.
    """
    try:
        require(act, letter, request.user)
    except ValidationError as refusal:
        if request.method == "POST":
            return None
        messages.warning(request, " ".join(refusal.messages))
        return redirect("sign-off", pk=letter.pk)
    return None


def name_of(letter: Communication) -> str:
    """The letter as a message names it: "Allegation letter to Botswana"."""
    facts = {"type": letter.get_type_display(), "addressee": letter.addressee}
    return _("%(type)s to %(addressee)s") % facts


def now_and_today() -> dict[str, Any]:
    """The arguments of an act that keeps its moment."""
    return {"on": office_today(), "at": timezone.now()}
