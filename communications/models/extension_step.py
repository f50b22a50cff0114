from __future__ import annotations

from typing import Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from communications.enums import ExtensionKind
from communications.rules import extensions
from parties.models import User

from .communication import Communication


class ExtensionStepQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """The steps of the communications that `user` may read. Reasons are the secretariat's."""
        return self.filter(communication__in=Communication.objects.visible_to(user))


class ExtensionStep(models.Model):
    """A request for more time to reply, or what became of it; the database refuses any change.

    `until` is the day asked for or granted, in Geneva. What all steps of a letter come to stands in
    `Communication.extended_to`.
    """

    communication = models.ForeignKey(Communication, models.PROTECT, related_name="extension_steps")
    kind = models.CharField(_("kind"), max_length=9, choices=ExtensionKind)
    until = models.DateField(_("until"), null=True, blank=True)
    reason = models.TextField(_("reason"))
    happened_on = models.DateField(_("happened on"))
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = ExtensionStepQuerySet.as_manager()

    class Meta:
        ordering = ["communication", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=ExtensionKind.REQUESTED)
                | Q(kind=ExtensionKind.GRANTED, until__isnull=False)
                | Q(
                    kind__in=[ExtensionKind.REFUSED, ExtensionKind.WITHDRAWN],
                    until__isnull=True,
                ),
                name="communications_extension_step_whole",
            ),
            models.CheckConstraint(
                condition=~Q(reason=""), name="communications_extension_step_has_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}, {self.happened_on.isoformat()}"

    @property
    def as_rule(self) -> extensions.ExtensionStep:
        """The step as the pure rules know it."""
        return extensions.ExtensionStep(
            ExtensionKind(self.kind), happened_on=self.happened_on, until=self.until
        )
