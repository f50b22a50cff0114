"""The intake list: what came in and waits for a decision, and what was decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cases.filters.intake import Shown, counts_of, in_part, visible_submissions
from cases.models import TriageDecision
from cases.services.intake import may_register
from parties.views.paging import page_of
from parties.views.signed_in import SignedInRequest

from .access import require_secretariat

TEMPLATE = "cases/submission_list.html"


@dataclass(frozen=True, slots=True)
class Tile:
    """A part of the list: how many are in it, and whether it is shown."""

    shown: Shown
    count: int
    chosen: bool


@login_required
@require_safe
def submission_list(request: SignedInRequest) -> HttpResponse:
    """One part of the list, in pages."""
    user = request.user
    require_secretariat(user)
    if not may_register(user):
        return render(request, TEMPLATE, {"empty": "no_desk"})
    asked = request.GET.get("show", "")
    shown = Shown(asked) if asked in Shown.values else Shown.UNDECIDED
    rows = visible_submissions(user)
    counts = counts_of(rows, user)
    standing = TriageDecision.objects.standing().select_related("case", "decided_by")
    part = in_part(rows, shown, user).select_related("state", "desk", "registered_by")
    listed = part.prefetch_related(
        "answers", Prefetch("decisions", standing, to_attr="standing_decisions")
    )
    context = {
        "shown": shown,
        "tiles": [Tile(each, counts[each], each == shown) for each in Shown],
        "page": page_of(listed, total=counts[shown], number=request.GET.get("page", "1")),
        "empty": _empty(shown, counts),
    }
    return render(request, TEMPLATE, context)


def _empty(shown: Shown, counts: Mapping[Shown, int]) -> str:
    """Which text explains an empty list."""
    nothing_at_all = not counts[Shown.UNDECIDED] and not counts[Shown.DECIDED]
    return "nothing_yet" if nothing_at_all else shown.value
