from __future__ import annotations

from typing import Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from cases.encryption import SourceTextField
from parties.enums import Role
from parties.models import User

from .submission import Submission


class Source(models.Model):
    """Who sent a submission. Strictly confidential: each field is encrypted with keys of its own.

    Read and written by `cases.services.sources` alone, which keeps a row for each look. No relation
    leads here from other models, so that no list, search or export comes upon it.
    """

    submission = models.OneToOneField(Submission, models.PROTECT, related_name="+")
    name = SourceTextField(_("name"), blank=True)
    organisation = SourceTextField(_("organisation"), blank=True)
    relation = SourceTextField(_("relation to the person concerned"), blank=True)
    contact = SourceTextField(_("how to reach the source"), blank=True)
    to_be_kept_secret = SourceTextField(_("what the source asks to keep secret"), blank=True)
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    recorded_on = models.DateField(_("recorded on"))

    def __str__(self) -> str:
        return f"source of submission {self.submission_id}"


class SourceLookQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Every look for supervisors and auditors, who see to it that each had a reason."""
        if not (isinstance(user, User) and user.is_active):
            return self.none()
        return self.all() if user.role in {Role.SUPERVISOR, Role.AUDITOR} else self.none()


class SourceLook(models.Model):
    """Somebody opened the source of a submission. The database refuses to change or delete a row."""

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="source_looks")
    looked_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    looked_at = models.DateTimeField(db_default=Now(), editable=False)
    reason = models.TextField(_("reason"))

    objects = SourceLookQuerySet.as_manager()

    class Meta:
        ordering = ["-looked_at", "-pk"]
        indexes = [models.Index(fields=["-looked_at", "-id"], name="cases_sourcelook_newest")]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="cases_sourcelook_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"look at the source of submission {self.submission_id}"
