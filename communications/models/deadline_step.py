from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from communications.enums import StepMoment
from parties.models.dated import Dated, no_overlap
from parties.models.supplied import Supplied

LONGEST = 3650


class DeadlineStep(Supplied, Dated):
    """So many days before or after a letter's due day its desk is reminded, with dates.

    The steps in force on a night are those that the night's job goes by, for every open letter.
    """

    moment = models.CharField(_("when"), max_length=6, choices=StepMoment)
    days = models.PositiveSmallIntegerField(
        _("days"), validators=[MinValueValidator(1), MaxValueValidator(LONGEST)]
    )
    supplied_as = models.SlugField(max_length=40, blank=True, default="", editable=False)

    class Meta(Dated.Meta):
        ordering = ["moment", "days", "valid_from"]
        constraints = [
            *Dated.Meta.constraints,
            no_overlap("communications_one_step_a_day", "moment", "days"),
            models.UniqueConstraint(
                fields=["supplied_as"],
                condition=~Q(supplied_as=""),
                name="communications_step_supplied_once",
            ),
            models.CheckConstraint(
                condition=Q(days__gte=1, days__lte=LONGEST), name="communications_step_days"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.days} days {self.moment}"

    @property
    def offset(self) -> int:
        """Days from the due day: negative before it."""
        return -self.days if self.moment == StepMoment.BEFORE else self.days
