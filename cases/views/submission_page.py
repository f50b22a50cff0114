"""The page of one submission, also as the answer to a form on it that was refused."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from cases.enums import EventSubject
from cases.forms.source_form import LookForm
from cases.forms.triage_forms import ChecklistForm
from cases.models import Case, Event, SourceLook, Submission
from cases.services.duplicates import likely_duplicates
from cases.services.judging import admissibility_of
from cases.services.sources import has_source
from parties.views.signed_in import SignedInRequest


def render_submission(
    request: SignedInRequest,
    submission: Submission,
    *,
    checklist: ChecklistForm | None = None,
    look: LookForm | None = None,
) -> HttpResponse:
    """The page; with a form that was sent and refused, its errors and what was typed."""
    decisions = list(submission.decisions.select_related("case", "decided_by", "reopened_by"))
    cases = [each.case_id for each in decisions if each.case_id]
    standing = next((each for each in decisions if each.reopened_on is None), None)
    answers = list(submission.answers.select_related("answered_by"))
    refused = checklist or look
    looks = SourceLook.objects.visible_to(request.user).filter(submission=submission)
    events = Event.objects.about(EventSubject.SUBMISSION, submission.pk)
    context = {
        "submission": submission,
        "decision": standing,
        "taken_back": [each for each in decisions if each.reopened_on is not None],
        "readable_cases": set(
            Case.objects.visible_to(request.user).filter(pk__in=cases).values_list("pk", flat=True)
        ),
        "admissible": admissibility_of(submission),
        "checklist": checklist or ChecklistForm(answers=answers),
        "answers": answers,
        "has_source": has_source(submission),
        "look": look or LookForm(),
        "looks": list(looks.select_related("looked_by")),
        "duplicates": []
        if standing
        else likely_duplicates(submission=submission, user=request.user),
        "events": list(events.select_related("actor")),
        "form": refused,
    }
    return render(request, "cases/submission.html", context, status=422 if refused else 200)
