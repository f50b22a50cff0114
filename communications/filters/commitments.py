"""What the register of commitments may be asked for, and its order."""

from __future__ import annotations

from datetime import date

from django import forms
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from communications.enums import CommitmentState
from communications.models.commitment import CommitmentQuerySet

OVERDUE = "overdue"


class CommitmentFilter(forms.Form):
    """What is asked of the register; what cannot be read asks nothing."""

    state = forms.ChoiceField(
        label=_("What came of it"),
        required=False,
        choices=[("", _("Whatever came of it")), (OVERDUE, _("Overdue")), *CommitmentState.choices],
    )
    addressee = forms.CharField(
        label=_("In the addressee's name"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    @property
    def asks_for_something(self) -> bool:
        return any(self.cleaned_data.values())

    def matching(self, rows: CommitmentQuerySet, *, on: date) -> CommitmentQuerySet:
        """Those of `rows`, which carry `addressee_name`, that are asked for on the day `on`.

        By the addressee's name, then by the day by which each is to be done, those without last.
        """
        state = self.cleaned_data.get("state", "")
        if state == OVERDUE:
            rows = rows.overdue(on)
        elif state:
            rows = rows.filter(state=state)
        name = self.cleaned_data.get("addressee", "")
        if name:
            rows = rows.filter(addressee_name__icontains=name)
        return rows.order_by("addressee_name", F("due_on").asc(nulls_last=True), "pk")
