from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from parties.enums import Language

from .dated import Dated
from .state import OtherActor, State


class Contact(Dated):
    """Where letters to an addressee go: a Permanent Mission in Geneva, a company's officer.

    Without an e-mail address letters are delivered by hand.
    """

    state = models.ForeignKey(
        State,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="contacts",
        verbose_name=_("State"),
    )
    actor = models.ForeignKey(
        OtherActor,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="contacts",
        verbose_name=_("other addressee"),
    )
    name = models.CharField(
        _("name"), max_length=200, help_text=_("As it stands on the cover note.")
    )
    email = models.EmailField(_("e-mail address"), blank=True)
    address = models.TextField(_("postal address"), blank=True)
    language = models.CharField(
        _("language of the cover note"), max_length=2, choices=Language, default=Language.ENGLISH
    )

    class Meta(Dated.Meta):
        ordering = ["name", "pk"]
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=Q(state__isnull=False, actor__isnull=True)
                | Q(state__isnull=True, actor__isnull=False),
                name="parties_contact_of_one_addressee",
            ),
            models.CheckConstraint(condition=~Q(name=""), name="parties_contact_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name
