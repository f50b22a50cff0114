from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from knox.models import AbstractAuthToken


class ApiToken(AbstractAuthToken):  # type: ignore[misc]
    """A token for the API, made by a user; it never reaches further than its user's own rights.

    Only a digest is stored. The first characters are kept so that its owner can tell tokens apart.
    """

    name = models.CharField(_("name"), max_length=100)

    class Meta:
        ordering = ["-created"]

    def __str__(self) -> str:
        return self.name
