from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cases.models.kept_file import KeptFile, random_name_in
from communications.enums import ReplyCharacter, ReplyKind
from parties.enums import Language
from parties.models import User

from .communication import Communication


class Reply(models.Model):
    """A reply of the addressee. Several for one letter are usual, also on one day.

    `character` is empty until somebody has judged it.
    """

    communication = models.ForeignKey(Communication, models.PROTECT, related_name="replies")
    kind = models.CharField(_("kind"), max_length=15, choices=ReplyKind)
    dated_on = models.DateField(_("date on the reply"))
    received_on = models.DateField(_("received on"))
    language = models.CharField(_("language"), max_length=2, choices=Language)
    note = models.TextField(_("note"), blank=True)
    character = models.CharField(
        _("character of the reply"), max_length=12, choices=ReplyCharacter, blank=True
    )
    registered_at = models.DateTimeField(auto_now_add=True)
    registered_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["communication", "dated_on", "pk"]
        verbose_name_plural = _("replies")
        constraints = [
            models.CheckConstraint(
                condition=Q(received_on__gte=F("dated_on")),
                name="communications_reply_received_after_its_date",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=ReplyKind.values), name="communications_reply_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(character__in=["", *ReplyCharacter.values]),
                name="communications_reply_character_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.dated_on.isoformat()}"


def random_storage_name(_file: ReplyFile, _client_name: str) -> str:
    """Where a reply's file is kept."""
    return random_name_in("replies")


class ReplyFile(KeptFile):
    """A file that came with a reply."""

    reply = models.ForeignKey(Reply, models.PROTECT, related_name="files")
    file = models.FileField(upload_to=random_storage_name, max_length=100)

    class Meta:
        ordering = ["reply", "pk"]
