from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.db.models.fields.files import FieldFile


def random_name_in(folder: str) -> str:
    """A storage name that tells nothing: a sender's own may be hostile or hold a person's name."""
    name = secrets.token_hex(16)
    return f"{folder}/{name[:2]}/{name}"


class KeptFile(models.Model):
    """A file that came from outside. It is hostile until shown otherwise: never served inline.

    Each kind has a field `file` with a folder of its own.
    """

    original_name = models.CharField(_("name"), max_length=200)
    content_type = models.CharField(_("type by content"), max_length=100)
    size = models.PositiveBigIntegerField(_("size in bytes"))
    sha256 = models.CharField(max_length=64)

    if TYPE_CHECKING:
        file: FieldFile

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.original_name
