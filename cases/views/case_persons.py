"""Forms about the persons of a case, and looking somebody up."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from cases.forms.person_forms import (
    ConsentForm,
    FollowUpForm,
    PersonForm,
    PersonSearchForm,
    initial_of_person,
)
from cases.models import Person
from cases.services.consents import record_consent
from cases.services.names import MOST_FOUND, search_persons, show_names
from cases.services.persons import add_person, correct_person, record_follow_up
from parties.office_day import office_today
from parties.views.signed_in import SignedInRequest

from .acting import sent
from .case_access import case_seen_by, person_of_case
from .case_acts import Words, form_page

ASKED_AND_SENT = ["GET", "HEAD", "POST"]


@sensitive_post_parameters()
@login_required
@require_http_methods(ASKED_AND_SENT)
def person_add(request: SignedInRequest, pk: int) -> HttpResponse:
    """A person more."""
    case = case_seen_by(request.user, pk)
    form = PersonForm(sent(request))
    return form_page(
        request,
        case=case,
        form=form,
        act=add_person,
        arguments=lambda: {
            "case": case,
            "details": form.details(),
            "by": request.user,
            "on": office_today(),
        },
        words=Words(_("Add a person"), _("Add the person"), _("The person is added.")),
        section="people",
    )


@sensitive_post_parameters()
@login_required
@require_http_methods(ASKED_AND_SENT)
def person_change(request: SignedInRequest, pk: int, person_pk: int) -> HttpResponse:
    """What is known of a person; that the name was opened for it is on record."""
    case = case_seen_by(request.user, pk)
    person = person_of_case(case, person_pk)
    if request.method == "GET":
        show_names(case=case, what={"person": person.position}, by=request.user, on=office_today())
    form = PersonForm(sent(request), initial=initial_of_person(person))
    return form_page(
        request,
        case=case,
        form=form,
        act=correct_person,
        arguments=lambda: {
            "person": person,
            "details": form.details(),
            "by": request.user,
            "on": office_today(),
        },
        words=Words(_("Correct a person"), _("Save"), _("What is known of the person is saved.")),
        section="people",
        about=_in_words(person),
    )


@sensitive_post_parameters()
@login_required
@require_http_methods(ASKED_AND_SENT)
def person_consent(request: SignedInRequest, pk: int, person_pk: int) -> HttpResponse:
    """An answer to one of the two questions of consent."""
    case = case_seen_by(request.user, pk)
    person = person_of_case(case, person_pk)
    form = ConsentForm(sent(request), today=office_today())
    return form_page(
        request,
        case=case,
        form=form,
        act=record_consent,
        arguments=lambda: {
            "person": person,
            **form.answer(),
            "by": request.user,
            "on": office_today(),
        },
        words=Words(_("Record an answer"), _("Record the answer"), _("The answer is recorded.")),
        section="people",
        about=_in_words(person),
    )


@sensitive_post_parameters()
@login_required
@require_http_methods(ASKED_AND_SENT)
def person_follow_up(request: SignedInRequest, pk: int, person_pk: int) -> HttpResponse:
    """What happened to a person."""
    case = case_seen_by(request.user, pk)
    person = person_of_case(case, person_pk)
    form = FollowUpForm(sent(request))
    return form_page(
        request,
        case=case,
        form=form,
        act=record_follow_up,
        arguments=lambda: {
            "person": person,
            **form.cleaned_data,
            "by": request.user,
            "on": office_today(),
        },
        words=Words(
            _("Record what happened to the person"), _("Record it"), _("What happened is recorded.")
        ),
        section="people",
        about=_in_words(person),
    )


@sensitive_variables("form", "found")
@sensitive_post_parameters()
@login_required
@require_http_methods(ASKED_AND_SENT)
def person_search(request: SignedInRequest) -> HttpResponse:
    """Cases of a person of this name. The name travels in the body and stands in no address."""
    if not request.user.is_secretariat:
        raise PermissionDenied(_("Persons are looked up by the secretariat."))
    form = PersonSearchForm(sent(request))
    found: list[Person] | None = None
    if form.is_valid():
        try:
            found = search_persons(**form.cleaned_data, by=request.user, on=office_today())
        except ValidationError as refusal:
            form.add_error(None, refusal)
    context = {"form": form, "found": found, "most": MOST_FOUND}
    status = 422 if form.errors else 200
    return render(request, "cases/case/person_search.html", context, status=status)


def _in_words(person: Person) -> str:
    return _("Person %(number)s") % {"number": person.position}
