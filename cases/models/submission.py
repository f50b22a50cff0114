from __future__ import annotations

from typing import Any, Self

from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import FilteredRelation, Q
from django.utils.translation import gettext_lazy as _

from cases.encryption import EncryptedTextField
from cases.enums import Channel, DatePrecision, Urgency
from parties.enums import Language, Role
from parties.models import Desk, State, User

from .kept_file import KeptFile, random_name_in


class SubmissionQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """What `user` may read: a supervisor all, a desk officer that of the own desk, others none.

        A submission without a desk is seen by supervisors only.
        """
        if not (isinstance(user, User) and user.is_active):
            return self.none()
        if user.role == Role.SUPERVISOR:
            return self.all()
        if user.role == Role.DESK_OFFICER and user.desk_id:
            return self.filter(desk=user.desk_id)
        return self.none()

    def undecided(self) -> Self:
        """Those that no decision stands on."""
        standing = FilteredRelation("decisions", condition=Q(decisions__reopened_on__isnull=True))
        return self.alias(standing=standing).filter(standing__isnull=True)

    def locked_for(self, user: User, pk: int) -> Submission:
        """The row, locked until the transaction ends.

        Raises Submission.DoesNotExist where there is none that `user` may read.
        """
        row: Submission = self.visible_to(user).select_for_update(of=("self",)).get(pk=pk)
        return row


class Submission(models.Model):
    """Information received, before and after it is decided what becomes of it.

    Its title must hold no person's name. Where it came from is in a table of its own, `Source`.
    For a month or a year `occurred_on` is its first day, and `precision` says so.
    """

    channel = models.CharField(_("how it came"), max_length=10, choices=Channel)
    language = models.CharField(
        _("language"),
        max_length=2,
        choices=Language,
        blank=True,
        help_text=_("Empty for a language that is none of the six."),
    )
    received_on = models.DateField(_("received on"))
    urgency = models.CharField(
        _("urgency"), max_length=10, choices=Urgency, default=Urgency.ORDINARY
    )
    title = models.CharField(_("title"), max_length=250)
    text = models.TextField(_("text"))
    state = models.ForeignKey(
        State, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("country")
    )
    place = models.CharField(_("place"), max_length=200, blank=True)
    occurred_on = models.DateField(_("day of the facts"), null=True, blank=True)
    precision = models.CharField(
        _("exactness"), max_length=5, choices=DatePrecision, default=DatePrecision.DAY
    )
    desk = models.ForeignKey(
        Desk,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="submissions",
        verbose_name=_("desk"),
    )
    registered_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    registered_at = models.DateTimeField(auto_now_add=True)

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        ordering = ["-received_on", "-pk"]
        indexes = [
            models.Index(fields=["-received_on", "-id"], name="cases_submission_newest"),
            models.Index(fields=["state", "occurred_on"], name="cases_submission_where_when"),
            GinIndex(
                fields=["title"], opclasses=["gin_trgm_ops"], name="cases_submission_title_alike"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(text=""), name="cases_submission_has_title_and_text"
            ),
            models.CheckConstraint(
                condition=Q(channel__in=Channel.values) & Q(urgency__in=Urgency.values),
                name="cases_submission_words_known",
            ),
            models.CheckConstraint(
                condition=Q(occurred_on__isnull=True)
                | Q(precision=DatePrecision.DAY)
                | Q(precision=DatePrecision.MONTH, occurred_on__day=1)
                | Q(precision=DatePrecision.YEAR, occurred_on__day=1, occurred_on__month=1),
                name="cases_submission_date_fits_precision",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class NamedPerson(models.Model):
    """A person that a submission names; becomes a person concerned when a case is opened.

    The name is stored encrypted; its forms are kept as keyed digests, which can only be compared.
    Only `cases.services.named_persons` writes here.
    """

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="persons")
    position = models.PositiveSmallIntegerField()
    name = EncryptedTextField(_("name"))
    digests = ArrayField(models.CharField(max_length=64), default=list)

    class Meta:
        ordering = ["submission", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["submission", "position"], name="cases_namedperson_position_once"
            ),
        ]
        indexes = [GinIndex(fields=["digests"], name="cases_namedperson_digests")]

    def __str__(self) -> str:
        return f"person {self.position} of submission {self.submission_id}"


def random_storage_name(_file: SubmissionFile, _client_name: str) -> str:
    """Where a submission's file is kept."""
    return random_name_in("submissions")


class SubmissionFile(KeptFile):
    """A file that came with a submission."""

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="files")
    file = models.FileField(upload_to=random_storage_name, max_length=100)

    class Meta:
        ordering = ["submission", "pk"]
