from __future__ import annotations

from typing import Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from communications.enums import Job
from parties.enums import Role
from parties.models import User

READERS = frozenset({Role.SUPERVISOR.value, Role.AUDITOR.value, Role.ADMINISTRATOR.value})


class JobRunQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """All runs for supervisors, auditors and administrators: they hold counts, no letters."""
        known = isinstance(user, User) and user.is_active and user.role in READERS
        return self.all() if known else self.none()

    def done(self) -> Self:
        """Those that came to their end."""
        return self.filter(ended_at__isnull=False, error="")


class JobRun(models.Model):
    """One run of a nightly job: for which day of the office, from when to when, what it did.

    `counts` says how many of what; `error` is the kind of what went wrong, without its text. A run
    with neither end nor error is on its way, or was cut off.
    """

    job = models.CharField(_("job"), max_length=30, choices=Job)
    on = models.DateField(_("day"))
    began_at = models.DateTimeField(_("began"))
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    counts = models.JSONField(default=dict)
    error = models.CharField(_("what went wrong"), max_length=100, blank=True)

    objects = JobRunQuerySet.as_manager()

    class Meta:
        ordering = ["-began_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(error="") | Q(ended_at__isnull=False),
                name="communications_job_run_error_has_end",
            ),
        ]
        indexes = [models.Index(fields=["job", "on"], name="communications_job_runs")]

    def __str__(self) -> str:
        return f"{self.job}, {self.on.isoformat()}"
