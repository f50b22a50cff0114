"""The versions of a letter, each as it read, and what changed from one to another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from communications.enums import Stage, VersionPurpose
from communications.forms.drafting.start_forms import KeepForm
from communications.letter_text import LetterText
from communications.models import Communication, Draft, LetterVersion
from communications.rules.comparing import Change, ChangeKind, compare
from communications.services.draft_facts import composed
from communications.services.versions import keep_draft
from communications.views.access import letter_seen_by
from parties.models import User
from parties.office_day import office_today
from parties.views.signed_in import SignedInRequest

from .saving import tell
from .seen import draft_seen_by

# What stands for the text that is being worked on, where a version's number may stand.
WORKING = "draft"


@dataclass(frozen=True, slots=True)
class Side:
    """One of two texts that are compared; `version` is None for the text being worked on."""

    key: str
    text: LetterText
    version: LetterVersion | None


@login_required
@require_safe
def versions(request: SignedInRequest, pk: int) -> HttpResponse:
    """Those that the user may read, the newest first, to be read or compared."""
    letter = letter_seen_by(request.user, pk)
    return _list(request, letter, KeepForm())


@login_required
@require_safe
def version(request: SignedInRequest, pk: int, number: int) -> HttpResponse:
    """One version, as it read; 404 where the user may not read it."""
    letter = letter_seen_by(request.user, pk)
    shown = get_object_or_404(_visible(letter, request.user), number=number)
    context = {"letter": letter, "version": shown, "text": shown.text}
    return render(request, "communications/drafting/version.html", context)


@login_required
@require_safe
def version_compare(request: SignedInRequest, pk: int) -> HttpResponse:
    """Two texts of a letter as one, with what was added and removed.

    `old` and `new` are numbers of versions, or "draft" for the text that is being worked on, which
    the secretariat alone reads. Without them the last circulated version, or else the one before
    the newest, is compared with the newest text. 404 for a version that the user may not read.
    """
    letter = letter_seen_by(request.user, pk)
    sides = _sides(letter, request.user)
    keys = [side.key for side in sides]
    if len(sides) < 2:
        return redirect("versions", pk=pk)
    new = request.GET.get("new") or keys[0]
    old = request.GET.get("old") or _before(sides, new)
    by_key = {side.key: side for side in sides}
    if old not in by_key or new not in by_key:
        raise Http404
    changes = compare(by_key[old].text, by_key[new].text)
    context = {
        "letter": letter,
        "sides": sides,
        "old": by_key[old],
        "new": by_key[new],
        "changes": list(_numbered(changes)),
        "changed": sum(change.kind != ChangeKind.SAME for change in changes),
    }
    return render(request, "communications/drafting/compare.html", context)


@login_required
@require_POST
def version_keep(request: SignedInRequest, pk: int) -> HttpResponse:
    """Keep the text that is being worked on as a version, with a note."""
    draft = draft_seen_by(request.user, pk)
    letter, form = draft.communication, KeepForm(request.POST)
    if form.is_valid():
        try:
            kept = keep_draft(
                communication=letter,
                note=form.cleaned_data["note"],
                by=request.user,
                on=office_today(),
            )
        except ValidationError as refusal:
            tell(form, refusal)
        else:
            words = _("The text is kept as version %(number)s.") % {"number": kept.number}
            messages.success(request, words)
            return redirect("versions", pk=pk)
    return _list(request, letter, form)


def _numbered(changes: Iterable[Change]) -> Iterator[tuple[Change, int]]:
    """Each paragraph with its number among those that differ, from 1; 0 for the others."""
    number = 0
    for change in changes:
        differs = change.kind != ChangeKind.SAME
        number += differs
        yield change, number if differs else 0


def _list(request: SignedInRequest, letter: Communication, form: KeepForm) -> HttpResponse:
    context = {
        "letter": letter,
        "versions": list(_visible(letter, request.user).order_by("-number")),
        "has_working_text": _has_working_text(letter, request.user),
        "may_keep": letter.stage == Stage.DRAFT and request.user.is_secretariat,
        "form": form,
    }
    status = 422 if form.errors else 200
    return render(request, "communications/drafting/versions.html", context, status=status)


def _visible(letter: Communication, user: User) -> QuerySet[LetterVersion]:
    rows: QuerySet[LetterVersion] = LetterVersion.objects.visible_to(user)
    return rows.filter(communication=letter).select_related("created_by")


def _has_working_text(letter: Communication, user: User) -> bool:
    unsent = letter.stage in Stage.unsent()
    return unsent and Draft.objects.visible_to(user).filter(communication=letter).exists()


def _sides(letter: Communication, user: User) -> list[Side]:
    """All texts that may be compared, the newest first."""
    kept = _visible(letter, user).order_by("-number")
    sides = [Side(str(each.number), each.text, each) for each in kept]
    if _has_working_text(letter, user):
        sides.insert(0, Side(WORKING, composed(letter, on=office_today()), None))
    return sides


def _before(sides: list[Side], new: str) -> str:
    """What a text is compared with where nothing is said: the last circulated version before it."""
    keys = [side.key for side in sides]
    after = sides[keys.index(new) + 1 :] if new in keys else []
    circulated = [
        side.key
        for side in after
        if side.version and side.version.purpose == VersionPurpose.CIRCULATED
    ]
    older = [*circulated, *(side.key for side in after)]
    return older[0] if older else keys[-1]
