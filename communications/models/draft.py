from __future__ import annotations

from typing import Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Deferrable, Q
from django.utils.translation import gettext_lazy as _

from communications.enums import Slot
from parties.models import User

from .communication import Communication
from .instrument import Provision
from .letter_set import LetterSet
from .standard_paragraph import StandardParagraphVersion


class DraftQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """The drafts of the letters that `user` may read, for the secretariat alone.

        An office reads the versions that were circulated, never the text that is being worked on.
        """
        if not (isinstance(user, User) and user.is_secretariat):
            return self.none()
        return self.filter(communication__in=Communication.objects.visible_to(user))


class Draft(models.Model):
    """What one letter of a set says by itself, while it is written and after.

    `questions` is an outline: see `communications.rules.question_outline`. `revision` counts the
    savings of this draft, its standard paragraphs, citations and annex included.
    """

    communication = models.OneToOneField(Communication, models.PROTECT, related_name="draft")
    letter_set = models.ForeignKey(LetterSet, models.PROTECT, related_name="drafts")
    position = models.PositiveSmallIntegerField()
    own_paragraphs = models.TextField(_("paragraphs of this letter alone"), blank=True)
    questions = models.JSONField(_("questions"), default=list, blank=True)
    revision = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField(_("saved at"))
    saved_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    objects = DraftQuerySet.as_manager()

    class Meta:
        ordering = ["letter_set", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["letter_set", "position"], name="communications_draft_position_once"
            ),
            models.CheckConstraint(
                condition=Q(revision__gte=1), name="communications_draft_revision_counts"
            ),
        ]

    def __str__(self) -> str:
        return f"draft of {self.communication}"


class ChosenParagraph(models.Model):
    """The standard paragraph of a letter in one slot; `own_text` stands in its place where given.

    An optional slot without a row is left out of the letter.
    """

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="chosen_paragraphs")
    slot = models.CharField(_("place"), max_length=20, choices=Slot)
    version = models.ForeignKey(StandardParagraphVersion, models.PROTECT, related_name="+")
    own_text = models.TextField(_("own wording"), blank=True)

    class Meta:
        ordering = ["draft", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["draft", "slot"], name="communications_slot_once"),
        ]

    def __str__(self) -> str:
        return self.slot


class AnnexItem(models.Model):
    """A provision in the annex of a letter, in its place."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="annex_items")
    provision = models.ForeignKey(Provision, models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["draft", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["draft", "provision"], name="communications_annex_item_once"
            ),
            models.UniqueConstraint(
                fields=["draft", "position"],
                name="communications_annex_position_once",
                deferrable=Deferrable.DEFERRED,
            ),
        ]

    def __str__(self) -> str:
        return f"annex item {self.position}"
