"""What users write into the pages about themselves."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class ApiTokenForm(forms.Form):
    """A new token: what it is for, and how long it lasts."""

    name = forms.CharField(
        label=_("What is it for?"),
        max_length=100,
        help_text=_("Such as the name of the program that will use it."),
        error_messages={"required": _("Enter what the token is for.")},
    )
    days = forms.TypedChoiceField(
        label=_("How long does it last?"),
        coerce=int,
        choices=[(30, _("30 days")), (90, _("90 days")), (365, _("One year"))],
        initial=90,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how long the token lasts.")},
    )
