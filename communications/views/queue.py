"""The work queue: the letters that somebody may read, most of all those that wait."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.db.models import Prefetch
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from communications.enums import Phase
from communications.filters.chips import address_without, chips_of
from communications.filters.queue_criteria import (
    counts_by_phase,
    in_order,
    in_phases,
    matching,
)
from communications.filters.queue_form import QueueForm
from communications.models import Communication, SigningMandate
from communications.models.addressee_names import with_addressee_name
from communications.services.job_runs import late_jobs
from parties.enums import Role
from parties.models import User
from parties.office_day import office_today
from parties.views.paging import page_of
from parties.views.signed_in import SignedInRequest

TEMPLATE = "communications/queue.html"


@dataclass(frozen=True, slots=True)
class PhaseTile:
    """A phase in the strip above the list: how many, and where they are listed."""

    phase: Phase
    count: int
    chosen: bool
    address: str


@login_required
@require_safe
def work_queue(request: SignedInRequest) -> HttpResponse:
    """The list, filtered, sorted and paged as the address says; what it says wrongly is told."""
    user, today = request.user, office_today()
    reason = _sees_nothing_because(user)
    if reason:
        return render(request, TEMPLATE, {"empty": reason})
    form = QueueForm(request.GET, user=user, on=today)
    form.is_valid()
    criteria = form.criteria
    letters = matching(Communication.objects.visible_to(user), criteria).with_phase(today)
    if form.searched_in_vain:
        letters = letters.none()
    counts = counts_by_phase(letters)
    total = sum(counts[phase] for phase in criteria.phases or counts)
    named = with_addressee_name(letters, language=get_language() or "en", on=today)
    rows = in_order(in_phases(named, criteria.phases), criteria.sort)
    mandates = SigningMandate.objects.select_related("mandate").order_by("position")
    rows = rows.select_related("case__desk").prefetch_related(
        Prefetch("signing_mandates", mandates)
    )
    chips = chips_of(form, request.GET)
    context = {
        "today": today,
        "late_jobs": late_jobs(now=timezone.now()) if user.is_secretariat else [],
        "form": form,
        "searched_for": request.GET.get("q", ""),
        "tiles": _tiles(counts, criteria.phases, request.GET),
        "chips": chips,
        "filters_in_panel": sum(chip.name not in {"q", "phase"} for chip in chips),
        "sort": criteria.sort,
        "page": page_of(rows, total=total, number=request.GET.get("page", "1")),
        "empty": _empty(form, filtered=bool(chips)),
    }
    return render(request, TEMPLATE, context)


def _sees_nothing_because(user: User) -> str:
    """Why no letter at all can be seen, as the name of a text; "" where letters can be seen."""
    if not user.reads_communications:
        return "auditor" if user.role == Role.AUDITOR else "administrator"
    if user.role == Role.DESK_OFFICER and user.desk_id is None:
        return "no_desk"
    if user.role == Role.MANDATE_OFFICE and user.office_id is None:
        return "no_office"
    return ""


def _empty(form: QueueForm, *, filtered: bool) -> str:
    """Which text explains an empty list."""
    if form.searched_in_vain:
        return "no_reference"
    return "no_match" if filtered else "nothing_yet"


def _tiles(
    counts: Mapping[Phase, int], chosen: tuple[Phase, ...], query: QueryDict
) -> list[PhaseTile]:
    return [
        PhaseTile(phase, count, phase in chosen, _address(query, phase, chosen=phase in chosen))
        for phase, count in counts.items()
        if count or phase in chosen or phase != Phase.NOT_SENT
    ]


def _address(query: QueryDict, phase: Phase, *, chosen: bool) -> str:
    """The list in this phase alone, or, where it is chosen already, in every phase."""
    rest = QueryDict(address_without(query, "phase").removeprefix("?"), mutable=True)
    rest.pop("sort", None)
    if not chosen:
        rest["phase"] = phase.value
    return f"?{rest.urlencode()}"
