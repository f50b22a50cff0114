from __future__ import annotations

from typing import Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from communications.enums import ClosingKind
from parties.models import User

from .communication import Communication


class ClosingStepQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """The steps of the communications that `user` may read. Reasons are the secretariat's."""
        return self.filter(communication__in=Communication.objects.visible_to(user))


class ClosingStep(models.Model):
    """That a letter was closed or reopened, and why; the database refuses any change.

    `Communication.closed_on` says whether it is closed now.
    """

    communication = models.ForeignKey(Communication, models.PROTECT, related_name="closing_steps")
    kind = models.CharField(_("kind"), max_length=8, choices=ClosingKind)
    reason = models.TextField(_("reason"))
    happened_on = models.DateField(_("happened on"))
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = ClosingStepQuerySet.as_manager()

    class Meta:
        ordering = ["communication", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason=""), name="communications_closing_step_has_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}, {self.happened_on.isoformat()}"
