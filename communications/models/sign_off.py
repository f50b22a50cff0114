from __future__ import annotations

from typing import Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from communications.enums import SignOffAnswer
from parties.models import Mandate, Office, User

from .communication import Communication
from .letter import LetterVersion
from .letter_set import LetterSet


class SignOffRound(models.Model):
    """A circulation of a set of letters to the mandates that sign them, with a day to answer by.

    Closed when every letter has been cleared, or when the letters are taken back to be changed.
    """

    letter_set = models.ForeignKey(LetterSet, models.PROTECT, related_name="rounds")
    number = models.PositiveSmallIntegerField(_("round"))
    opened_on = models.DateField(_("opened on"))
    opened_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    answer_by = models.DateField(_("answer by"))
    message = models.TextField(_("message to the offices"), blank=True)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)

    class Meta:
        ordering = ["letter_set", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["letter_set", "number"], name="communications_round_number_once"
            ),
            models.UniqueConstraint(
                fields=["letter_set"],
                condition=Q(closed_on__isnull=True),
                name="communications_one_open_round",
            ),
            models.CheckConstraint(
                condition=Q(answer_by__gte=F("opened_on")),
                name="communications_round_answer_after_opening",
            ),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | Q(closed_on__gte=F("opened_on")),
                name="communications_round_closed_after_opening",
            ),
        ]

    def __str__(self) -> str:
        return f"round {self.number} of {self.letter_set}"


class OfLetterQuerySet(models.QuerySet[Any]):
    """Rows with a field `version`: read by whoever may read that version of the letter."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        return self.filter(version__in=LetterVersion.objects.visible_to(user))


class SignOff(models.Model):
    """What one mandate says to one version of a letter.

    A sign-off holds for its version alone: where the text changes, it is void and keeps its row.
    `office` is the office that answered, the mandate's own or one it delegated to.
    """

    round = models.ForeignKey(SignOffRound, models.PROTECT, related_name="sign_offs")
    version = models.ForeignKey(LetterVersion, models.PROTECT, related_name="sign_offs")
    mandate = models.ForeignKey(Mandate, models.PROTECT, related_name="sign_offs")
    answer = models.CharField(
        _("answer"), max_length=13, choices=SignOffAnswer, default=SignOffAnswer.PENDING
    )
    answered_on = models.DateField(_("answered on"), null=True, blank=True)
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)
    answered_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    office = models.ForeignKey(Office, models.PROTECT, null=True, blank=True, related_name="+")
    remark = models.TextField(_("remark"), blank=True)
    reminded_on = models.DateField(_("last reminded on"), null=True, blank=True)
    voided_on = models.DateField(_("void since"), null=True, blank=True)

    objects = OfLetterQuerySet.as_manager()

    class Meta:
        ordering = ["version", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "mandate"], name="communications_sign_off_once"
            ),
            models.CheckConstraint(
                condition=Q(
                    answer=SignOffAnswer.PENDING,
                    answered_on__isnull=True,
                    answered_at__isnull=True,
                    answered_by__isnull=True,
                    office__isnull=True,
                )
                | Q(
                    answer__in=[each for each in SignOffAnswer.values if each != "pending"],
                    answered_on__isnull=False,
                    answered_at__isnull=False,
                    answered_by__isnull=False,
                    office__isnull=False,
                ),
                name="communications_sign_off_answer_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mandate}: {self.answer}"


class ParagraphComment(models.Model):
    """A remark at one paragraph of a version, for those who work on the letter; never sent.

    `block` is the paragraph's place in the version's text, from 0.
    """

    version = models.ForeignKey(LetterVersion, models.PROTECT, related_name="comments")
    block = models.PositiveSmallIntegerField()
    text = models.TextField(_("comment"))
    author = models.ForeignKey(User, models.PROTECT, related_name="+")
    office = models.ForeignKey(Office, models.PROTECT, null=True, blank=True, related_name="+")
    written_at = models.DateTimeField(_("written at"))
    settled_at = models.DateTimeField(_("settled at"), null=True, blank=True)
    settled_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")

    objects = OfLetterQuerySet.as_manager()

    class Meta:
        ordering = ["version", "block", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="communications_comment_has_text"),
            models.CheckConstraint(
                condition=Q(settled_at__isnull=True, settled_by__isnull=True)
                | Q(settled_at__isnull=False, settled_by__isnull=False),
                name="communications_comment_settled_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"comment at paragraph {self.block}"

    @property
    def communication(self) -> Communication:
        letter: Communication = self.version.communication
        return letter
