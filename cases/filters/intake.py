"""Which submissions the intake list shows."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Count, Exists, ExpressionWrapper, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from cases.enums import Urgency
from cases.models import Case, Submission, TriageDecision
from parties.models import User


class Shown(models.TextChoices):
    """The parts of the list, each with its own tile."""

    UNDECIDED = "undecided", _("To be decided")
    URGENT = "urgent", _("Urgent, to be decided")
    MINE = "mine", _("Registered by me, to be decided")
    DECIDED = "decided", _("Decided")


def visible_submissions(user: User) -> QuerySet[Any]:
    """What `user` may read, each row with whether it is decided."""
    standing = TriageDecision.objects.standing().filter(submission=OuterRef("pk"))
    rows: QuerySet[Any] = Submission.objects.visible_to(user).annotate(
        has_decision=Exists(standing)
    )
    return rows


def submissions_of(case: Case, user: User) -> QuerySet[Any]:
    """What `user` may read of the submissions that were put to `case`, as they came in."""
    rows: QuerySet[Any] = Submission.objects.visible_to(user).filter(
        decisions__case=case, decisions__reopened_on__isnull=True
    )
    return rows.order_by("received_on", "pk")


def counts_of(rows: QuerySet[Any], user: User) -> dict[Shown, int]:
    """How many there are in each part of the list."""
    counts = {shown.value: Count("pk", filter=_condition(shown, user)) for shown in Shown}
    found = rows.aggregate(**counts)
    return {shown: found[shown.value] for shown in Shown}


def in_part(rows: QuerySet[Any], shown: Shown, user: User) -> QuerySet[Any]:
    """One part of the list: what waits, urgent and longest waiting first; else the newest first."""
    part = rows.filter(_condition(shown, user))
    if shown == Shown.DECIDED:
        return part.order_by("-received_on", "-pk")
    urgent = ExpressionWrapper(Q(urgency=Urgency.URGENT), models.BooleanField())
    return part.order_by(urgent.desc(), "received_on", "pk")


def _condition(shown: Shown, user: User) -> Q:
    undecided = Q(has_decision=False)
    return {
        Shown.UNDECIDED: undecided,
        Shown.URGENT: undecided & Q(urgency=Urgency.URGENT),
        Shown.MINE: undecided & Q(registered_by=user),
        Shown.DECIDED: Q(has_decision=True),
    }[shown]
