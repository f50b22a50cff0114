from __future__ import annotations

from typing import Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from communications.enums import RelationKind, Stage, VersionPurpose
from communications.letter_text import LetterText
from parties.models import User

from .communication import Communication


class LetterVersionQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """The versions of the letters that `user` may read.

        An office reads those that were circulated, sent or imported, never one that the
        secretariat keeps while it drafts.
        """
        rows = self.filter(communication__in=Communication.objects.visible_to(user))
        if isinstance(user, User) and user.is_secretariat:
            return rows
        return rows.exclude(purpose=VersionPurpose.KEPT)


class LetterVersion(models.Model):
    """The text of a letter, whole. A version is never changed; a change is a new version.

    While a letter is in sign-off or cleared, its newest version is the one that was circulated;
    once it is sent, the newest is the one that was sent.
    """

    communication = models.ForeignKey(Communication, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(_("version"))
    purpose = models.CharField(_("kept as"), max_length=10, choices=VersionPurpose)
    note = models.CharField(_("note"), max_length=200, blank=True)
    content = models.JSONField(_("text, block by block"))
    sha256 = models.CharField(_("SHA-256 of the content"), max_length=64)
    source_text = models.TextField(_("text as received"), blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    created_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    objects = LetterVersionQuerySet.as_manager()

    class Meta:
        ordering = ["communication", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["communication", "number"], name="communications_version_once"
            ),
            models.CheckConstraint(
                condition=Q(purpose__in=VersionPurpose.values),
                name="communications_version_purpose_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.communication}, version {self.number}"

    @property
    def text(self) -> LetterText:
        return LetterText.from_json(self.content)


class Question(models.Model):
    """A numbered question of a letter, or a lettered part of one (then `parent` is the question).

    `label` is the number or letter as printed, without its mark: "5", "a".
    """

    communication = models.ForeignKey(Communication, models.PROTECT, related_name="questions")
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="parts")
    position = models.PositiveSmallIntegerField()
    label = models.CharField(_("number"), max_length=10)
    text = models.TextField(_("text"))

    class Meta:
        ordering = ["communication", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["communication", "position"], name="communications_question_position_once"
            ),
            models.CheckConstraint(condition=~Q(text=""), name="communications_question_has_text"),
        ]

    def __str__(self) -> str:
        return f"question {self.label}"


class RelationQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """The links of the letters that `user` may read.

        Which letters are cited in a text that is being written is known to the secretariat alone.
        """
        rows = self.filter(communication__in=Communication.objects.visible_to(user))
        if isinstance(user, User) and user.is_secretariat:
            return rows
        return rows.exclude(communication__stage=Stage.DRAFT)


class Relation(models.Model):
    """A link to another letter. `target` stays empty until that letter is in the system."""

    communication = models.ForeignKey(Communication, models.PROTECT, related_name="relations")
    kind = models.CharField(_("kind"), max_length=12, choices=RelationKind)
    target = models.ForeignKey(
        Communication, models.PROTECT, null=True, blank=True, related_name="cited_by"
    )
    reference_as_printed = models.CharField(_("reference as printed"), max_length=200)
    sent_on = models.DateField(_("sent on"), null=True, blank=True)
    replied_on = models.DateField(_("replied on"), null=True, blank=True)

    objects = RelationQuerySet.as_manager()

    class Meta:
        ordering = ["communication", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["communication", "kind", "reference_as_printed"],
                name="communications_relation_once",
            ),
            models.CheckConstraint(
                condition=~Q(target=F("communication")), name="communications_relation_not_to_self"
            ),
        ]

    def __str__(self) -> str:
        return self.reference_as_printed
