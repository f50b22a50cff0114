from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from cases.encryption import EncryptedTextField

from .case import Case


class Person(models.Model):
    """A person concerned by a case.

    The name is stored encrypted. Consent to be named to the addressee and consent to be named in
    public are two answers; without an answer neither is given.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="persons")
    position = models.PositiveSmallIntegerField()
    name = EncryptedTextField(_("name"))
    may_be_named_to_addressee = models.BooleanField(_("may be named to addressee"), default=False)
    may_be_named_in_public = models.BooleanField(_("may be named in public"), default=False)

    class Meta:
        ordering = ["case", "position"]
        constraints = [
            models.UniqueConstraint(fields=["case", "position"], name="cases_person_position_once"),
        ]

    def __str__(self) -> str:
        return f"person {self.pk}"
