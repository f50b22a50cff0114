"""The page of one case: what it is, where it stands, its letters, people, facts and work."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Prefetch, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from cases.filters.intake import submissions_of
from cases.models import Case, CaseLink, Consent, Event, FollowUp, Perpetrator, Person
from cases.rules.masking import parts_to_mask
from cases.services.names import show_names
from cases.views.case_access import case_seen_by
from communications.models import Communication
from communications.models.addressee_names import with_addressee_name
from parties.models import User
from parties.office_day import office_today
from parties.views.signed_in import SignedInRequest

TEMPLATE = "communications/case.html"
# So many of each are shown until all are asked for, so that a page of two hundred people opens as
# quickly as one of a few.
ROWS_SHOWN = 15
EVENTS_SHOWN = 30


@login_required
@require_safe
def case_page(request: SignedInRequest, pk: int) -> HttpResponse:
    """Everything about the case, names masked; 404 where the user may not read it."""
    case = case_seen_by(request.user, pk)
    return render(request, TEMPLATE, _context(request, case, shown=False))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def case_names(request: SignedInRequest, pk: int) -> HttpResponse:
    """The same page with the names, in this one answer, once the look is on record."""
    case = case_seen_by(request.user, pk)
    if request.method != "POST":
        return redirect("case", pk=pk)
    show_names(case=case, by=request.user, on=office_today())
    return render(request, TEMPLATE, _context(request, case, shown=True))


@sensitive_variables()
def _context(request: SignedInRequest, case: Case, *, shown: bool) -> dict[str, Any]:
    user, today = request.user, office_today()
    everything = request.GET.get("show") == "all"
    rows = None if everything else ROWS_SHOWN
    known = list(case.persons.only("name", "aliases", "age_group", "case"))
    perpetrators = list(case.perpetrators.all())
    events = list(_events(case)[: None if everything else EVENTS_SHOWN + 1])
    to_dos = list(case.to_dos.select_related("assignee", "done_by"))
    risk_notes = list(case.risk_notes.select_related("recorded_by"))
    return {
        "case": case,
        "today": today,
        "shown": shown,
        "everything": everything,
        "masking": None if shown else parts_to_mask(_names(known, perpetrators)),
        "letters": list(_letters(case, user)),
        "submissions": list(submissions_of(case, user)),
        "person_count": len(known),
        "minors": sum(person.is_minor for person in known),
        "persons": list(_persons(case)[:rows]),
        **_facts(case, rows),
        "perpetrators": perpetrators,
        "risk_notes": risk_notes,
        "risk": risk_notes[0].level if risk_notes else "",
        "to_dos": [each for each in to_dos if each.done_on is None],
        "done": [each for each in to_dos if each.done_on is not None],
        "linked_cases": list(_linked_cases(case, user)),
        "events": events if everything else events[:EVENTS_SHOWN],
        "more_events": not everything and len(events) > EVENTS_SHOWN,
    }


def _facts(case: Case, rows: int | None) -> dict[str, Any]:
    return {
        "incident_count": case.incidents.count(),
        "incidents": list(case.incidents.select_related("state")[:rows]),
        "allegation_count": case.allegations.count(),
        "allegations": list(case.allegations.all()[:rows]),
    }


def _persons(case: Case) -> QuerySet[Person]:
    """The persons with their answers, the latest last, and what happened to them, newest first."""
    return case.persons.select_related("nationality").prefetch_related(
        Prefetch("consents", Consent.objects.select_related("recorded_by").order_by("pk")),
        Prefetch("follow_ups", FollowUp.objects.order_by("-happened_on", "-pk")),
    )


def _names(persons: Iterable[Person], perpetrators: Iterable[Perpetrator]) -> list[str]:
    names = [name for person in persons for name in person.all_names]
    return [*names, *(each.name for each in perpetrators)]


def _letters(case: Case, user: User) -> QuerySet[Any]:
    today = office_today()
    letters = Communication.objects.visible_to(user).filter(case=case).with_phase(today)
    named = with_addressee_name(letters, language=get_language() or "en", on=today)
    return named.order_by("letter_date", "pk")


def _linked_cases(case: Case, user: User) -> QuerySet[Case]:
    """Those that `user` may read; of others nothing is told."""
    links = CaseLink.objects.filter(Q(first=case) | Q(second=case))
    pairs = links.values_list("first", "second")
    keys = {key for pair in pairs for key in pair} - {case.pk}
    rows: QuerySet[Case] = Case.objects.visible_to(user).filter(pk__in=keys)
    return rows.order_by("title", "pk")


def _events(case: Case) -> QuerySet[Event]:
    """What happened, newest first."""
    rows: QuerySet[Event] = Event.objects.filter(case=case).select_related("actor")
    return rows.order_by("-position")
