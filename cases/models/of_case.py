"""What belongs to a case is read by whoever reads the case."""

from __future__ import annotations

from typing import Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models

from parties.models import User

from .case import Case


class OfCaseQuerySet(models.QuerySet[Any]):
    """Rows with a field `case`."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """The rows of the cases that `user` may read."""
        return self.filter(case__in=Case.objects.visible_to(user))


class OfPersonQuerySet(models.QuerySet[Any]):
    """Rows with a field `person`."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """The rows about the persons of the cases that `user` may read."""
        return self.filter(person__case__in=Case.objects.visible_to(user))
