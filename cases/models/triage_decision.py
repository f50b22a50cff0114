from __future__ import annotations

from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.enums import Decision
from parties.models import User

from .case import Case
from .submission import Submission


class TriageDecisionQuerySet(models.QuerySet[Any]):
    def standing(self) -> Self:
        """Those that hold: all but the ones that a supervisor took back."""
        return self.filter(reopened_on__isnull=True)


class TriageDecision(models.Model):
    """What was decided about a submission. One holds at a time; one taken back is kept as well."""

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="decisions")
    decision = models.CharField(_("decision"), max_length=15, choices=Decision)
    case = models.ForeignKey(
        Case, models.PROTECT, null=True, blank=True, related_name="submission_decisions"
    )
    reason = models.TextField(_("reason"), blank=True)
    decided_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    decided_on = models.DateField(_("decided on"))
    reopened_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    reopened_on = models.DateField(_("reopened on"), null=True)
    reopening_reason = models.TextField(_("reason for reopening"), blank=True)

    objects = TriageDecisionQuerySet.as_manager()

    class Meta:
        ordering = ["submission", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["submission"],
                condition=Q(reopened_on__isnull=True),
                name="cases_triagedecision_one_stands",
            ),
            models.CheckConstraint(
                condition=Q(decision=Decision.DECLINED, case__isnull=True) & ~Q(reason="")
                | Q(
                    decision__in=[Decision.CASE_OPENED, Decision.CASE_JOINED],
                    case__isnull=False,
                ),
                name="cases_triagedecision_case_or_reason",
            ),
            models.CheckConstraint(
                condition=Q(reopened_on__isnull=True, reopened_by__isnull=True, reopening_reason="")
                | Q(reopened_on__isnull=False, reopened_by__isnull=False) & ~Q(reopening_reason=""),
                name="cases_triagedecision_reopened_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_decision_display()}, {self.decided_on.isoformat()}"
