"""The questions of the list of cases."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.filters.case_list import CaseCriteria, Standing
from parties.enums import Role
from parties.models import Desk, User


class CaseListForm(forms.Form):
    """What `user` may ask for; what cannot be read is left out of `criteria`."""

    standing = forms.ChoiceField(label=_("Standing"), required=False, choices=Standing.choices)
    desk = forms.ChoiceField(label=_("Desk"), required=False)
    mine = forms.BooleanField(label=_("Only those that I answer for"), required=False)
    words = forms.CharField(
        label=_("Words of the title"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, data: Any, *, user: User) -> None:
        super().__init__(data)
        desk = self.fields["desk"]
        if user.role == Role.SUPERVISOR and isinstance(desk, forms.ChoiceField):
            desks = Desk.objects.values_list("code", "name")
            desk.choices = [("", _("All desks")), *desks]
        else:
            del self.fields["desk"]

    @property
    def criteria(self) -> CaseCriteria:
        """What is asked for, as far as it could be read."""
        known = self.cleaned_data
        return CaseCriteria(
            standing=Standing(known.get("standing") or Standing.OPEN),
            desk=known.get("desk", ""),
            mine=known.get("mine", False),
            words=known.get("words", ""),
        )
