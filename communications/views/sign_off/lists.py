"""What goes round: for an office what waits for it first, for a desk who is late."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from communications.enums import Stage
from communications.filters.sign_offs import GoingRound, going_round
from communications.models import Communication
from parties.enums import Role
from parties.models import User
from parties.office_day import office_today
from parties.views.signed_in import SignedInRequest

STAGES = [Stage.DRAFT, Stage.IN_SIGN_OFF, Stage.CLEARED]


@login_required
@require_safe
def sign_off_list(request: SignedInRequest) -> HttpResponse:
    """The letters that go round, those first whose turn is the user's."""
    user = request.user
    if not user.reads_communications:
        raise PermissionDenied(_("Your role has no part in signing letters off."))
    letters = _listed(user)
    template = "desk" if user.is_secretariat else "office"
    context = {
        "today": office_today(),
        **(_of_secretariat(letters, user) if user.is_secretariat else _of_office(letters)),
    }
    return render(request, f"communications/sign_off/{template}_list.html", context)


def _listed(user: User) -> list[GoingRound]:
    """Letters that were shown and not sent yet; taken back ones to the offices alone."""
    stages = STAGES[1:] if user.is_secretariat else STAGES
    letters = Communication.objects.visible_to(user).filter(stage__in=stages)
    return going_round(letters, user=user, on=office_today(), language=get_language() or "en")


def _of_office(letters: list[GoingRound]) -> dict[str, list[GoingRound]]:
    waiting = [
        each for each in letters if each.own_pending and each.letter.stage == Stage.IN_SIGN_OFF
    ]
    return {"waiting": waiting, "others": [each for each in letters if each not in waiting]}


def _of_secretariat(letters: list[GoingRound], user: User) -> dict[str, list[GoingRound]]:
    """What waits for `user` as `waiting_for` has it; what goes round; what is cleared."""
    sends = user.role == Role.SUPERVISOR
    out = [each for each in letters if each.letter.stage == Stage.IN_SIGN_OFF]
    cleared = [each for each in letters if each.letter.stage == Stage.CLEARED]
    asked = [each for each in out if each.changes_asked]
    return {
        "waiting": [*asked, *(cleared if sends else [])],
        "out": [each for each in out if not each.changes_asked],
        "cleared": [] if sends else cleared,
    }
