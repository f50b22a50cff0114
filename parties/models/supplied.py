"""Rows that come with the program until people here take them over."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Supplied(models.Model):
    """A row filled from the data files of the program.

    Once somebody has changed it in the administration it is theirs: loading the files again
    leaves it, and everything below it, alone.
    """

    edited_by_people = models.BooleanField(_("edited here"), default=False, editable=False)

    class Meta:
        abstract = True
