"""The forms about persons concerned by a case."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.enums import AgeGroup, ConsentPurpose, PersonGender, PersonRole
from cases.models import Person
from cases.services.persons import LONGEST_NAME, PersonDetails
from parties.fields import TypedDayField
from parties.models import State

from .submission_form import StateField, names_on_lines

NOT_SAID: tuple[str, Any] = ("", _("Not known"))
YES, NO = "yes", "no"
# What was typed about a person is left behind in no browser.
NOT_KEPT = {"autocomplete": "off"}


class PersonForm(forms.Form):
    """What is known of a person; consent is a form of its own."""

    name = forms.CharField(
        label=_("Name"),
        max_length=LONGEST_NAME,
        widget=forms.TextInput(attrs=NOT_KEPT),
        help_text=_("As it would stand in a letter. It is kept encrypted."),
        error_messages={"required": _("Enter the person's name.")},
    )
    aliases = forms.CharField(
        label=_("Other names and spellings"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 2, **NOT_KEPT}),
        help_text=_("One a line; in any script. The person is found by each of them."),
    )
    role = forms.ChoiceField(
        label=_("Role"), required=False, choices=[NOT_SAID, *PersonRole.choices]
    )
    gender = forms.ChoiceField(
        label=_("Gender"), required=False, choices=[NOT_SAID, *PersonGender.choices]
    )
    age_group = forms.ChoiceField(
        label=_("Age at the time of the facts"),
        required=False,
        choices=[NOT_SAID, *AgeGroup.choices],
    )
    nationality = StateField(
        label=_("Nationality"),
        required=False,
        queryset=State.objects.none(),
        empty_label=_("Not known"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        nationality = self.fields["nationality"]
        if isinstance(nationality, forms.ModelChoiceField):
            nationality.queryset = State.objects.all()

    def details(self) -> PersonDetails:
        """What the valid form says, in the words of the service."""
        known = dict(self.cleaned_data)
        aliases = names_on_lines(known.pop("aliases"))
        return PersonDetails(aliases=aliases, **known)


def initial_of_person(person: Person) -> dict[str, Any]:
    """What the form shows of a person who is to be corrected."""
    fields = ("name", "aliases", "role", "gender", "age_group")
    return {name: getattr(person, name) for name in fields} | {"nationality": person.nationality_id}


class ConsentForm(forms.Form):
    """One answer to one of the two questions."""

    purpose = forms.ChoiceField(
        label=_("What was the person asked?"),
        choices=[
            (ConsentPurpose.ADDRESSEE, _("May you be named to the addressee of a letter?")),
            (ConsentPurpose.PUBLIC, _("May you be named in public?")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what the answer is about.")},
    )
    given = forms.ChoiceField(
        label=_("What is the answer?"),
        choices=[(YES, _("Yes")), (NO, _("No"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose yes or no.")},
    )
    answered_on = TypedDayField(
        label=_("Answered on"),
        help_text=_("Such as 3 July 2023."),
        error_messages={"required": _("Enter the day of the answer.")},
    )
    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2, **NOT_KEPT}),
        help_text=_("Who answered, and how: such as “the mother, by telephone”. Kept encrypted."),
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["answered_on"].initial = today

    def answer(self) -> dict[str, Any]:
        """What the valid form says, in the words of the service."""
        return {**self.cleaned_data, "given": self.cleaned_data["given"] == YES}


class FollowUpForm(forms.Form):
    """What happened to a person."""

    happened_on = TypedDayField(
        label=_("On which day?"),
        help_text=_("Such as 3 July 2023."),
        error_messages={"required": _("Enter the day.")},
    )
    text = forms.CharField(
        label=_("What happened to the person?"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4, **NOT_KEPT}),
        help_text=_("Kept encrypted."),
        error_messages={"required": _("Say what happened.")},
    )


class PersonSearchForm(forms.Form):
    """Whom to look up, and why."""

    name = forms.CharField(
        label=_("Name"),
        max_length=LONGEST_NAME,
        widget=forms.TextInput(attrs=NOT_KEPT),
        help_text=_(
            "First and last name, in any order, spelling or script. It is compared and not kept."
        ),
        error_messages={"required": _("Enter a name.")},
    )
    reason = forms.CharField(
        label=_("Why do you look this person up?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("A few words, without the name. The reason is kept with your name."),
        error_messages={"required": _("Say in a few words why you look this person up.")},
    )
