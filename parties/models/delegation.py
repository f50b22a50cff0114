from __future__ import annotations

from typing import Any, ClassVar, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now, TruncDate
from django.utils.translation import gettext_lazy as _

from parties.office_day import OFFICE_ZONE

from .dated import Dated, DatedQuerySet
from .mandate import Mandate
from .office import Office
from .user import User


class DelegationQuerySet(DatedQuerySet):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """To an office those of the mandates that it carries, and those given to it.

        To the secretariat, which waits for the answers, all; to every other role none.
        """
        if not (isinstance(user, User) and user.is_active):
            return self.none()
        if user.is_secretariat:
            return self.all()
        if user.office_id is None:
            return self.none()
        carried = Mandate.offices.through.objects.filter(office=user.office_id)
        return self.filter(Q(to_office=user.office_id) | Q(mandate__in=carried.values("mandate")))

    def in_force(self) -> Self:
        """Those that hold now, by the database's clock, since a right ends with the next request.

        Where the office's day is asked for, the rule of `Dated` holds: both bounds are inclusive.
        """
        today = TruncDate(Now(), tzinfo=OFFICE_ZONE)
        return self.filter(
            Q(valid_to__isnull=True) | Q(valid_to__gte=today),
            valid_from__lte=today,
            withdrawn_at=None,
        )


class Delegation(Dated):
    """That an office lets another one answer for one of its mandates, between two days."""

    mandate = models.ForeignKey(
        Mandate, models.PROTECT, related_name="delegations", verbose_name=_("mandate")
    )
    to_office = models.ForeignKey(
        Office, models.PROTECT, related_name="delegations", verbose_name=_("to the office")
    )
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    given_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    given_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")

    objects: ClassVar[Any] = DelegationQuerySet.as_manager()

    class Meta(Dated.Meta):
        ordering = ["-pk"]
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=Q(valid_from__isnull=False), name="parties_delegation_has_a_first_day"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                name="parties_delegation_withdrawn_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mandate}: {self.to_office}"
