from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from communications.enums import AddresseeKind, LetterType, RulePurpose, WindowUnit
from communications.rules.windows import Window
from parties.models.dated import Dated, no_overlap
from parties.models.supplied import Supplied


class DeadlineRule(Supplied, Dated):
    """A reply window or publication delay for a type of letter and kind of addressee, with dates.

    A letter is judged by the rule of its own date. A rule without a value says that there is no
    window ("as soon as possible") or no release until a person sets one.
    """

    purpose = models.CharField(_("purpose"), max_length=11, choices=RulePurpose)
    letter_type = models.CharField(_("letter type"), max_length=2, choices=LetterType)
    addressee_kind = models.CharField(_("addressee"), max_length=5, choices=AddresseeKind)
    value = models.PositiveSmallIntegerField(_("value"), null=True, blank=True)
    unit = models.CharField(_("unit"), max_length=6, choices=WindowUnit, blank=True)
    source = models.CharField(_("source"), max_length=300)
    confirmed = models.BooleanField(_("confirmed"), default=False)
    supplied_as = models.SlugField(max_length=40, blank=True, default="", editable=False)

    class Meta(Dated.Meta):
        ordering = ["purpose", "letter_type", "addressee_kind", "valid_from"]
        constraints = [
            *Dated.Meta.constraints,
            no_overlap("communications_one_rule_a_day", "purpose", "letter_type", "addressee_kind"),
            models.UniqueConstraint(
                fields=["supplied_as"],
                condition=~Q(supplied_as=""),
                name="communications_rule_supplied_once",
            ),
            models.CheckConstraint(
                condition=Q(value__isnull=True, unit="")
                | Q(value__isnull=False, value__gte=1, unit__in=WindowUnit.values),
                name="communications_rule_value_with_unit",
            ),
        ]

    def __str__(self) -> str:
        days = self.window or _("none")
        return f"{self.get_purpose_display()}, {self.letter_type}: {days}"

    @property
    def window(self) -> Window | None:
        """The window that the rule gives, or None where it says that there is none."""
        return None if self.value is None else Window(self.value, WindowUnit(self.unit))
