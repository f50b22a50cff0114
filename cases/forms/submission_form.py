"""The form for information received."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from cases.enums import Channel, DatePrecision, Urgency
from cases.models import Submission
from cases.services.intake import Information
from parties.enums import Language, Role
from parties.fields import FilesField, PartialDayField, TypedDayField
from parties.models import Desk, State, User
from parties.state_names import state_name
from parties.typed_days import PartialDay

from .uploads import uploads_hint

# What people write about one submission; a book is not a submission.
LONGEST_TEXT = 200_000


class StateField(forms.ModelChoiceField):
    """A country, by its name in the language of the page."""

    def label_from_instance(self, state: State) -> str:
        return state_name(state.code, (get_language() or "en")[:2])


class SubmissionForm(forms.Form):
    """What is to be known about a submission; `register_submission` judges it."""

    channel = forms.ChoiceField(
        label=_("How did it come?"),
        choices=Channel.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how it came.")},
    )
    received_on = TypedDayField(
        label=_("Received on"),
        help_text=_("The day on which it reached the office, such as 3 July 2023."),
        error_messages={"required": _("Enter the day on which it was received.")},
    )
    urgency = forms.ChoiceField(
        label=_("Is it urgent?"),
        choices=[(Urgency.ORDINARY, _("No")), (Urgency.URGENT, _("Yes"))],
        widget=forms.RadioSelect,
        help_text=_(
            "Yes where life is at stake, or grave damage is imminent or goes on: what an urgent "
            "appeal is for."
        ),
        error_messages={"required": _("Say whether it is urgent.")},
    )
    title = forms.CharField(
        label=_("Title"),
        max_length=250,
        help_text=_(
            "What happened, and where, without names of persons: the title stands in lists that "
            "many people see."
        ),
        error_messages={"required": _("Enter a title.")},
    )
    text = forms.CharField(
        label=_("What was received"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_(
            "The text as it came, or a record of the meeting. Leave out who sent it: that has a "
            "place of its own below."
        ),
        error_messages={"required": _("Enter what was received.")},
    )
    language = forms.ChoiceField(
        label=_("Language of the text"),
        choices=[*Language.choices, ("", _("Another language"))],
        required=False,
    )
    persons = forms.CharField(
        label=_("Persons concerned"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One name on a line. Names are stored encrypted."),
    )
    state = StateField(
        label=_("Country"),
        queryset=State.objects.none(),
        required=False,
        empty_label=_("Not known"),
    )
    place = forms.CharField(label=_("Place"), required=False, max_length=200)
    occurred = PartialDayField(
        label=_("When did it happen?"),
        required=False,
        help_text=_("As exactly as it is known: 3 July 2023, July 2023 or 2023."),
    )
    desk = forms.ModelChoiceField(
        label=_("Desk"),
        queryset=Desk.objects.none(),
        required=False,
        empty_label=_("No desk yet: supervisors only"),
    )
    # Shadows what Django calls the files of a whole form, which nothing here asks for.
    files = FilesField(label=_("Files"), required=False)  # type: ignore[assignment]

    def __init__(self, *args: Any, user: User, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        self.fields["received_on"].initial = today
        self.fields["urgency"].initial = Urgency.ORDINARY
        self.fields["language"].initial = Language.ENGLISH
        self.fields["files"].help_text = uploads_hint()
        _choose_among(self.fields["state"], State.objects.all())
        if user.role == Role.SUPERVISOR:
            _choose_among(self.fields["desk"], Desk.objects.all())
        else:
            del self.fields["desk"]

    def information(self) -> Information:
        """What the valid form says, in the words of the service."""
        known = self.cleaned_data
        when: PartialDay | None = known["occurred"]
        return Information(
            channel=known["channel"],
            language=known["language"],
            received_on=known["received_on"],
            urgency=known["urgency"],
            title=known["title"],
            text=known["text"],
            state=known["state"],
            place=known["place"],
            occurred_on=when.day if when else None,
            precision=when.exact_to if when else DatePrecision.DAY,
            desk=known["desk"] if "desk" in self.fields else self.user.desk,
            persons=names_on_lines(known["persons"]),
        )


def names_on_lines(text: str) -> list[str]:
    """The names that stand on the lines of `text`, each once, in their order."""
    names = (" ".join(line.split()) for line in text.splitlines())
    return list(dict.fromkeys(name for name in names if name))


def initial_of(submission: Submission) -> dict[str, Any]:
    """What the form shows of a submission that is to be corrected."""
    day = submission.occurred_on
    # The stored words are those of PartialDay.
    exact_to: Any = submission.precision
    return {
        "channel": submission.channel,
        "received_on": submission.received_on,
        "urgency": submission.urgency,
        "title": submission.title,
        "text": submission.text,
        "language": submission.language,
        "persons": "\n".join(person.name for person in submission.persons.all()),
        "state": submission.state_id,
        "place": submission.place,
        "occurred": PartialDay(day, exact_to) if day else None,
        "desk": submission.desk_id,
    }


def _choose_among(field: forms.Field, rows: Any) -> None:
    if isinstance(field, forms.ModelChoiceField):
        field.queryset = rows
