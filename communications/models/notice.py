from __future__ import annotations

from typing import Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from communications.enums import NoticeKind
from parties.models import User

from .communication import Communication


class NoticeQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Notices for the secretariat's people about communications that `user` may read."""
        if not (isinstance(user, User) and user.is_secretariat):
            return self.none()
        return self.filter(communication__in=Communication.objects.visible_to(user))

    def unread_by(self, user: User) -> Self:
        """Those that count: not historic ones, and not those that `user` has read."""
        return self.filter(historic=False).exclude(receipts__user=user)


class Notice(models.Model):
    """What the desk of a case must know. One for each communication, kind and due day.

    `fell_on` is the true day, `noticed_on` the day on which the job saw it. A historic notice is
    about a letter that was already overdue when it was imported; it asks for nobody's attention.
    """

    communication = models.ForeignKey(Communication, models.PROTECT, related_name="notices")
    kind = models.CharField(_("kind"), max_length=20, choices=NoticeKind)
    due_on = models.DateField(_("due on"))
    fell_on = models.DateField(_("fell overdue on"))
    noticed_on = models.DateField(_("noticed on"))
    historic = models.BooleanField(_("historic"), default=False)
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ["-noticed_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["communication", "kind", "due_on"], name="communications_notice_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}, {self.fell_on.isoformat()}"


class NoticeReceipt(models.Model):
    """That a user has read a notice."""

    notice = models.ForeignKey(Notice, models.CASCADE, related_name="receipts")
    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    read_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["notice", "user"], name="communications_notice_read_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.notice} read"
