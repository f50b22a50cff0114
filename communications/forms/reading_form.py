"""What was read from a letter, as fields that a person can correct."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from communications.enums import LetterType, WindowUnit
from communications.reading.structure import Reading
from communications.references import EARLIEST_YEAR, LATEST_YEAR, OTHER_ADDRESSEE
from communications.rules.windows import Window
from communications.services.matching import match_mandates
from parties.days_in_words import day_in_words
from parties.enums import Language, Role
from parties.fields import TypedDayField
from parties.models import Desk, Mandate, User
from parties.state_names import STATE_CODES, code_of_state, state_name
from parties.typed_days import UnclearDay, read_typed_day

SMALL = forms.NumberInput(attrs={"min": 1})
LINES = forms.Textarea(attrs={"rows": 4, "dir": "auto", "spellcheck": "false"})


def digest_of(text: str) -> str:
    """What tells whether the text is still the one that was read."""
    return hashlib.sha256(text.encode()).hexdigest()


class ReadingForm(forms.Form):
    """The fields of a reading. `mandate_1`, `title_1`, `resolution_1` and so on, one an opening."""

    # Whatever a letter does not say is empty, so "optional" would tell nothing.
    says_what_is_optional = True

    type = forms.ChoiceField(label=_("Type"), choices=[("", "–"), *LetterType.choices])
    code = forms.ChoiceField(label=_("Addressee"))
    number = forms.IntegerField(label=_("Number"), min_value=1, max_value=9999, widget=SMALL)
    year = forms.IntegerField(
        label=_("Year"), min_value=EARLIEST_YEAR, max_value=LATEST_YEAR, widget=SMALL
    )
    addressee_name = forms.CharField(
        label=_("Name of the company or body"),
        required=False,
        max_length=200,
        help_text=_("Only where the addressee is not a State."),
    )
    salutation = forms.CharField(label=_("Salutation"), required=False, max_length=200)
    letter_date = TypedDayField(label=_("Date of the letter"))
    language = forms.ChoiceField(label=_("Language"), choices=Language.choices)
    window_value = forms.IntegerField(
        label=_("Reply asked within"), required=False, min_value=1, max_value=9999, widget=SMALL
    )
    window_unit = forms.ChoiceField(
        label=_("Unit"), required=False, choices=[("", "–"), *WindowUnit.choices]
    )
    delay_value = forms.IntegerField(
        label=_("Public after"), required=False, min_value=1, max_value=9999, widget=SMALL
    )
    delay_unit = forms.ChoiceField(
        label=_("Unit"), required=False, choices=[("", "–"), *WindowUnit.choices]
    )
    persons = forms.CharField(
        label=_("People concerned"),
        required=False,
        widget=LINES,
        help_text=_("Full names, one on each line. Only the secretariat sees this list."),
    )
    incident_dates = forms.CharField(
        label=_("Days of the alleged facts"),
        required=False,
        widget=LINES,
        help_text=_("One on each line, such as 3 July 2023."),
    )
    copied_to = forms.CharField(
        label=_("States also written to"),
        required=False,
        widget=LINES,
        help_text=_("One on each line."),
    )
    desk = forms.ModelChoiceField(
        label=_("Desk that answers for the case"),
        queryset=Desk.objects.all(),
        required=False,
        empty_label=_("No desk: supervisors only"),
    )

    def __init__(self, data: Any = None, *, reading: Reading, user: User) -> None:
        super().__init__(data, initial=_initial(reading))
        self.fields["code"].choices = _addressees()  # type: ignore[attr-defined]
        if user.role != Role.SUPERVISOR:
            del self.fields["desk"]
        self.mandate_rows = self._add_mandates(reading)

    def _add_mandates(self, reading: Reading) -> list[tuple[forms.BoundField, ...]]:
        """Three fields for each printed mandate, with the known mandate that its title means."""
        known = {mandate.code: mandate for mandate in Mandate.objects.all()}
        self.known_mandates = known
        choices = [("", gettext("Not known: no office sees the letter through it"))]
        choices += [(code, mandate.short_name) for code, mandate in known.items()]
        meant = match_mandates([mandate.title for mandate in reading.mandates])
        rows = []
        for place, (printed, mandate) in enumerate(zip(reading.mandates, meant, strict=True), 1):
            added = {
                f"mandate_{place}": forms.ChoiceField(
                    label=gettext("Mandate %(place)s") % {"place": place},
                    required=False,
                    choices=choices,
                    initial=mandate.code if mandate else "",
                ),
                f"title_{place}": forms.CharField(
                    label=gettext("Title as printed"),
                    max_length=400,
                    initial=printed.title,
                    widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
                ),
                f"resolution_{place}": forms.CharField(
                    label=gettext("Resolution"),
                    required=False,
                    max_length=60,
                    initial=printed.resolution or "",
                ),
            }
            self.fields.update(added)
            rows.append(tuple(self[name] for name in added))
        return rows

    def clean_persons(self) -> tuple[str, ...]:
        return tuple(_lines(self.cleaned_data["persons"]))

    def clean_incident_dates(self) -> tuple[date, ...]:
        days = []
        for line in _lines(self.cleaned_data["incident_dates"]):
            try:
                days.append(read_typed_day(line))
            except UnclearDay as unclear:
                raise ValidationError(f"“{line}”: {unclear}", "unclear_day") from unclear
        return tuple(sorted(set(days)))

    def clean_copied_to(self) -> tuple[str, ...]:
        codes = []
        for line in _lines(self.cleaned_data["copied_to"]):
            code = line.upper() if line.upper() in STATE_CODES else code_of_state(line)
            if code is None:
                message = gettext("“%(name)s” is no State’s name or code.") % {"name": line}
                raise ValidationError(message, "unknown_state")
            codes.append(code)
        return tuple(dict.fromkeys(codes))

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        self._make_window("window")
        self._make_window("delay")
        if cleaned.get("code") == OTHER_ADDRESSEE and not cleaned.get("addressee_name"):
            self.add_error("addressee_name", gettext("Enter the name of the company or body."))
        return cleaned

    def _make_window(self, name: str) -> None:
        """Puts the `Window` of two fields, or None, under `name`."""
        value, unit = self.cleaned_data.get(f"{name}_value"), self.cleaned_data.get(f"{name}_unit")
        if bool(value) != bool(unit):
            self.add_error(f"{name}_value", gettext("Enter both the number and its unit, or none."))
        whole = Window(value, WindowUnit(unit)) if value and unit else None
        self.cleaned_data[name] = whole


def _initial(reading: Reading) -> dict[str, Any]:
    reference = reading.reference.reference if reading.reference else None
    window, delay = reading.reply_window, reading.publication_delay
    language = (get_language() or "en")[:2]
    return {
        "type": reference.type if reference else "",
        "code": reference.code if reference else "",
        "number": reference.number if reference else None,
        "year": reference.year if reference else None,
        "addressee_name": reading.addressee.name if reading.addressee.kind == "other" else "",
        "salutation": reading.addressee.salutation,
        "letter_date": reading.letter_date,
        "language": reading.language,
        "window_value": window.value if window else None,
        "window_unit": window.unit.value if window else "",
        "delay_value": delay.value if delay else None,
        "delay_unit": delay.unit.value if delay else "",
        "persons": "\n".join(reading.persons),
        "incident_dates": "\n".join(map(day_in_words, reading.incident_dates)),
        "copied_to": "\n".join(state_name(code, language) for code in reading.copied_to),
    }


def _addressees() -> list[tuple[str, str]]:
    language = (get_language() or "en")[:2]
    states = sorted(((c, state_name(c, language)) for c in STATE_CODES), key=lambda each: each[1])
    others = (OTHER_ADDRESSEE, gettext("Not a State (OTH)"))
    return [("", "–"), others, *((code, f"{name} ({code})") for code, name in states)]


def _lines(text: str) -> Sequence[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
