from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.enums import DatePrecision

from .case import Case


class Incident(models.Model):
    """Something that is said to have happened on a day, or in a month or year.

    For a month or a year `occurred_on` is its first day, and `precision` says so.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="incidents")
    occurred_on = models.DateField(_("date"))
    precision = models.CharField(
        _("exactness"), max_length=5, choices=DatePrecision, default=DatePrecision.DAY
    )
    description = models.TextField(_("description"), blank=True)

    class Meta:
        ordering = ["case", "occurred_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(precision=DatePrecision.DAY)
                | Q(precision=DatePrecision.MONTH, occurred_on__day=1)
                | Q(precision=DatePrecision.YEAR, occurred_on__day=1, occurred_on__month=1),
                name="cases_incident_date_fits_precision",
            ),
        ]

    def __str__(self) -> str:
        return self.occurred_on.isoformat()


class Allegation(models.Model):
    """One paragraph of what is alleged, in the words of the information received."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="allegations")
    position = models.PositiveSmallIntegerField()
    text = models.TextField(_("text"))

    class Meta:
        ordering = ["case", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "position"], name="cases_allegation_position_once"
            ),
            models.CheckConstraint(condition=~Q(text=""), name="cases_allegation_has_text"),
        ]

    def __str__(self) -> str:
        return f"allegation {self.position}"
