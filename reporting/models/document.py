from __future__ import annotations

from typing import Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from communications.models import Dispatch, LetterVersion
from parties.models import User
from reporting.enums import DocumentKind


class DocumentQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """The documents of the communications that `user` may read.

        Of the versions that `user` may read, and cover notes for the secretariat alone.
        """
        shown = self.filter(version__in=LetterVersion.objects.visible_to(user))
        if isinstance(user, User) and user.is_secretariat:
            return shown
        return shown.filter(dispatch=None)


class Document(models.Model):
    """A rendered file: what it was made from, and the bytes that it must have.

    The row is written after the file, so a row always points to a whole file. `fingerprint`
    covers the text and the layout: while it stays the same, the file need not be made again.
    A cover note belongs to one `dispatch` of the letter.
    """

    kind = models.CharField(_("kind"), max_length=10, choices=DocumentKind)
    version = models.ForeignKey(LetterVersion, models.PROTECT, related_name="documents")
    dispatch = models.ForeignKey(
        Dispatch, models.PROTECT, null=True, blank=True, related_name="documents"
    )
    fingerprint = models.CharField(_("fingerprint of text and layout"), max_length=64)
    storage_name = models.CharField(_("name in the file store"), max_length=100)
    sha256 = models.CharField(_("SHA-256 of the file"), max_length=64)
    size = models.PositiveIntegerField(_("size in bytes"))
    rendered_at = models.DateTimeField(_("rendered at"))
    rendered_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    objects = DocumentQuerySet.as_manager()

    class Meta:
        ordering = ["-rendered_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "kind", "fingerprint", "dispatch"],
                nulls_distinct=False,
                name="reporting_document_rendered_once",
            ),
            models.CheckConstraint(
                condition=Q(kind=DocumentKind.COVER_NOTE, dispatch__isnull=False)
                | ~Q(kind=DocumentKind.COVER_NOTE) & Q(dispatch__isnull=True),
                name="reporting_document_cover_note_of_dispatch",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=DocumentKind.values), name="reporting_document_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(fingerprint__regex=r"^[0-9a-f]{64}$", sha256__regex=r"^[0-9a-f]{64}$"),
                name="reporting_document_hashes_whole",
            ),
            models.CheckConstraint(
                condition=Q(size__gte=1), name="reporting_document_is_not_empty"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.version}"
