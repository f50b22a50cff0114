"""Forms about letters that were sent: that one was handed over, and why one is void."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from communications.services.dispatching import LONGEST_NOTE
from communications.services.guards import LONGEST_REASON
from parties.fields import TypedDayField


class DeliveryForm(forms.Form):
    """That a letter was handed over by hand."""

    delivered_on = TypedDayField(
        label=_("Handed over on"),
        help_text=_("Such as 3 July 2023."),
        error_messages={"required": _("Enter the day on which it was handed over.")},
    )
    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Such as who took it, or the number of the receipt. For the secretariat only."),
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["delivered_on"].initial = today


class VoidForm(forms.Form):
    """Why a letter that was sent is void."""

    reason = forms.CharField(
        label=_("Why is it voided?"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Shown wherever the letter is shown: leave names of persons out."),
        error_messages={"required": _("Say why the letter is voided.")},
    )
