from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from parties.enums import Gender, Language, MandateKind, MandateScope

from .dated import Dated, no_overlap
from .supplied import Supplied


class Mandate(Supplied, Dated):
    """A mandate of the special procedures. Titles, resolutions and holders change over time."""

    code = models.SlugField(_("code"), max_length=20, unique=True)
    kind = models.CharField(_("kind"), max_length=4, choices=MandateKind)
    scope = models.CharField(_("scope"), max_length=8, choices=MandateScope)
    short_name = models.CharField(
        _("short name"), max_length=120, help_text=_("As printed in lists and reports.")
    )
    established_by = models.CharField(_("established by"), max_length=120, blank=True)
    status_note = models.CharField(_("status"), max_length=300, blank=True)
    successor = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="predecessors",
        verbose_name=_("successor"),
    )
    confirmed = models.BooleanField(
        _("confirmed"), default=False, help_text=_("Founding act and latest renewal are sourced.")
    )

    class Meta(Dated.Meta):
        ordering = ["short_name"]

    def __str__(self) -> str:
        return self.short_name

    def title_on(self, day: date, language: str, gender: str = Gender.ANY) -> str:
        """The official title in force on `day`; the form for `gender` where there is one.

        Falls back to English, then to the short name.
        """
        titles = self.titles.on(day).filter(language__in=[language, Language.ENGLISH])
        best = best_title(titles, language, gender)
        return best.title if best else self.short_name


class MandateTitle(Dated):
    """A mandate's official title in one language, between two days."""

    mandate = models.ForeignKey(Mandate, models.CASCADE, related_name="titles")
    language = models.CharField(_("language"), max_length=2, choices=Language)
    gender = models.CharField(_("form"), max_length=1, choices=Gender, blank=True, default="")
    title = models.CharField(_("title"), max_length=400)
    confirmed = models.BooleanField(_("confirmed"), default=False)

    class Meta(Dated.Meta):
        ordering = ["mandate", "language", "gender", "valid_from"]
        constraints = [
            *Dated.Meta.constraints,
            no_overlap("parties_mandatetitle_one_a_day", "mandate", "language", "gender"),
        ]

    def __str__(self) -> str:
        return self.title


def best_title(titles: Iterable[MandateTitle], language: str, gender: str) -> MandateTitle | None:
    """Of titles that hold on one day: that in `language` before others, in the form for `gender`
    where there is one; None of none.
    """
    return min(
        titles,
        key=lambda t: (t.language != language, t.gender != gender, t.gender),
        default=None,
    )


class MandateResolution(Dated):
    """A resolution that established or renewed a mandate; letters cite the one of their date.

    Renewals overlap in practice (a letter cites the older one for some time), so days may too.
    """

    mandate = models.ForeignKey(Mandate, models.CASCADE, related_name="resolutions")
    body = models.CharField(_("body"), max_length=10, default="HRC")
    number = models.CharField(_("number"), max_length=30)
    year = models.PositiveSmallIntegerField(_("year of adoption"), null=True, blank=True)
    confirmed = models.BooleanField(_("confirmed"), default=False)

    class Meta(Dated.Meta):
        ordering = ["mandate", "year", "number"]
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["mandate", "body", "number"], name="parties_resolution_once_a_mandate"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body} {self.number}"


class MandateHolder(Dated):
    """A person who holds a mandate, or a member of a working group, for a term of office."""

    mandate = models.ForeignKey(Mandate, models.CASCADE, related_name="holders")
    name = models.CharField(_("name"), max_length=200)
    gender = models.CharField(_("form of title"), max_length=1, choices=Gender, blank=True)
    is_chair = models.BooleanField(_("chairs the working group"), default=False)

    class Meta(Dated.Meta):
        ordering = ["mandate", "valid_from"]
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(condition=~Q(name=""), name="parties_holder_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name
