"""The form that records a reply."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.forms.uploads import uploads_hint
from communications.enums import ReplyKind
from parties.enums import Language
from parties.fields import FilesField, TypedDayField


class ReplyForm(forms.Form):
    """What is to be known about a reply; `record_reply` judges it."""

    kind = forms.ChoiceField(
        label=_("What kind of reply is it?"),
        choices=ReplyKind.choices,
        widget=forms.RadioSelect,
        help_text=_(
            "Only a substantive reply or a rejection stops the clock. An acknowledgement or an "
            "interim reply is kept, and the letter stays open."
        ),
        error_messages={"required": _("Choose the kind of reply.")},
    )
    dated_on = TypedDayField(
        label=_("Date on the reply"),
        help_text=_("Such as 3 July 2023. This date decides whether the reply is in time."),
        error_messages={"required": _("Enter the date that stands on the reply.")},
    )
    received_on = TypedDayField(
        label=_("Received on"),
        help_text=_("The day on which it reached the office in Geneva."),
        error_messages={"required": _("Enter the day on which the reply was received.")},
    )
    language = forms.ChoiceField(
        label=_("Language of the reply"),
        choices=Language.choices,
        error_messages={"required": _("Choose the language of the reply.")},
    )
    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("For the secretariat only; offices and the public never see it."),
    )
    files = FilesField(label=_("Files"), required=False)  # type: ignore[assignment]

    def __init__(self, *args: Any, today: date, language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["received_on"].initial = today
        self.fields["language"].initial = language
        self.fields["files"].help_text = uploads_hint()
