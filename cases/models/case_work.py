from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cases.encryption import EncryptedTextField
from cases.enums import RiskLevel
from parties.models import User

from .case import Case
from .of_case import OfCaseQuerySet


class RiskNote(models.Model):
    """What danger those concerned are in, as somebody judged it; the latest note holds."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="risk_notes")
    level = models.CharField(_("level"), max_length=8, choices=RiskLevel)
    text = EncryptedTextField(_("note"))
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    recorded_on = models.DateField(_("day"))

    objects = OfCaseQuerySet.as_manager()

    class Meta:
        ordering = ["case", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(level__in=RiskLevel.values), name="cases_risknote_level_known"
            ),
        ]

    def __str__(self) -> str:
        return f"risk note {self.pk}"


class ToDo(models.Model):
    """Something to be done about a case. Its text must hold no person's name."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="to_dos")
    text = models.CharField(_("what is to be done"), max_length=250)
    due_on = models.DateField(_("until"), null=True, blank=True)
    assignee = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("who")
    )
    done_on = models.DateField(_("done on"), null=True, blank=True)
    done_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    objects = OfCaseQuerySet.as_manager()

    class Meta:
        ordering = ["case", F("due_on").asc(nulls_last=True), "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="cases_todo_has_text"),
            models.CheckConstraint(
                condition=Q(done_on__isnull=True, done_by__isnull=True)
                | Q(done_on__isnull=False, done_by__isnull=False),
                name="cases_todo_done_on_and_by",
            ),
        ]

    def __str__(self) -> str:
        return self.text


class CaseLink(models.Model):
    """Two cases that belong together; the one with the lower key stands first."""

    first = models.ForeignKey(Case, models.PROTECT, related_name="+")
    second = models.ForeignKey(Case, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="cases_caselink_once"),
            models.CheckConstraint(
                condition=Q(first__lt=F("second")), name="cases_caselink_lower_key_first"
            ),
        ]

    def __str__(self) -> str:
        return f"cases {self.first_id} and {self.second_id}"
