from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.models import Case
from cases.models.of_case import OfCaseQuerySet
from parties.enums import Language
from parties.models import User


class LetterSet(models.Model):
    """Parallel letters about one case, drafted in one act: what all of them say alike.

    Texts are plain, a blank line between paragraphs. `revision` counts the savings of these
    fields: whoever saves names the revision that was read, so that nobody overwrites unseen words.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="letter_sets")
    language = models.CharField(_("language"), max_length=2, choices=Language)
    subject = models.CharField(_("subject"), max_length=300, blank=True)
    introduction = models.TextField(_("introduction"), blank=True)
    facts = models.TextField(_("facts alleged"), blank=True)
    concerns = models.TextField(_("concerns"), blank=True)
    revision = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField(_("saved at"))
    saved_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    created_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    created_on = models.DateField(_("begun on"))

    objects = OfCaseQuerySet.as_manager()

    class Meta:
        ordering = ["-created_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(revision__gte=1), name="communications_set_revision_counts"
            ),
        ]

    def __str__(self) -> str:
        return self.subject or f"letters {self.pk}"
