from __future__ import annotations

from typing import Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from parties.enums import Role
from parties.models import Desk, User


class DeskDigestQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """A desk officer's own desk's; all for a supervisor."""
        if not (isinstance(user, User) and user.is_active):
            return self.none()
        if user.role == Role.SUPERVISOR:
            return self.all()
        if user.role == Role.DESK_OFFICER and user.desk_id:
            return self.filter(desk=user.desk_id)
        return self.none()


class DeskDigest(models.Model):
    """That a desk was told by e-mail how many notices about due days it has; no names, no letters.

    Without a desk it is about letters of cases that have none, and goes to the supervisors.
    """

    desk = models.ForeignKey(Desk, models.PROTECT, null=True, blank=True, related_name="+")
    on = models.DateField(_("day"))
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = DeskDigestQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.desk or '–'}, {self.on.isoformat()}"
