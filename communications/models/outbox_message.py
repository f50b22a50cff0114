from __future__ import annotations

from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now


class OutboxQuerySet(models.QuerySet[Any]):
    def waiting(self) -> Self:
        """Those neither delivered nor given up, oldest first."""
        return self.filter(delivered_at=None, given_up_at=None).order_by("not_before", "pk")


class OutboxMessage(models.Model):
    """Work that must follow an act, written in the act's own transaction.

    Delivered at least once to the handler of its `kind`, which must be idempotent. `key` names the
    work, so that it is put in once. `payload` holds keys of rows, never texts or names.
    """

    key = models.CharField(max_length=120, unique=True)
    kind = models.SlugField(max_length=40)
    payload = models.JSONField(default=dict)
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    not_before = models.DateTimeField(db_default=Now())
    attempts = models.PositiveSmallIntegerField(default=0)
    delivered_at = models.DateTimeField(null=True, blank=True)
    given_up_at = models.DateTimeField(null=True, blank=True)
    error = models.CharField(max_length=500, blank=True)

    objects = OutboxQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(
                fields=["not_before", "id"],
                name="communications_outbox_waiting",
                condition=Q(delivered_at__isnull=True, given_up_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return self.key
