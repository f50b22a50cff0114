"""The administration of contacts: where letters to States and other addressees go."""

from __future__ import annotations

from typing import ClassVar

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from parties.models import Contact, OtherActor

from .rights import OnlyAdministrators


class ContactForm(forms.ModelForm):
    """A contact belongs to one State or to one other addressee."""

    class Meta:
        model = Contact
        fields: ClassVar[list[str]] = [
            "state",
            "actor",
            "name",
            "email",
            "address",
            "language",
            "valid_from",
            "valid_to",
        ]

    def clean(self) -> None:
        super().clean()
        given = [self.cleaned_data.get(name) for name in ("state", "actor")]
        if all(given) or not any(given):
            message = _("Choose a State or another addressee, one of the two.")
            self.add_error("state", ValidationError(message, "one_addressee"))


@admin.register(Contact)
class ContactAdmin(OnlyAdministrators, admin.ModelAdmin):
    """Nobody deletes a contact: what was sent names it. One that left gets a last day."""

    form = ContactForm
    list_display = ["name", "state", "actor", "email", "language", "valid_from", "valid_to"]
    list_filter = ["language"]
    list_select_related = ["state", "actor"]
    search_fields = ["name", "email", "=state__code", "state__name_en", "actor__name"]
    autocomplete_fields = ["state", "actor"]


@admin.register(OtherActor)
class OtherActorAdmin(OnlyAdministrators, admin.ModelAdmin):
    """Companies, organisations and authorities; letters name them by what stands here."""

    list_display = ["name", "kind", "home_state"]
    list_filter = ["kind"]
    list_select_related = ["home_state"]
    search_fields = ["name"]
    autocomplete_fields = ["home_state"]
