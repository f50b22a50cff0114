"""Forms about what an addressee says it will do."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from communications.enums import CommitmentState
from communications.services.commitments import (
    LONGEST_OUTCOME,
    LONGEST_PASSAGE,
    LONGEST_WHAT,
)
from parties.fields import TypedDayField


class CommitmentForm(forms.Form):
    """A commitment as the reply makes it; `record_commitment` judges it."""

    what = forms.CharField(
        label=_("What does the addressee say it will do?"),
        max_length=LONGEST_WHAT,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=_("In one sentence, so that it can be asked about later."),
        error_messages={"required": _("Write what the addressee says it will do.")},
    )
    passage = forms.CharField(
        label=_("Passage of the reply"),
        required=False,
        max_length=LONGEST_PASSAGE,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        help_text=_("Word for word, in the language of the reply."),
    )
    due_on = TypedDayField(
        label=_("By when?"),
        required=False,
        help_text=_("The last day, such as 31 December 2024. Leave it empty where none is named."),
    )


class OutcomeForm(forms.Form):
    """What came of a commitment; `judge_commitment` judges it."""

    state = forms.ChoiceField(
        label=_("What came of it?"),
        choices=CommitmentState.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what came of it.")},
    )
    outcome = forms.CharField(
        label=_("How is that known?"),
        required=False,
        max_length=LONGEST_OUTCOME,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        help_text=_("Needed where it was kept, partly kept or not kept."),
    )
