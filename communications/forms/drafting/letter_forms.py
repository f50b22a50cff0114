"""The forms in which the words of letters are written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from communications.enums import Slot
from communications.models import StandardParagraphVersion
from communications.rules.letter_defaults import OPTIONAL_SLOTS
from communications.services.draft_rows import (
    LONGEST_SALUTATION,
    LONGEST_SECTION,
    LONGEST_SUBJECT,
    ChosenWords,
    DraftDetails,
    SharedDetails,
)

from .outline_rows import Row, outline_of, rows_of, rows_sent, without_blanks


def _text(label: Any, rows: int, help_text: Any = "") -> forms.CharField:
    # Spaces at the ends are cut by the service, not while somebody is typing.
    return forms.CharField(
        label=label,
        required=False,
        strip=False,
        max_length=LONGEST_SECTION,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": rows, "dir": "auto", "autocomplete": "off"}),
    )


class SharedForm(forms.Form):
    """What all letters of a set say alike."""

    says_what_is_optional = True

    subject = forms.CharField(
        label=_("Subject"),
        required=False,
        max_length=LONGEST_SUBJECT,
        help_text=_("The end of the sentence “… information received concerning …”."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
    )
    introduction = _text(
        _("Introduction"), 4, _("What the addressee should know first. May stay empty.")
    )
    facts = _text(_("Facts alleged"), 14, _("A blank line begins a new paragraph."))
    concerns = _text(_("Concerns"), 8)

    def details(self) -> SharedDetails:
        """What the valid form says, in the words of the service."""
        return SharedDetails(**self.cleaned_data)


@dataclass(frozen=True, slots=True)
class SlotFields:
    """A standard paragraph on the form: its words, and whether there are newer ones."""

    slot: Slot
    version: StandardParagraphVersion
    newer: StandardParagraphVersion | None
    is_optional: bool
    is_used: bool
    own: Any
    use: Any


class DraftForm(forms.Form):
    """What one letter says by itself.

    `standing` is what is saved; `known` has the standard paragraphs in force, `chosen` those that
    the letter has. Questions, annex and citations have names of their own in what is sent.
    """

    says_what_is_optional = True

    salutation = forms.CharField(
        label=_("Salutation"),
        required=False,
        max_length=LONGEST_SALUTATION,
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
    )
    own_paragraphs = _text(
        _("Paragraphs of this letter alone"),
        6,
        _("They stand after the concerns. A blank line begins a new paragraph."),
    )

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        standing: DraftDetails,
        known: Mapping[Slot, StandardParagraphVersion],
        chosen: Mapping[str, StandardParagraphVersion],
    ) -> None:
        initial = {"salutation": standing.salutation, "own_paragraphs": standing.own_paragraphs}
        super().__init__(data, initial=initial, auto_id="%s")
        self.sent, self.standing = data, standing
        self.known, self.chosen = known, chosen
        self.rows: list[Row] = rows_sent(data) if data else rows_of(standing.questions)
        self.annex = _keys(data, "annex") if data else list(standing.annex)
        self.cited = _keys(data, "cited") if data else list(standing.cited)
        for slot in self._slots():
            self._add_fields(slot)

    def _slots(self) -> list[Slot]:
        return [slot for slot in Slot if slot in self.known or slot in self.chosen]

    def _add_fields(self, slot: Slot) -> None:
        words = self.standing.paragraphs.get(slot)
        own = _text(_("Own wording"), 3, _("Stands in its place; empty: the standard wording."))
        own.initial = words.own_text if words else ""
        self.fields[f"own_{slot}"] = own
        if slot in OPTIONAL_SLOTS:
            used = forms.BooleanField(label=_("Say this in the letter"), required=False)
            used.initial = words is not None
            self.fields[f"use_{slot}"] = used

    def slot_fields(self) -> list[SlotFields]:
        """The standard paragraphs in the order of the letter."""
        return [self._slot_fields(slot) for slot in self._slots()]

    def _slot_fields(self, slot: Slot) -> SlotFields:
        newest = self.known.get(slot)
        version = self._version(slot)
        optional = slot in OPTIONAL_SLOTS
        return SlotFields(
            slot=slot,
            version=version,
            newer=newest if newest and newest.pk != version.pk else None,
            is_optional=optional,
            is_used=bool(self[f"use_{slot}"].value()) if optional else True,
            own=self[f"own_{slot}"],
            use=self[f"use_{slot}"] if optional else None,
        )

    def _version(self, slot: Slot) -> StandardParagraphVersion:
        """That of the letter; the one in force where it has none, or none any more."""
        return self.chosen.get(slot) or self.known[slot]

    def details(self, rows: list[Row] | None = None) -> DraftDetails:
        """What the valid form says, in the words of the service; `rows` in the place of its own."""
        values = self.cleaned_data
        used = [slot for slot in self._slots() if values.get(f"use_{slot}", True)]
        return DraftDetails(
            salutation=values["salutation"],
            own_paragraphs=values["own_paragraphs"],
            questions=without_blanks(outline_of(self.rows if rows is None else rows)),
            paragraphs={
                slot.value: ChosenWords(self._version(slot).pk, values[f"own_{slot}"])
                for slot in used
            },
            cited=tuple(self.cited),
            annex=tuple(self.annex),
        )


def _keys(data: QueryDict, name: str) -> list[int]:
    """The numbers sent under a name; what is none is left out, as it was made by no form."""
    return [int(key) for key in data.getlist(name) if key.isdecimal() and len(key) < 10]
