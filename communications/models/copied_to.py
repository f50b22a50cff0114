from django.db import models

from parties.models import State

from .communication import Communication


class CopiedTo(models.Model):
    """A State that the letter says was written to on the same subject, in the letter's order."""

    communication = models.ForeignKey(Communication, models.PROTECT, related_name="copies")
    state = models.ForeignKey(State, models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["communication", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["communication", "state"], name="communications_copied_once"
            ),
        ]

    def __str__(self) -> str:
        return self.state_id
