"""The page of one letter: what it is, where it stands, what came back."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Prefetch, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from cases.models import Event
from communications.enums import Stage
from communications.models import (
    ClosingStep,
    Commitment,
    Communication,
    Dispatch,
    ExtensionStep,
    LetterVersion,
    Question,
    Reply,
    SigningMandate,
)
from communications.models.addressee_names import with_addressee_name
from communications.services.answer_totals import answer_totals
from communications.services.explaining import due_date_steps, publication_date_steps
from parties.models import User
from parties.office_day import office_today
from parties.state_names import state_name
from parties.views.signed_in import SignedInRequest

from .linked_letters import linked_letters
from .next_steps import WHAT_COMES_NEXT, next_steps


@login_required
@require_safe
def communication_page(request: SignedInRequest, pk: int) -> HttpResponse:
    """Everything that the user may know of the letter; 404 where that is nothing."""
    user, today, language = request.user, office_today(), get_language() or "en"
    letters = Communication.objects.visible_to(user).with_phase(today)
    letters = letters.select_related("case__desk", "window_rule", "addressee_actor__home_state")
    letter = get_object_or_404(with_addressee_name(letters, language=language, on=today), pk=pk)
    version = letter.versions.visible_to(user).order_by("-number").first()
    context = {
        "letter": letter,
        "today": today,
        "signing_mandates": list(_signing_mandates(letter)),
        "version": version,
        "text": _text(version),
        "questions": list(_questions(letter)),
        "replies": list(_replies(letter)),
        "answers": answer_totals(letter, user=user),
        "commitments": list(_commitments(letter, user)),
        "copied_states": [state_name(code, language[:2]) for code in _copied_to(letter)],
        "due_date_steps": due_date_steps(letter),
        "extension_steps": list(_extension_steps(letter)),
        "closing_steps": list(_closing_steps(letter)),
        "publication_steps": publication_date_steps(letter),
        "events": list(_events(letter)),
        "what_comes_next": WHAT_COMES_NEXT[Stage(letter.stage)],
        "next_steps": next_steps(user, letter),
        "dispatches": list(Dispatch.objects.visible_to(user).filter(communication=letter)),
        **linked_letters(letter, user),
    }
    return render(request, "communications/communication.html", context)


def _signing_mandates(letter: Communication) -> QuerySet[SigningMandate]:
    return letter.signing_mandates.select_related("mandate").order_by("position")


def _text(version: LetterVersion | None) -> Any:
    return version.text if version else None


def _questions(letter: Communication) -> QuerySet[Question]:
    """The numbered questions, each with its lettered parts."""
    parts = Prefetch("parts", Question.objects.order_by("position"))
    return letter.questions.filter(parent=None).order_by("position").prefetch_related(parts)


def _replies(letter: Communication) -> QuerySet[Reply]:
    return letter.replies.order_by("dated_on", "pk").prefetch_related("files")


def _commitments(letter: Communication, user: User) -> QuerySet[Commitment]:
    rows = Commitment.objects.visible_to(user).filter(communication=letter)
    return rows.select_related("reply").order_by("reply__dated_on", "pk")


def _extension_steps(letter: Communication) -> QuerySet[ExtensionStep]:
    return letter.extension_steps.select_related("recorded_by").order_by("pk")


def _closing_steps(letter: Communication) -> QuerySet[ClosingStep]:
    return letter.closing_steps.select_related("recorded_by").order_by("pk")


def _copied_to(letter: Communication) -> list[str]:
    return list(letter.copies.order_by("position").values_list("state_id", flat=True))


def _events(letter: Communication) -> QuerySet[Event]:
    """What happened, newest first."""
    return letter.events.select_related("actor").order_by("-position")
