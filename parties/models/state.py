from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from parties.enums import ActorKind, Language, RegionalGroup, StateStatus

from .dated import Dated, no_overlap
from .supplied import Supplied


class State(Supplied):
    """A State that can be addressed. Its code is part of every reference."""

    code = models.CharField(_("code"), max_length=3, primary_key=True)
    alpha2 = models.CharField(_("two-letter code"), max_length=2, unique=True)
    status = models.CharField(_("status"), max_length=8, choices=StateStatus)
    regional_group = models.CharField(_("regional group"), max_length=20, choices=RegionalGroup)
    region = models.CharField(_("region (M49)"), max_length=40)
    subregion = models.CharField(_("sub-region (M49)"), max_length=60)
    ohchr_region = models.CharField(_("OHCHR region"), max_length=40, blank=True)
    name_en = models.CharField(
        _("present name in English"), max_length=120, help_text=_("For lists and sorting.")
    )

    class Meta:
        ordering = ["name_en"]
        constraints = [
            models.CheckConstraint(
                condition=Q(code__regex=r"^[A-Z]{3}$") & ~Q(code="OTH"),
                name="parties_state_code_is_alpha3",
            ),
        ]

    def __str__(self) -> str:
        return self.name_en

    def name_on(self, day: date, language: str) -> str:
        """The State's name on `day`; in English where `language` has none."""
        names = list(self.names.on(day).filter(language__in=[language, Language.ENGLISH]))
        names.sort(key=lambda n: n.language != language)
        return names[0].name if names else self.name_en


class StateName(Dated):
    """A State's name in one language, between two days."""

    state = models.ForeignKey(State, models.CASCADE, related_name="names")
    language = models.CharField(_("language"), max_length=2, choices=Language)
    name = models.CharField(_("name"), max_length=160)
    source = models.CharField(_("source"), max_length=20, blank=True)

    class Meta(Dated.Meta):
        ordering = ["state", "language", "valid_from"]
        constraints = [
            *Dated.Meta.constraints,
            no_overlap("parties_statename_one_a_day", "state", "language"),
        ]

    def __str__(self) -> str:
        return self.name


class OtherActor(models.Model):
    """An addressee that is not a State; its letters share the series OTH."""

    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=20, choices=ActorKind, default=ActorKind.OTHER)
    home_state = models.ForeignKey(
        State,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="actors",
        verbose_name=_("home State"),
    )

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["name", "home_state"], nulls_distinct=False, name="parties_actor_once"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="parties_actor_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name
