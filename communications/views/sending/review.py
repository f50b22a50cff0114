"""The review screen before letters are sent, the act, and what it has come to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import OperationalError
from django.db.models import Exists, OuterRef, Prefetch
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from communications.enums import Stage, VersionPurpose
from communications.forms.sending.send_form import SendForm
from communications.letter_text import Part
from communications.models import Communication, Dispatch, LetterSet, LetterVersion
from communications.services.sending import send_letters
from communications.services.sign_off_rows import letters_of
from parties.models import User
from parties.office_day import OFFICE_ZONE, office_today
from parties.views.signed_in import SignedInRequest

from .reviewed import Reviewed, may_send, reviewed_letters

# Backends with which nothing leaves the house.
STAYING: Final = ("console", "dummy", "filebased")
LOCK_NOT_AVAILABLE: Final = "55P03"


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def send_review(request: SignedInRequest, pk: int) -> HttpResponse:
    """Everything that would go out, with what stands in its way; then the act."""
    letter_set = _set_seen_by(request.user, pk)
    if request.method == "POST" and not may_send(request.user):
        raise PermissionDenied(_("Letters are sent by a supervisor."))
    on = office_today()
    letters = reviewed_letters(letter_set, request.user, on=on)
    sendable = [each for each in letters if each.can_go]
    form = SendForm(request.POST if request.method == "POST" else None, items=sendable)
    if _were_sent(request.POST, letters):
        return redirect("letters-sent", pk=pk)
    if form.is_valid() and _sent(form, request.user):
        return redirect("letters-sent", pk=pk)
    context = {
        "letter_set": letter_set,
        "letters": [(each, form.fields_of(each) if each.can_go else None) for each in letters],
        "form": form,
        "sendable": len(sendable),
        "blocked": sum(1 for each in letters if each.blockers),
        "today": on,
        "may_send": may_send(request.user),
        "mail_stays": any(name in settings.EMAIL_BACKEND for name in STAYING),
    }
    status = 422 if form.errors else 200
    return render(request, "communications/sending/review.html", context, status=status)


@login_required
@require_safe
def letters_sent(request: SignedInRequest, pk: int) -> HttpResponse:
    """The letters of the set that were sent, with their numbers and how each is delivered."""
    letter_set = _set_seen_by(request.user, pk)
    dispatches = Prefetch("dispatches", Dispatch.objects.visible_to(request.user))
    sent = letters_of(letter_set).filter(stage__in=[Stage.SENT, Stage.VOIDED])
    annexed = LetterVersion.objects.filter(
        communication=OuterRef("pk"),
        purpose=VersionPurpose.SENT,
        content__blocks__contains=[{"part": Part.ANNEX_LABEL}],
    )
    letters = sent.filter(pk__in=Communication.objects.visible_to(request.user).values("pk"))
    context = {
        "letter_set": letter_set,
        "letters": list(
            letters.select_related("addressee_state", "addressee_actor")
            .annotate(has_annex=Exists(annexed))
            .prefetch_related(dispatches)
        ),
        "others": letters_of(letter_set).filter(stage__in=Stage.unsent()).count(),
    }
    return render(request, "communications/sending/sent.html", context)


def _set_seen_by(user: User, pk: int) -> LetterSet:
    sets = LetterSet.objects.visible_to(user).select_related("case")
    letter_set: LetterSet = get_object_or_404(sets, pk=pk)
    return letter_set


def _were_sent(data: Mapping[str, object], letters: list[Reviewed]) -> bool:
    """Whether a form that was sent twice finds all its ticked letters sent."""
    ticked = [each for each in letters if f"send_{each.letter.pk}" in data]
    return bool(ticked) and all(each.stage == Stage.SENT for each in ticked)


def _sent(form: SendForm, user: User) -> bool:
    """Whether the letters are sent; if not, `form` tells why."""
    now = timezone.now()
    try:
        send_letters(
            letters=form.chosen(),
            by=user,
            on=now.astimezone(OFFICE_ZONE).date(),
            at=now,
            deliveries=form.deliveries(),
            reviewed=form.reviewed(),
        )
    except ValidationError as refusal:
        form.add_error(None, refusal.messages)
    except OperationalError as error:
        if getattr(error.__cause__, "pgcode", None) != LOCK_NOT_AVAILABLE:
            raise
        form.add_error(None, _("Other letters are being sent just now. Try again in a moment."))
    return not form.errors
