from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.enums import Right
from communications.enums import AddresseeKind, InstrumentKind, ProvisionUnit
from parties.models.supplied import Supplied

# In the language of the letter, which need not be that of the interface.
_UNIT_WORDS = {
    ProvisionUnit.ARTICLE: {"en": "Article", "fr": "Article", "es": "Artículo"},
    ProvisionUnit.PRINCIPLE: {"en": "Principle", "fr": "Principe", "es": "Principio"},
    ProvisionUnit.RULE: {"en": "Rule", "fr": "Règle", "es": "Regla"},
    ProvisionUnit.PARAGRAPH: {"en": "Paragraph", "fr": "Paragraphe", "es": "Párrafo"},
}


def every_addressee() -> list[str]:
    """The kinds of addressee to whom a provision may be cited where nothing else is said."""
    return list(AddresseeKind.values)


class Instrument(Supplied):
    """A treaty, declaration or set of principles that annexes of letters cite."""

    code = models.SlugField(_("code"), max_length=40, unique=True)
    symbol = models.CharField(_("symbol"), max_length=60, blank=True)
    kind = models.CharField(_("kind"), max_length=11, choices=InstrumentKind)
    unit = models.CharField(
        _("its provisions are"),
        max_length=9,
        choices=ProvisionUnit,
        default=ProvisionUnit.ARTICLE,
    )
    year = models.PositiveSmallIntegerField(_("adopted in"))
    position = models.PositiveSmallIntegerField(_("place in lists"))
    title_en = models.CharField(_("title in English"), max_length=250)
    title_fr = models.CharField(_("title in French"), max_length=250)
    title_es = models.CharField(_("title in Spanish"), max_length=250)
    short_title_en = models.CharField(_("short title in English"), max_length=40)
    short_title_fr = models.CharField(_("short title in French"), max_length=40)
    short_title_es = models.CharField(_("short title in Spanish"), max_length=40)

    class Meta:
        verbose_name = _("instrument")
        verbose_name_plural = _("instruments")
        ordering = ["position", "code"]

    def __str__(self) -> str:
        return self.title_en

    def title_in(self, language: str) -> str:
        """The full title in a language of letters ("en", "fr", "es"); KeyError for any other."""
        return {"en": self.title_en, "fr": self.title_fr, "es": self.title_es}[language]

    def short_title_in(self, language: str) -> str:
        """Such as "ICCPR" or, in French, "PIDCP"; KeyError for what is no language of letters."""
        titles = {"en": self.short_title_en, "fr": self.short_title_fr, "es": self.short_title_es}
        return titles[language]


class Provision(Supplied):
    """An article or principle, with a summary that can stand as a paragraph of an annex.

    It is never removed, since drafts may rest on it: it is offered no longer.
    """

    instrument = models.ForeignKey(Instrument, models.PROTECT, related_name="provisions")
    article = models.CharField(_("number"), max_length=40)
    position = models.PositiveSmallIntegerField(_("place in lists"))
    summary_en = models.TextField(_("summary in English"))
    summary_fr = models.TextField(_("summary in French"))
    summary_es = models.TextField(_("summary in Spanish"))
    rights = ArrayField(
        models.CharField(max_length=20, choices=Right),
        verbose_name=_("rights"),
        default=list,
        blank=True,
    )
    addressee_kinds = ArrayField(
        models.CharField(max_length=5, choices=AddresseeKind),
        verbose_name=_("for letters to"),
        default=every_addressee,
    )
    offered = models.BooleanField(_("offered"), default=True)

    class Meta:
        verbose_name = _("provision")
        verbose_name_plural = _("provisions")
        ordering = ["instrument__position", "instrument", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["instrument", "article"], name="communications_provision_once"
            ),
            models.CheckConstraint(
                condition=~Q(summary_en="") & ~Q(summary_fr="") & ~Q(summary_es=""),
                name="communications_provision_in_every_language",
            ),
        ]

    def __str__(self) -> str:
        return self.label_in("en")

    def label_in(self, language: str) -> str:
        """Such as "ICCPR, Article 19"; KeyError for what is no language of letters."""
        word = _UNIT_WORDS[ProvisionUnit(self.instrument.unit)][language]
        return f"{self.instrument.short_title_in(language)}, {word} {self.article}"

    def summary_in(self, language: str) -> str:
        """The paragraph for an annex in a language of letters; KeyError for any other."""
        return {"en": self.summary_en, "fr": self.summary_fr, "es": self.summary_es}[language]
