"""What may be about the same events as a submission, among what somebody may read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import Prefetch, Q, QuerySet
from django.db.models.functions import Left

from cases.models import Case, Submission, TriageDecision
from cases.rules.likeness import (
    Facts,
    Reason,
    reasons_of_likeness,
    span_of,
    weight,
)
from parties.models import User

from .likely_cases import COMPARED_OTHERS, days_to_compare, likely_cases

# How many are shown; whoever looks at more than a few decides less well.
SHOWN = 8
# Comparing two texts takes about half a millisecond, so not all of them can be: those that came
# last, since copies of one text follow each other, and whatever else is near.
COMPARED_SAME_COUNTRY = 200
# How much of a text is compared: its beginning.
COMPARED_CHARACTERS = 600


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A case, or a submission that belongs to none, and why it looks alike."""

    case: Case | None
    submission: Submission | None
    reasons: tuple[Reason, ...]


def likely_duplicates(*, submission: Submission, user: User) -> list[Duplicate]:
    """What may be about the same events as `submission`, the most likely first.

    Only what `user` may read is compared and counted. A submission that was put to a case speaks
    for that case.
    """
    facts = facts_of(submission)
    reasons_of_cases: dict[int, set[Reason]] = {}
    alone: list[Duplicate] = []
    for other in _submissions_to_compare(submission, facts, user):
        reasons = reasons_of_likeness(
            facts, facts_of(other), text=other.text_alike, title=other.title_alike
        )
        case = next((each.case_id for each in other.standing_decisions), None)
        if reasons and case:
            reasons_of_cases.setdefault(case, set()).update(reasons)
        elif reasons:
            alone.append(Duplicate(None, other, reasons))
    for key, reasons in likely_cases(submission, facts, user):
        reasons_of_cases.setdefault(key, set()).update(reasons)
    cases = Case.objects.visible_to(user).select_related("desk").in_bulk(reasons_of_cases)
    found = [
        Duplicate(case, None, tuple(each for each in Reason if each in reasons_of_cases[pk]))
        for pk, case in cases.items()
    ]
    return sorted([*found, *alone], key=lambda each: weight(each.reasons), reverse=True)[:SHOWN]


def facts_of(submission: Submission) -> Facts:
    """What of `submission` is compared with others."""
    day = submission.occurred_on
    return Facts(
        state=submission.state_id or "",
        place=submission.place,
        when=(span_of(day, submission.precision),) if day else (),
        names=frozenset(digest for person in submission.persons.all() for digest in person.digests),
    )


def _submissions_to_compare(submission: Submission, facts: Facts, user: User) -> QuerySet[Any]:
    visible = Submission.objects.visible_to(user).exclude(pk=submission.pk)
    same_country = visible
    if submission.state_id:
        same_country = visible.filter(Q(state=submission.state_id) | Q(state__isnull=True))
    candidates = [
        same_country.order_by("-received_on", "-pk")[:COMPARED_SAME_COUNTRY],
        visible.order_by("-received_on", "-pk")[:COMPARED_OTHERS],
        visible.filter(title__trigram_similar=submission.title)[:COMPARED_OTHERS],
        visible.filter(persons__digests__overlap=sorted(facts.names))[:COMPARED_OTHERS],
    ]
    for span in facts.when:
        near = same_country.filter(occurred_on__range=days_to_compare(span))
        candidates.append(near[:COMPARED_OTHERS])
    keys = {pk for each in candidates for pk in each.values_list("pk", flat=True)}
    beginning = submission.text[:COMPARED_CHARACTERS]
    standing = TriageDecision.objects.standing()
    compared: QuerySet[Any] = visible.filter(pk__in=keys).annotate(
        text_alike=TrigramSimilarity(Left("text", COMPARED_CHARACTERS), beginning),
        title_alike=TrigramSimilarity("title", submission.title),
    )
    return compared.prefetch_related(
        "persons", Prefetch("decisions", standing, to_attr="standing_decisions")
    )
