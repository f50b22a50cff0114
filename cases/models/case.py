from __future__ import annotations

from typing import Any, Self

from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from parties.enums import Role
from parties.models import Desk, User


class CaseQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """The cases that `user` may read: a supervisor all, a desk officer those of the own desk.

        A case without a desk is seen by supervisors only; every other role sees none.
        """
        if not (isinstance(user, User) and user.is_active):
            return self.none()
        if user.role == Role.SUPERVISOR:
            return self.all()
        if user.role == Role.DESK_OFFICER and user.desk_id:
            return self.filter(desk=user.desk_id)
        return self.none()


class Case(models.Model):
    """A situation that communications are sent about. Its title must hold no person's name."""

    title = models.CharField(_("title"), max_length=250)
    desk = models.ForeignKey(
        Desk,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="cases",
        verbose_name=_("desk"),
    )
    officer = models.ForeignKey(
        User,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="cases",
        verbose_name=_("officer"),
    )
    opened_on = models.DateField(_("opened on"))
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = CaseQuerySet.as_manager()

    class Meta:
        ordering = ["-opened_on", "-pk"]
        indexes = [
            GinIndex(fields=["title"], opclasses=["gin_trgm_ops"], name="cases_case_title_alike")
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="cases_case_has_a_title"),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | Q(closed_on__gte=F("opened_on")),
                name="cases_case_closed_after_opening",
            ),
        ]

    def __str__(self) -> str:
        return self.title
