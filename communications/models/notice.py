from __future__ import annotations

from typing import Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from communications.enums import NoticeKind
from parties.models import Mandate, Office, User

from .communication import Communication
from .desk_digest import DeskDigest

# What no digest has counted yet; the partial index below holds exactly these rows.
UNTOLD = Q(digest__isnull=True, historic=False, kind__in=sorted(NoticeKind.of_due_days()))


class NoticeQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Notices about communications that `user` may read: the desk's, or the own office's."""
        if not isinstance(user, User):
            return self.none()
        readable = self.filter(communication__in=Communication.objects.visible_to(user))
        if user.is_secretariat:
            return readable.filter(office=None)
        return readable.filter(office=user.office_id) if user.office_id else self.none()

    def untold(self) -> Self:
        """Notices about due days that no digest has counted yet, without historic ones."""
        return self.filter(UNTOLD)

    def unread_by(self, user: User) -> Self:
        """Those that count: not historic ones, and not those that `user` has read."""
        return self.filter(historic=False).exclude(receipts__user=user)


class Notice(models.Model):
    """What the desk of a case must know, or an office; the desk where `office` is empty.

    Of falling overdue, and of each reminder or escalation, there is one for each communication and
    due day: `fell_on` is the true day, `noticed_on` the day on which the job saw it. `digest` is
    the e-mail to the desk that counted it. A historic notice is about a letter that was
    already overdue when it was imported; it asks for nobody's attention. A notice names nobody.
    """

    communication = models.ForeignKey(Communication, models.PROTECT, related_name="notices")
    kind = models.CharField(_("kind"), max_length=20, choices=NoticeKind)
    office = models.ForeignKey(
        Office, models.PROTECT, null=True, blank=True, related_name="notices"
    )
    mandate = models.ForeignKey(Mandate, models.PROTECT, null=True, blank=True, related_name="+")
    due_on = models.DateField(_("due on"), null=True, blank=True)
    fell_on = models.DateField(_("happened on"))
    noticed_on = models.DateField(_("noticed on"))
    historic = models.BooleanField(_("historic"), default=False)
    digest = models.ForeignKey(
        DeskDigest, models.SET_NULL, null=True, blank=True, related_name="notices"
    )
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ["-noticed_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["communication", "kind", "due_on"],
                condition=Q(kind=NoticeKind.OVERDUE),
                name="communications_notice_once",
            ),
            models.UniqueConstraint(
                fields=["communication", "kind", "due_on", "fell_on"],
                condition=Q(kind__in=[NoticeKind.DUE_REMINDER, NoticeKind.ESCALATION]),
                name="communications_notice_of_step_once",
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=sorted(NoticeKind.of_due_days()))
                | Q(due_on__isnull=False, office__isnull=True),
                name="communications_notice_of_due_day_is_the_desks",
            ),
        ]
        indexes = [
            models.Index(
                fields=["communication"],
                name="communications_notice_untold",
                condition=UNTOLD,
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
