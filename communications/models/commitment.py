from __future__ import annotations

from datetime import date
from typing import Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from communications.enums import CommitmentState
from parties.models import User

from .addressee_names import with_addressee_name
from .communication import Communication
from .reply import Reply


class CommitmentQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """The commitments in replies to the letters that `user` may read."""
        return self.filter(communication__in=Communication.objects.visible_to(user))

    def overdue(self, on: date) -> Self:
        """Open, and the day by which it was to be done lies before `on`, a day in Geneva."""
        return self.filter(state=CommitmentState.OPEN, due_on__lt=on)

    def with_addressee(self, *, language: str, on: date) -> Self:
        """Annotates `addressee_name`, as `with_addressee_name` names the letter's addressee."""
        letters = Communication.objects.filter(pk=OuterRef("communication"))
        named = with_addressee_name(letters, language=language, on=on)
        return self.annotate(addressee_name=Subquery(named.values("addressee_name")[:1]))


class Commitment(models.Model):
    """Something that the addressee says in a reply it will do, and what came of it.

    `due_on` is the last day, in Geneva, by which it is to be done; empty where none was named.
    `outcome` says what came of it, `judged_on` the day on which that was written down.
    """

    communication = models.ForeignKey(Communication, models.PROTECT, related_name="commitments")
    reply = models.ForeignKey(Reply, models.PROTECT, related_name="commitments")
    what = models.TextField(_("what is to be done"))
    passage = models.TextField(_("passage of the reply"), blank=True)
    due_on = models.DateField(_("by when"), null=True, blank=True)
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    recorded_on = models.DateField(_("recorded on"))
    state = models.CharField(
        _("what came of it"),
        max_length=7,
        choices=CommitmentState,
        default=CommitmentState.OPEN,
    )
    outcome = models.TextField(_("note on what came of it"), blank=True)
    judged_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    judged_on = models.DateField(_("judged on"), null=True, blank=True)

    objects = CommitmentQuerySet.as_manager()

    class Meta:
        ordering = ["communication", F("due_on").asc(nulls_last=True), "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(what=""), name="communications_commitment_says_what"
            ),
            models.CheckConstraint(
                condition=Q(state__in=CommitmentState.values),
                name="communications_commitment_state_known",
            ),
            models.CheckConstraint(
                condition=Q(judged_by__isnull=True, judged_on__isnull=True)
                & Q(state=CommitmentState.OPEN)
                | Q(judged_by__isnull=False, judged_on__isnull=False),
                name="communications_commitment_judged_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"commitment of {self.communication}, {self.get_state_display()}"

    def is_overdue(self, on: date) -> bool:
        """Whether it is among `overdue(on)`."""
        return self.state == CommitmentState.OPEN and self.due_on is not None and self.due_on < on
