"""What a supervisor chooses on the review screen: which letters go, and how each is delivered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Protocol

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from communications.enums import DispatchMethod
from communications.models import Communication, LetterVersion
from communications.services.deliveries import Deliveries, Delivery
from parties.models import Contact

# A way by hand where the addressee has no contact.
NO_CONTACT = 0


class Sendable(Protocol):
    """What the form needs to know of a letter that may be sent."""

    @property
    def letter(self) -> Communication: ...
    @property
    def version(self) -> LetterVersion | None: ...
    @property
    def contacts(self) -> Sequence[Contact]: ...


class SendForm(forms.Form):
    """A box for each letter, its ways of delivery, and the typed number of letters where several.

    The version that was looked at travels along, so that no other text is sent than was seen.
    """

    def __init__(self, data: Any = None, *, items: Sequence[Sendable]) -> None:
        super().__init__(data)
        self.items = list(items)
        for item in self.items:
            self._add_fields_of(item)
        if len(self.items) > 1:
            self.fields["count"] = forms.IntegerField(
                label=_("How many letters do you send?"),
                help_text=_("Type the number of letters that are ticked above."),
                min_value=1,
                widget=forms.TextInput(attrs={"size": 4, "inputmode": "numeric"}),
                error_messages={"required": _("Type how many letters you send.")},
            )

    def _add_fields_of(self, item: Sendable) -> None:
        key = item.letter.pk
        ticked = not self.is_bound or f"send_{key}" in self.data
        self.fields[f"send_{key}"] = forms.BooleanField(
            label=_("Send this letter"), required=False, initial=True
        )
        self.fields[f"version_{key}"] = forms.IntegerField(
            widget=forms.HiddenInput, initial=item.version.pk if item.version else None
        )
        self.fields[f"to_{key}"] = forms.MultipleChoiceField(
            label=_("Delivery"),
            choices=list(_ways(item.contacts)),
            required=ticked,
            initial=_usual_ways(item.contacts),
            widget=forms.CheckboxSelectMultiple,
            error_messages={
                "required": _("Choose how this letter is delivered."),
                "invalid_choice": _("This contact is not known any more."),
            },
        )

    def fields_of(self, item: Sendable) -> dict[str, BoundField]:
        """The bound fields of one letter, by what they ask."""
        return {name: self[f"{name}_{item.letter.pk}"] for name in ("send", "version", "to")}

    def clean(self) -> dict[str, Any]:
        fields = super().clean() or self.cleaned_data
        chosen = self.chosen()
        if not chosen:
            raise forms.ValidationError(_("Tick at least one letter."), "none_chosen")
        if "count" in fields and fields["count"] != len(chosen):
            message = ngettext_lazy(
                "%(count)s letter is ticked.", "%(count)s letters are ticked.", len(chosen)
            )
            self.add_error(
                "count", forms.ValidationError(message, "miscounted", {"count": len(chosen)})
            )
        return fields

    def chosen(self) -> list[Communication]:
        """The letters that are ticked."""
        return [
            item.letter for item in self.items if self.cleaned_data.get(f"send_{item.letter.pk}")
        ]

    def deliveries(self) -> Deliveries:
        """How each chosen letter is delivered."""
        contacts = {contact.pk: contact for item in self.items for contact in item.contacts}
        return {
            letter.pk: [_delivery(way, contacts) for way in self.cleaned_data[f"to_{letter.pk}"]]
            for letter in self.chosen()
        }

    def reviewed(self) -> dict[int, int]:
        """The key of the version of each chosen letter that was looked at."""
        return {letter.pk: self.cleaned_data[f"version_{letter.pk}"] for letter in self.chosen()}


def _ways(contacts: Sequence[Contact]) -> Iterator[tuple[str, Any]]:
    for contact in contacts:
        if contact.email:
            facts = {"name": contact.name, "email": contact.email}
            yield f"email-{contact.pk}", _("E-mail to %(name)s, %(email)s") % facts
        yield f"by_hand-{contact.pk}", _("By hand to %(name)s") % {"name": contact.name}
    if not contacts:
        yield f"by_hand-{NO_CONTACT}", _("By hand; no contact is registered")


def _usual_ways(contacts: Sequence[Contact]) -> list[str]:
    """By e-mail to each contact with an address; by hand where nobody has one."""
    emailed = [f"email-{contact.pk}" for contact in contacts if contact.email]
    return emailed or [next(_ways(contacts))[0]]


def _delivery(way: str, contacts: dict[int, Contact]) -> Delivery:
    method, _dash, key = way.rpartition("-")
    return Delivery(DispatchMethod(method), contacts.get(int(key)))
