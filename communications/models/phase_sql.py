"""The rule of `rules/phases.py` as one SQL expression, so that lists agree with objects.

A test holds the two together over random letters and days.
"""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Case, CharField, DateField, F, Q, Value, When
from django.db.models.functions import Coalesce
from django.db.models.lookups import Exact, GreaterThan, LessThan, LessThanOrEqual

from communications.enums import Phase, Stage


def reply_due_on() -> Coalesce:
    """The last day on which a reply is in time: the extended one, else the first; or NULL."""
    return Coalesce("extended_to", "due_on", output_field=DateField())


def phase_expression(on: date, *, soon_days: int) -> Case:
    """The phase of a communication on the day `on`; see `rules.phases.phase_on`."""
    answered, due = Q(answered_on__lte=on), reply_due_on()
    soon = on + timedelta(days=soon_days)
    ordered: list[tuple[Q, Phase]] = [
        (Q(stage__in=sorted(Stage.unsent())), Phase.NOT_SENT),
        (Q(stage=Stage.VOIDED) | Q(closed_on__lte=on), Phase.CLOSED),
        (answered & Q(GreaterThan(F("answered_on"), due)), Phase.ANSWERED_LATE),
        (answered, Phase.ANSWERED_IN_TIME),
        (Q(due_on__isnull=True), Phase.NO_WINDOW),
        (Q(LessThan(due, on)), Phase.OVERDUE),
        (Q(Exact(due, on)), Phase.DUE_TODAY),
        (Q(LessThanOrEqual(due, soon)), Phase.DUE_SOON),
    ]
    return Case(
        *(When(condition, then=Value(phase.value)) for condition, phase in ordered),
        default=Value(Phase.AWAITING.value),
        output_field=CharField(),
    )
