from __future__ import annotations

from typing import Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from communications.enums import DispatchMethod, DispatchState
from parties.models import Contact, User

from .communication import Communication


class DispatchQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """The ways in which the letters go out that the secretariat's `user` may read."""
        if not (isinstance(user, User) and user.is_secretariat):
            return self.none()
        return self.filter(communication__in=Communication.objects.visible_to(user))


class Dispatch(models.Model):
    """One way in which a sent letter reaches its addressee: an e-mail to a contact, or by hand.

    `recipient` and `email` are what the contact had on the day of sending.
    """

    communication = models.ForeignKey(Communication, models.PROTECT, related_name="dispatches")
    method = models.CharField(_("way"), max_length=7, choices=DispatchMethod)
    contact = models.ForeignKey(Contact, models.PROTECT, null=True, blank=True, related_name="+")
    recipient = models.CharField(_("recipient"), max_length=200)
    email = models.EmailField(_("e-mail address"), blank=True)
    state = models.CharField(
        _("state"), max_length=9, choices=DispatchState, default=DispatchState.WAITING
    )
    delivered_at = models.DateTimeField(_("handed over at"), null=True, blank=True)
    delivered_on = models.DateField(_("handed over on"), null=True, blank=True)
    recorded_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    note = models.CharField(_("note"), max_length=500, blank=True)
    error = models.CharField(_("what went wrong"), max_length=500, blank=True)

    objects = DispatchQuerySet.as_manager()

    class Meta:
        ordering = ["communication", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(method=DispatchMethod.EMAIL, contact__isnull=False) & ~Q(email="")
                | Q(method=DispatchMethod.BY_HAND),
                name="communications_dispatch_has_address",
            ),
            models.CheckConstraint(
                condition=~Q(state=DispatchState.DELIVERED) | Q(delivered_on__isnull=False),
                name="communications_dispatch_delivered_on_a_day",
            ),
            models.UniqueConstraint(
                fields=["communication", "contact"],
                condition=Q(contact__isnull=False),
                name="communications_dispatch_once_a_contact",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.method} to {self.recipient}"
