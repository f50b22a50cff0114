from __future__ import annotations

from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from communications.enums import AddresseeKind, LetterLanguage, LetterType, Slot
from parties.models import User
from parties.models.supplied import Supplied


class StandardParagraph(Supplied):
    """A place in the letters of one type, to one kind of addressee, in one language.

    Its words are its versions, of which the newest is in force.
    """

    slot = models.CharField(_("place"), max_length=20, choices=Slot)
    letter_type = models.CharField(_("letter type"), max_length=2, choices=LetterType)
    addressee_kind = models.CharField(_("addressee"), max_length=5, choices=AddresseeKind)
    language = models.CharField(_("language"), max_length=2, choices=LetterLanguage)

    class Meta:
        verbose_name = _("standard paragraph")
        verbose_name_plural = _("standard paragraphs")
        ordering = ["letter_type", "addressee_kind", "language", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["slot", "letter_type", "addressee_kind", "language"],
                name="communications_one_paragraph_a_place",
            ),
            models.CheckConstraint(
                condition=Q(
                    slot__in=Slot.values,
                    letter_type__in=LetterType.values,
                    addressee_kind__in=AddresseeKind.values,
                    language__in=LetterLanguage.values,
                ),
                name="communications_paragraph_place_known",
            ),
        ]

    def __str__(self) -> str:
        kind = self.get_addressee_kind_display()
        return f"{self.get_slot_display()} ({self.letter_type}, {kind}, {self.language})"


class StandardParagraphVersionQuerySet(models.QuerySet[Any]):
    def in_force(self) -> Self:
        """The newest version of each paragraph."""
        return self.order_by("paragraph_id", "-number").distinct("paragraph_id")


class StandardParagraphVersion(models.Model):
    """The words of a standard paragraph from one revision to the next; they never change.

    `text_for_one` is for a letter that a single mandate signs; empty where both read the same.
    Names in braces ("{window}") stand for what each letter fills in: `rules/placeholders.py`.
    """

    paragraph = models.ForeignKey(StandardParagraph, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(_("version"))
    text = models.TextField(_("text"))
    text_for_one = models.TextField(_("text where one mandate signs"), blank=True)
    note = models.CharField(_("why"), max_length=300)
    created_at = models.DateTimeField(_("written"), auto_now_add=True)
    created_by = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="+", verbose_name=_("by")
    )

    objects = StandardParagraphVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        ordering = ["paragraph_id", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["paragraph", "number"], name="communications_paragraph_version_once"
            ),
            models.CheckConstraint(
                condition=Q(number__gte=1) & ~Q(text="") & ~Q(note=""),
                name="communications_paragraph_version_says_why",
            ),
        ]

    def __str__(self) -> str:
        return str(self.number)

    def text_for(self, signing: int) -> str:
        """The words for a letter that `signing` mandates sign."""
        return self.text_for_one if signing == 1 and self.text_for_one else self.text
