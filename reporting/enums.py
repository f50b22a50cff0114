"""Vocabulary of what comes out."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DocumentKind(models.TextChoices):
    """What a rendered file is."""

    LETTER = "letter", _("Letter")
    ANNEX = "annex", _("Annex")
    COVER_NOTE = "cover_note", _("Cover note")
