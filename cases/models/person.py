from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.encryption import EncryptedTextField
from cases.enums import AgeGroup, ConsentPurpose, PersonGender, PersonRole
from parties.models import State, User

from .case import Case
from .of_case import OfCaseQuerySet, OfPersonQuerySet


class Person(models.Model):
    """A person concerned by a case.

    Name and other names, one a line, are stored encrypted; `NameDigest` finds them. Consent to be
    named to the addressee and consent to be named in public are two answers, each the latest row
    of `Consent`; without an answer neither is given. Only `cases.services.persons` and
    `cases.services.consents` write here.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="persons")
    position = models.PositiveSmallIntegerField()
    name = EncryptedTextField(_("name"))
    aliases = EncryptedTextField(_("other names"), blank=True, default="")
    role = models.CharField(_("role"), max_length=10, choices=PersonRole, blank=True)
    gender = models.CharField(_("gender"), max_length=10, choices=PersonGender, blank=True)
    age_group = models.CharField(_("age group"), max_length=10, choices=AgeGroup, blank=True)
    nationality = models.ForeignKey(
        State,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("nationality"),
    )
    may_be_named_to_addressee = models.BooleanField(_("may be named to addressee"), default=False)
    may_be_named_in_public = models.BooleanField(_("may be named in public"), default=False)

    objects = OfCaseQuerySet.as_manager()

    class Meta:
        ordering = ["case", "position"]
        constraints = [
            models.UniqueConstraint(fields=["case", "position"], name="cases_person_position_once"),
            models.CheckConstraint(
                condition=Q(role__in=["", *PersonRole.values])
                & Q(gender__in=["", *PersonGender.values])
                & Q(age_group__in=["", *AgeGroup.values]),
                name="cases_person_words_known",
            ),
        ]

    def __str__(self) -> str:
        return f"person {self.pk}"

    @property
    def is_minor(self) -> bool:
        """Whether the person was under 18 at the time of the facts, as far as is known."""
        return self.age_group in AgeGroup.minors()

    @property
    def other_names(self) -> list[str]:
        return self.aliases.splitlines()

    @property
    def all_names(self) -> list[str]:
        return [self.name, *self.other_names]


class NameDigest(models.Model):
    """One form of a person's name as a keyed digest: it can be compared, and not read back."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="digests")
    digest = models.CharField(max_length=64)

    objects = OfPersonQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["digest", "person"], name="cases_namedigest_once"),
        ]

    def __str__(self) -> str:
        return f"form of a name of person {self.person_id}"


class Consent(models.Model):
    """An answer of a person, or of somebody who may answer for them; the latest one holds."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="consents")
    purpose = models.CharField(_("to be named"), max_length=10, choices=ConsentPurpose)
    given = models.BooleanField(_("consent"))
    answered_on = models.DateField(_("answered on"))
    note = EncryptedTextField(_("note"), blank=True, default="")
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = OfPersonQuerySet.as_manager()

    class Meta:
        ordering = ["person", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(purpose__in=ConsentPurpose.values), name="cases_consent_purpose_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.purpose}: {'yes' if self.given else 'no'}"


class FollowUp(models.Model):
    """What happened to a person, on a day."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="follow_ups")
    happened_on = models.DateField(_("day"))
    text = EncryptedTextField(_("what happened"))
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = OfPersonQuerySet.as_manager()

    class Meta:
        ordering = ["person", "-happened_on", "-pk"]

    def __str__(self) -> str:
        return f"follow-up of {self.happened_on.isoformat()}"


class PersonSearch(models.Model):
    """That somebody looked a person up, and why; never for whom. Nothing changes or removes it."""

    searched_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    reason = EncryptedTextField(_("reason"))
    searched_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"search {self.pk}"
