from django.db import models
from django.utils.translation import gettext_lazy as _

from .mandate import Mandate


class Office(models.Model):
    """The office of one or several mandate-holders; it sees what carries one of its mandates."""

    code = models.SlugField(_("code"), max_length=30, unique=True)
    name = models.CharField(_("name"), max_length=200)
    mandates = models.ManyToManyField(
        Mandate, related_name="offices", blank=True, verbose_name=_("mandates")
    )

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
