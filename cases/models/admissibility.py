from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.enums import Criterion
from parties.models import User

from .submission import Submission


class AdmissibilityAnswer(models.Model):
    """Whether a submission meets one criterion of admissibility, as somebody judged it."""

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="answers")
    criterion = models.CharField(_("criterion"), max_length=20, choices=Criterion)
    met = models.BooleanField(_("met"))
    note = models.TextField(_("note"), blank=True)
    answered_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    answered_on = models.DateField(_("answered on"))

    class Meta:
        ordering = ["submission", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["submission", "criterion"], name="cases_admissibility_answer_once"
            ),
            models.CheckConstraint(
                condition=Q(criterion__in=Criterion.values),
                name="cases_admissibility_criterion_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.criterion}: {'yes' if self.met else 'no'}"
