"""Vocabulary of what comes out."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DocumentKind(models.TextChoices):
    LETTER = "letter", _("Letter")
