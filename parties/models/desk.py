from django.db import models
from django.utils.translation import gettext_lazy as _


class Desk(models.Model):
    """A unit of the secretariat that answers for cases, such as one for a region."""

    code = models.SlugField(_("code"), max_length=30, unique=True)
    name = models.CharField(_("name"), max_length=120)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
