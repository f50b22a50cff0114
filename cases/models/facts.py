from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.encryption import EncryptedTextField
from cases.enums import DatePrecision, PerpetratorKind, Right
from parties.models import State

from .case import Case
from .of_case import OfCaseQuerySet


class Incident(models.Model):
    """Something that is said to have happened on a day, or in a month or year.

    For a month or a year `occurred_on` is its first day, and `precision` says so.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="incidents")
    occurred_on = models.DateField(_("date"))
    precision = models.CharField(
        _("exactness"), max_length=5, choices=DatePrecision, default=DatePrecision.DAY
    )
    state = models.ForeignKey(
        State, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("country")
    )
    place = models.CharField(_("place"), max_length=200, blank=True)
    description = models.TextField(_("description"), blank=True)

    objects = OfCaseQuerySet.as_manager()

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
    rights = ArrayField(
        models.CharField(max_length=20, choices=Right),
        verbose_name=_("rights concerned"),
        default=list,
        blank=True,
    )

    objects = OfCaseQuerySet.as_manager()

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

    @property
    def rights_in_words(self) -> list[str]:
        return [str(Right(right).label) for right in self.rights]


class Perpetrator(models.Model):
    """Who is alleged to have done it: a person, a body, or both. The name is stored encrypted."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="perpetrators")
    kind = models.CharField(_("kind"), max_length=12, choices=PerpetratorKind)
    organisation = models.CharField(_("body or company"), max_length=200, blank=True)
    name = EncryptedTextField(_("name"), blank=True, default="")
    note = EncryptedTextField(_("note"), blank=True, default="")

    objects = OfCaseQuerySet.as_manager()

    class Meta:
        ordering = ["case", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=PerpetratorKind.values), name="cases_perpetrator_kind_known"
            ),
        ]

    def __str__(self) -> str:
        return f"alleged perpetrator {self.pk}"
