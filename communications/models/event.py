from __future__ import annotations

from typing import Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from communications.enums import EventKind
from parties.enums import Role
from parties.models import User

from .communication import Communication, CommunicationQuerySet


class EventQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those of the communications that `user` may read; an auditor reads all."""
        if isinstance(user, User) and user.is_active and user.role == Role.AUDITOR:
            return self.all()
        visible: CommunicationQuerySet = Communication.objects.visible_to(user)
        return self.filter(communication__in=visible)


class Event(models.Model):
    """One act, as it happened. The database refuses to change or delete a row (see the migration refuse_change).

    `happened_on` is the day that the act counts for, `recorded_at` the moment of its recording.
    `before` and `after` hold fields and dates, never names of persons.
    """

    communication = models.ForeignKey(Communication, models.PROTECT, related_name="events")
    kind = models.CharField(_("kind"), max_length=30, choices=EventKind)
    happened_on = models.DateField(_("day"))
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)
    actor = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ["-recorded_at", "-pk"]
        indexes = [models.Index(fields=["-recorded_at", "-id"], name="communications_event_newest")]

    def __str__(self) -> str:
        return f"{self.kind}, {self.happened_on.isoformat()}"
