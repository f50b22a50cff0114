"""Intake and cases of the demonstration in the database."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from django.db.models import Count, F

from cases.enums import RiskLevel
from cases.models import (
    Allegation,
    Case,
    CaseLink,
    Event,
    FollowUp,
    Incident,
    Person,
    RiskNote,
    SourceLook,
    Submission,
    ToDo,
    TriageDecision,
)
from cases.services.duplicates import likely_duplicates
from parties.enums import Role
from parties.models import User

TODAY = date(2026, 11, 23)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


def test_submissions_wait_and_are_decided_in_every_way() -> None:
    standing = TriageDecision.objects.standing().values_list("decision", flat=True)
    assert Submission.objects.count() == 24
    assert Counter(standing) == {"case_opened": 4, "case_joined": 3, "declined": 4}
    assert Submission.objects.undecided().count() == 13
    assert TriageDecision.objects.filter(reopened_on=date(2026, 11, 6)).count() == 1


def test_checklists_are_whole_begun_and_empty_among_those_that_wait() -> None:
    waiting = Submission.objects.undecided().annotate(answered=Count("answers"))
    assert Counter(waiting.values_list("answered", flat=True)) == {0: 7, 2: 1, 3: 1, 4: 1, 5: 3}


def test_two_submissions_on_the_same_events_are_likely_duplicates() -> None:
    supervisor = User.objects.get(role=Role.SUPERVISOR)
    levee = Submission.objects.get(title__startswith="Homes behind the levee")
    found = likely_duplicates(submission=levee, user=supervisor)
    assert found[0].submission is not None
    assert found[0].submission.title == "Announced eviction at Nine Reeds"
    assert "same_person" in found[0].reasons


def test_sources_were_opened_for_a_reason() -> None:
    assert SourceLook.objects.count() == 4
    assert SourceLook.objects.filter(reason__contains="loudspeaker car").exists()


def test_to_dos_are_open_overdue_and_done() -> None:
    open_ones = ToDo.objects.filter(done_on=None)
    assert open_ones.filter(due_on__lt=TODAY).exists()
    assert open_ones.filter(due_on__gte=TODAY).exists()
    assert ToDo.objects.filter(done_on=TODAY).exists()


def test_cases_tell_who_is_concerned_where_and_at_what_risk() -> None:
    assert Person.objects.filter(role="defender", age_group="older", gender="woman").exists()
    assert not Person.objects.exclude(role="").filter(nationality=None).exists()
    assert FollowUp.objects.exists()
    precisions = set(Incident.objects.exclude(place="").values_list("precision", flat=True))
    assert precisions == {"day", "month", "year"}
    assert set(RiskNote.objects.values_list("level", flat=True)) == set(RiskLevel.values)
    assert Allegation.objects.filter(rights=["liberty", "fair_trial", "health"]).exists()
    assert CaseLink.objects.exists()


def test_whoever_answers_for_a_case_is_of_its_desk() -> None:
    assigned = Case.objects.exclude(officer=None)
    assert assigned.exists()
    assert not assigned.exclude(officer__desk=F("desk")).exists()
    assert Case.objects.filter(officer=None).exists()


def test_nothing_was_done_before_the_day_on_which_the_case_came_in() -> None:
    assert not Event.objects.filter(happened_on__gt=TODAY).exists()
    assert not Event.objects.filter(
        kind="case_assigned", happened_on__lt=F("case__opened_on")
    ).exists()
