"""The forms with which letters are begun: whom they go to, who signs them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from cases.forms.submission_form import StateField
from communications.enums import LetterLanguage, LetterType
from communications.services.letter_sets import LONGEST_SUBJECT, MOST_LETTERS, Addressed
from parties.enums import ActorKind
from parties.models import Mandate, OtherActor, State

FIRST_ROWS = 2


class MandatesField(forms.ModelMultipleChoiceField):
    """Mandates by their short names, in the order of the list."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj: Any) -> str:
        name: str = obj.short_name
        return name[:1].upper() + name[1:]


class StartForm(forms.Form):
    """What all letters have in common from the beginning."""

    language = forms.ChoiceField(
        label=_("Language of the letters"),
        choices=LetterLanguage.choices,
        initial=LetterLanguage.ENGLISH,
        widget=forms.RadioSelect,
    )
    subject = forms.CharField(
        label=_("What are the letters about?"),
        max_length=LONGEST_SUBJECT,
        strip=True,
        help_text=_(
            "The end of the sentence “… information received concerning …”. It stands in lists, so "
            "without names of persons."
        ),
        error_messages={"required": _("Say what the letters are about.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
    )
    mandates = MandatesField(
        label=_("Which mandates sign?"),
        required=False,
        queryset=Mandate.objects.none(),
        help_text=_("May be chosen later, and for each letter by itself."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mandates = self.fields["mandates"]
        if isinstance(mandates, forms.ModelMultipleChoiceField):
            mandates.queryset = Mandate.objects.order_by("short_name")


class AddresseeForm(forms.Form):
    """One letter: its type, and a State or somebody else."""

    says_what_is_optional = True

    type = forms.ChoiceField(
        label=_("Type of letter"),
        choices=LetterType.choices,
        initial=LetterType.ALLEGATION_LETTER,
    )
    state = StateField(
        label=_("State"),
        required=False,
        queryset=State.objects.none(),
        empty_label=_("Not to a State"),
    )
    actor = forms.CharField(
        label=_("Or company, organisation, authority"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"list": "known-actors", "autocomplete": "off"}),
    )
    home_state = StateField(
        label=_("Its home State"),
        required=False,
        queryset=State.objects.none(),
        empty_label=_("As known, or none"),
    )
    kind = forms.ChoiceField(
        label=_("It is"),
        choices=ActorKind.choices,
        initial=ActorKind.COMPANY,
        required=False,
    )

    def __init__(self, *args: Any, states: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("state", "home_state"):
            field = self.fields[name]
            if isinstance(field, forms.ModelChoiceField):
                field.queryset = State.objects.all()
                if states is not None:
                    field.choices = [("", field.empty_label), *states]

    @property
    def is_blank(self) -> bool:
        """Whether nobody was named in this row."""
        return not (self.cleaned_data.get("state") or self.cleaned_data.get("actor"))

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or self.cleaned_data
        if values.get("state") and values.get("actor"):
            self.add_error("actor", _("Name a State or somebody else, not both in one row."))
        return values

    def addressed(self) -> Addressed:
        """The type and whom the letter goes to; an actor that is not known yet is not saved."""
        values = self.cleaned_data
        return values["type"], values["state"] or self._actor()

    def _actor(self) -> OtherActor:
        name, home = self.cleaned_data["actor"].strip(), self.cleaned_data["home_state"]
        known = OtherActor.objects.filter(name__iexact=name)
        found = list(known.filter(home_state=home) if home else known)
        if len(found) == 1:
            return found[0]
        kind = self.cleaned_data["kind"] or ActorKind.COMPANY
        return OtherActor(name=name, home_state=home, kind=kind)


class AddresseeRows:
    """As many rows as are asked for; those without a name are left out."""

    def __init__(self, data: QueryDict | None = None, *, rows: int = FIRST_ROWS) -> None:
        sent = data.get("rows", "") if data else ""
        asked = max(int(sent) if sent.isdecimal() and len(sent) < 4 else rows, 1)
        more = 1 if data and data.get("do") == "more" else 0
        self.count = min(asked + more, MOST_LETTERS)
        field = StateField(queryset=State.objects.all(), required=False)
        states = [(state.pk, field.label_from_instance(state)) for state in State.objects.all()]
        # A row that has just been asked for begins as the first ones did.
        self.forms = [
            AddresseeForm(data if number <= asked else None, prefix=f"to-{number}", states=states)
            for number in range(1, self.count + 1)
        ]

    def is_valid(self) -> bool:
        judged = [form.is_valid() for form in self.forms]
        return all(judged)

    def addressed(self) -> Sequence[Addressed]:
        """The letters asked for, in the order of the rows; valid rows only."""
        return [form.addressed() for form in self.forms if not form.is_blank]


class DropForm(forms.Form):
    """Why a letter is not written after all."""

    reason = forms.CharField(
        label=_("Why is it dropped?"),
        max_length=200,
        help_text=_("Stays with the text, which is kept. Without names of persons."),
        error_messages={"required": _("Say why.")},
    )


class KeepForm(forms.Form):
    """What a version is kept for."""

    note = forms.CharField(label=_("Note"), required=False, max_length=200)


class SignatoriesForm(forms.Form):
    """Which mandates are added to those that sign."""

    add = MandatesField(label=_("Add mandates"), required=False, queryset=Mandate.objects.none())

    def __init__(self, *args: Any, chosen: Iterable[Mandate], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["add"]
        if isinstance(field, forms.ModelMultipleChoiceField):
            keys = [mandate.pk for mandate in chosen]
            field.queryset = Mandate.objects.exclude(pk__in=keys).order_by("short_name")
