from django.db import models
from django.utils.translation import gettext_lazy as _

from parties.models import Mandate

from .communication import Communication


class SigningMandate(models.Model):
    """A mandate on a letter, in the order of the opening paragraph, with the words printed there.

    `mandate` is empty where an imported title could not be told; then no office sees the letter
    through it.
    """

    communication = models.ForeignKey(
        Communication, models.PROTECT, related_name="signing_mandates"
    )
    position = models.PositiveSmallIntegerField()
    mandate = models.ForeignKey(
        Mandate, models.PROTECT, null=True, blank=True, related_name="signed"
    )
    title = models.CharField(_("title as printed"), max_length=400)
    resolution = models.CharField(_("resolution as printed"), max_length=60, blank=True)
    holder_name = models.CharField(_("signed by"), max_length=200, blank=True)
    holder_title = models.CharField(_("title under the signature"), max_length=400, blank=True)

    class Meta:
        ordering = ["communication", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["communication", "position"], name="communications_signing_position_once"
            ),
            models.UniqueConstraint(
                fields=["communication", "mandate"], name="communications_mandate_signs_once"
            ),
        ]

    def __str__(self) -> str:
        return self.title
