"""Which cases look like what a submission tells, by their own persons, incidents and titles."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import Q

from cases.models import Case, Incident, NameDigest, Submission
from cases.rules.likeness import (
    Facts,
    Reason,
    Span,
    earliest_and_latest,
    reasons_of_likeness,
    span_of,
)
from parties.models import User

COMPARED_OTHERS = 100


def likely_cases(
    submission: Submission, facts: Facts, user: User
) -> Iterator[tuple[int, tuple[Reason, ...]]]:
    """The keys of cases that `user` may read, each with reasons; a case may come more than once."""
    visible = Case.objects.visible_to(user)
    digests = NameDigest.objects.visible_to(user).filter(digest__in=facts.names)
    for key in digests.values_list("person__case", flat=True).distinct()[:COMPARED_OTHERS]:
        yield key, (Reason.SAME_PERSON,)
    for incident in _incidents_to_compare(submission, facts, user):
        yield from _with_reasons(incident.case_id, facts, facts_of_incident(incident))
    titled = visible.filter(title__trigram_similar=submission.title)
    alike = titled.annotate(title_alike=TrigramSimilarity("title", submission.title))
    for key, title in alike.values_list("pk", "title_alike")[:COMPARED_OTHERS]:
        yield from _with_reasons(key, facts, Facts(), title=title)


def days_to_compare(span: Span) -> tuple[date, date]:
    """Between which stored days something near may lie: a month or year is stored as its first."""
    first, last = earliest_and_latest(span)
    return first.replace(month=1, day=1), last


def facts_of_incident(incident: Incident) -> Facts:
    """What of an incident is compared."""
    span = span_of(incident.occurred_on, incident.precision)
    return Facts(state=incident.state_id or "", place=incident.place, when=(span,))


def _incidents_to_compare(submission: Submission, facts: Facts, user: User) -> list[Incident]:
    incidents = Incident.objects.visible_to(user)
    if submission.state_id:
        incidents = incidents.filter(Q(state=submission.state_id) | Q(state__isnull=True))
    found: list[Incident] = []
    for span in facts.when:
        near = incidents.filter(occurred_on__range=days_to_compare(span))
        found += near.order_by("-occurred_on", "-pk")[:COMPARED_OTHERS]
    if not facts.when and submission.place:
        found += incidents.filter(place__iexact=submission.place)[:COMPARED_OTHERS]
    return found


def _with_reasons(
    key: int, facts: Facts, other: Facts, *, title: float = 0.0
) -> Iterator[tuple[int, tuple[Reason, ...]]]:
    reasons = reasons_of_likeness(facts, other, text=0.0, title=title)
    if reasons:
        yield key, reasons
