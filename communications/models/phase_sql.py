"""The rule of `rules/phases.py` as one SQL expression, so that lists agree with objects.

A test holds the two together over random letters and days.
"""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Case, CharField, F, Q, Value, When

from communications.enums import Phase, Stage


def phase_expression(on: date, *, soon_days: int) -> Case:
    """The phase of a communication on the day `on`; see `rules.phases.phase_on`."""
    answered = Q(answered_on__lte=on)
    ordered: list[tuple[Q, Phase]] = [
        (Q(stage__in=sorted(Stage.unsent())), Phase.NOT_SENT),
        (Q(stage=Stage.VOIDED) | Q(closed_on__lte=on), Phase.CLOSED),
        (answered & Q(answered_on__gt=F("due_on")), Phase.ANSWERED_LATE),
        (answered, Phase.ANSWERED_IN_TIME),
        (Q(due_on__isnull=True), Phase.NO_WINDOW),
        (Q(due_on__lt=on), Phase.OVERDUE),
        (Q(due_on=on), Phase.DUE_TODAY),
        (Q(due_on__lte=on + timedelta(days=soon_days)), Phase.DUE_SOON),
    ]
    return Case(
        *(When(condition, then=Value(phase.value)) for condition, phase in ordered),
        default=Value(Phase.AWAITING.value),
        output_field=CharField(),
    )
