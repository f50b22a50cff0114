from __future__ import annotations

from typing import Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from cases.enums import EventKind, EventSubject
from parties.enums import Role
from parties.models import User

from .case import Case


class EventQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """All to auditors; to the secretariat those of the cases that `user` may read.

        An office reads the events of a letter that it may read, through that letter: see `about`.
        """
        if isinstance(user, User) and user.is_active and user.role == Role.AUDITOR:
            return self.all()
        return self.filter(case__in=Case.objects.visible_to(user))

    def about(self, subject: EventSubject, pk: int) -> Self:
        """The events of one thing; whoever asks has found it through its own `visible_to`."""
        return self.filter(subject=subject, subject_id=pk)


class Event(models.Model):
    """One act, as it happened, in one chain for the whole system.

    `happened_on` is the day that the act counts for, `recorded_at` the moment of its recording.
    `before` and `after` hold fields and dates, never names of persons. The database gives
    `position` and `hash`, which covers the row and the hash before it, and refuses to change,
    delete or empty (migration `event_log`).
    """

    case = models.ForeignKey(Case, models.PROTECT, null=True, related_name="events")
    subject = models.CharField(_("what it is about"), max_length=20, choices=EventSubject)
    subject_id = models.BigIntegerField()
    kind = models.CharField(_("kind"), max_length=30, choices=EventKind)
    happened_on = models.DateField(_("day"))
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)
    actor = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    position = models.BigIntegerField(db_default=0, editable=False)
    hash = models.CharField(max_length=64, db_default="", editable=False)

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ["-position"]
        constraints = [
            models.UniqueConstraint(fields=["position"], name="cases_event_position_once"),
            models.CheckConstraint(
                condition=Q(position__gte=1) & ~Q(hash=""), name="cases_event_is_chained"
            ),
        ]
        indexes = [
            models.Index(fields=["subject", "subject_id", "position"], name="cases_event_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}, {self.happened_on.isoformat()}"
