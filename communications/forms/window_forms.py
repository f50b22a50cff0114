"""Forms about the reply window of a letter that was sent: more time, closing, reopening."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from communications.enums import ExtensionKind
from communications.services.guards import LONGEST_REASON
from parties.fields import TypedDayField


class ReasonForm(forms.Form):
    """Why something is done with the letter."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("For the secretariat only; offices and the public never see it."),
        error_messages={"required": _("Give the reason.")},
    )


class ExtensionForm(ReasonForm):
    """A step of an extension; `record_extension` judges it."""

    field_order = ("kind", "until", "happened_on", "reason")

    kind = forms.ChoiceField(
        label=_("What happened?"),
        choices=ExtensionKind.choices,
        widget=forms.RadioSelect,
        help_text=_(
            "Only what is granted moves the day on which the reply is due. A request alone leaves "
            "it as it is."
        ),
        error_messages={"required": _("Choose what happened.")},
    )
    until = TypedDayField(
        label=_("Asked for or granted until"),
        required=False,
        help_text=_("Such as 30 September 2023. Leave it empty for a refusal or a withdrawal."),
    )
    happened_on = TypedDayField(
        label=_("On which day?"),
        help_text=_("The day of the request, or of the answer to it."),
        error_messages={"required": _("Enter the day on which it happened.")},
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["happened_on"].initial = today
