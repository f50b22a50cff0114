"""The forms about where information came from."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.services.sources import FIELDS, SourceDetails


class SourceForm(forms.Form):
    """Who sent a submission."""

    name = forms.CharField(label=_("Name"), required=False, max_length=300)
    organisation = forms.CharField(label=_("Organisation"), required=False, max_length=300)
    relation = forms.CharField(
        label=_("Relation to the persons concerned"),
        required=False,
        max_length=300,
        help_text=_("Such as victim, relative, lawyer, witness or organisation."),
    )
    contact = forms.CharField(
        label=_("How to reach the source"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Address, telephone, e-mail; and what must not be used."),
    )
    to_be_kept_secret = forms.CharField(
        label=_("What the source asks to keep secret"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            # Nothing of a source is left behind in a browser.
            field.widget.attrs["autocomplete"] = "off"

    def details(self) -> SourceDetails:
        """What the valid form says, in the words of the service."""
        return SourceDetails(**{name: self.cleaned_data[name] for name in FIELDS})


class LookForm(forms.Form):
    """Why a source has to be opened."""

    reason = forms.CharField(
        label=_("Why do you have to know who the source is?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "off"}),
        help_text=_(
            "Your reason is kept with your name and the time; supervisors and auditors read it."
        ),
        error_messages={"required": _("Say in a few words why the source has to be opened.")},
    )
