"""Forms about what is said to have happened: incidents, allegations, alleged perpetrators."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from cases.forms.case_forms import (
    AllegationForm,
    IncidentForm,
    PerpetratorForm,
    initial_of_allegation,
    initial_of_incident,
    initial_of_perpetrator,
)
from cases.models import Allegation, Incident, Perpetrator
from cases.services import facts
from cases.services.names import show_names
from parties.office_day import office_today
from parties.views.signed_in import SignedInRequest

from .acting import sent
from .case_access import case_seen_by, row_of_case
from .case_acts import Words, form_page


@dataclass(frozen=True, slots=True)
class KindOfFact:
    """How one kind of fact is written down and corrected; `name` is that of its argument."""

    name: str
    model: Any
    form: Any
    record: Callable[..., object]
    correct: Callable[..., object]
    initial: Callable[[Any], dict[str, Any]]
    title: Promise
    title_of_correction: Promise
    section: str


KINDS = {
    kind.name: kind
    for kind in (
        KindOfFact(
            "incident",
            Incident,
            IncidentForm,
            facts.record_incident,
            facts.correct_incident,
            initial_of_incident,
            _("Add an incident"),
            _("Correct an incident"),
            "incidents",
        ),
        KindOfFact(
            "allegation",
            Allegation,
            AllegationForm,
            facts.record_allegation,
            facts.correct_allegation,
            initial_of_allegation,
            _("Add an allegation"),
            _("Correct an allegation"),
            "allegations",
        ),
        KindOfFact(
            "perpetrator",
            Perpetrator,
            PerpetratorForm,
            facts.record_perpetrator,
            facts.correct_perpetrator,
            initial_of_perpetrator,
            _("Add an alleged perpetrator"),
            _("Correct an alleged perpetrator"),
            "perpetrators",
        ),
    )
}


@sensitive_post_parameters()
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def fact_add(request: SignedInRequest, pk: int, kind: str) -> HttpResponse:
    """A fact more of the kind that the address names."""
    case, known = case_seen_by(request.user, pk), KINDS[kind]
    form = known.form(sent(request))
    return form_page(
        request,
        case=case,
        form=form,
        act=known.record,
        arguments=lambda: {
            "case": case,
            "details": form.details(),
            "by": request.user,
            "on": office_today(),
        },
        words=_words(known.title),
        section=known.section,
    )


@sensitive_post_parameters()
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def fact_change(request: SignedInRequest, pk: int, kind: str, row_pk: int) -> HttpResponse:
    """A fact with its texts as they are, names and all; that they were opened is on record."""
    case, known = case_seen_by(request.user, pk), KINDS[kind]
    row = row_of_case(known.model, case, row_pk)
    if request.method == "GET":
        show_names(case=case, what={known.name: row.pk}, by=request.user, on=office_today())
    form = known.form(sent(request), initial=known.initial(row))
    return form_page(
        request,
        case=case,
        form=form,
        act=known.correct,
        arguments=lambda: {
            known.name: row,
            "details": form.details(),
            "by": request.user,
            "on": office_today(),
        },
        words=_words(known.title_of_correction),
        section=known.section,
    )


def _words(title: Promise) -> Words:
    return Words(str(title), str(_("Save")), str(_("It is saved.")))
