"""The page on which a letter that goes round is read, commented and answered."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from communications.enums import Act, SignOffAnswer, Stage
from communications.filters.sign_offs import GoingRound, going_round
from communications.forms.sign_off_forms import CommentForm
from communications.models import Communication, LetterVersion, SignOff
from communications.services.acting import acts_open_to
from communications.services.answering import mandates_answered_by
from communications.services.board import Cell, board_of
from communications.services.last_seen import changed_since_last_seen
from communications.services.paragraphs import commented
from parties.models import User
from parties.office_day import office_today
from parties.views.signed_in import SignedInRequest

from .seen import circulated_letter


@login_required
@require_safe
def sign_off_page(request: SignedInRequest, pk: int) -> HttpResponse:
    """The version that goes round, paragraph by paragraph; 404 for a letter that was never shown."""
    letter, version = circulated_letter(request.user, pk)
    user, today = request.user, office_today()
    cells = _cells(letter)
    rows = [cell.row for cell in cells if cell.row.version_id == version.pk]
    own = set(mandates_answered_by(user, on=today).values_list("pk", flat=True))
    acts = acts_open_to(user, letter)
    round_ = letter.draft.letter_set.rounds.filter(closed_on=None).first()
    context = {
        "letter": letter,
        "version": version,
        "text": version.text,
        "commented": commented(version, user=user),
        "since": changed_since_last_seen(version, user=user),
        "cells": cells,
        "own_pending": _pending(rows, own) if Act.SIGN in acts else [],
        "round": round_ if letter.stage == Stage.IN_SIGN_OFF else None,
        "may_comment": Act.COMMENT in acts,
        "comment_form": CommentForm(versions=LetterVersion.objects.none()),
        "parallel": _parallel(letter, user) if Act.SIGN in acts else [],
        "today": today,
    }
    return render(request, "communications/sign_off/letter.html", context)


def _cells(letter: Communication) -> list[Cell]:
    """Where each mandate stands, those that declined last."""
    letters = Communication.objects.filter(pk=letter.pk)
    board = board_of(letter.draft.letter_set, letters, on=office_today())
    cells = [cell for line in board.lines for cell in line.cells if cell]
    return sorted(cells, key=lambda cell: cell.row.answer == SignOffAnswer.DECLINED)


def _pending(rows: list[SignOff], own: set[int]) -> list[SignOff]:
    return [row for row in rows if row.mandate_id in own and row.answer == SignOffAnswer.PENDING]


def _parallel(letter: Communication, user: User) -> list[GoingRound]:
    """The other letters of the set that wait for the user as well."""
    letters: Any = Communication.objects.visible_to(user).filter(
        draft__letter_set=letter.draft.letter_set_id, stage=Stage.IN_SIGN_OFF
    )
    others = going_round(
        letters.exclude(pk=letter.pk),
        user=user,
        on=office_today(),
        language=get_language() or "en",
    )
    return [each for each in others if each.own_pending]
