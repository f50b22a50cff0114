"""The administration of reference data: States, mandates, desks and offices.

Nothing is deleted here that letters may rest on: what no longer holds gets a last day.
"""

from __future__ import annotations

from datetime import date
from itertools import combinations
from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import connection, models
from django.db.models import F
from django.forms import BaseInlineFormSet, BaseModelFormSet, ModelForm
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from parties.models import (
    Desk,
    Mandate,
    MandateHolder,
    MandateResolution,
    MandateTitle,
    Office,
    State,
    StateName,
)
from parties.models.dated import share_a_day
from parties.models.supplied import Supplied

from .rights import OnlyAdministrators, is_administrator


class SuppliedAdmin(OnlyAdministrators, admin.ModelAdmin):
    """Rows that come with the program; a change here takes them over from its data files."""

    actions = ["follow_the_data_files"]
    fixed_fields: tuple[str, ...] = ("code",)

    def get_readonly_fields(self, request: HttpRequest, obj: Supplied | None = None) -> list[str]:
        """What a row is known by, in references and in the data files, never changes."""
        return ["edited_by_people", *(self.fixed_fields if obj else ())]

    def save_related(
        self,
        request: HttpRequest,
        form: ModelForm,
        formsets: list[BaseModelFormSet],
        change: bool,
    ) -> None:
        with connection.cursor() as cursor:
            # Neighbouring rows are saved one by one; only the whole has to be free of overlaps.
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        super().save_related(request, form, formsets, change)
        if self.takes_over(form, formsets):
            form.instance.edited_by_people = True
            form.instance.save(update_fields=["edited_by_people"])

    def takes_over(self, form: ModelForm, formsets: list[BaseModelFormSet]) -> bool:
        """Whether what was changed makes the row that of the people here."""
        return form.has_changed() or any(formset.has_changed() for formset in formsets)

    @admin.action(description=_("Follow the program's data files again"))
    def follow_the_data_files(
        self, request: HttpRequest, queryset: models.QuerySet[Supplied]
    ) -> None:
        for row in queryset.filter(edited_by_people=True):
            self.log_change(request, row, str(_("Follows the program's data files again.")))
        queryset.update(edited_by_people=False)
        self.message_user(request, _("The next loading of reference data will bring them back."))


@admin.display(description=_("confirmed"), ordering="confirmed")
def confirmation(row: Mandate | MandateTitle | MandateResolution) -> SafeString:
    """In words, so that an unconfirmed row stands out in a list without colour."""
    if row.confirmed:
        return format_html("{}", _("confirmed"))
    return format_html("<strong>{}</strong>", _("UNCONFIRMED"))


class OneADay(BaseInlineFormSet):
    """Dated rows below one parent: those that agree in the fields `same` share no day."""

    same: tuple[str, ...]
    named_by: str

    def clean(self) -> None:
        super().clean()
        rows = [
            form.cleaned_data
            for form in self.forms
            if form.is_valid() and form.cleaned_data and not form.cleaned_data.get("DELETE")
        ]
        for one, other in combinations(rows, 2):
            if all(one[name] == other[name] for name in self.same) and share_a_day(
                _span(one), _span(other)
            ):
                raise ValidationError(
                    _("“%(one)s” and “%(other)s” would hold on the same days."),
                    params={"one": one[self.named_by], "other": other[self.named_by]},
                )


def _span(row: dict[str, Any]) -> tuple[date | None, date | None]:
    return row["valid_from"], row["valid_to"]


class OneNameADay(OneADay):
    same, named_by = ("language",), "name"


class OneTitleADay(OneADay):
    same, named_by = ("language", "gender"), "title"


class DatedInline(OnlyAdministrators, admin.TabularInline):
    """Dated rows below a State or mandate. They may be deleted: letters keep what they print."""

    extra = 0

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return is_administrator(request)


OLDEST_FIRST = F("valid_from").asc(nulls_first=True)


class StateNameInline(DatedInline):
    model = StateName
    formset = OneNameADay
    ordering = ["language", OLDEST_FIRST]
    fields = ["language", "name", "valid_from", "valid_to", "source"]


@admin.register(State)
class StateAdmin(SuppliedAdmin):
    list_display = ["name_en", "code", "status", "regional_group", "region", "ohchr_region"]
    list_filter = ["status", "regional_group", "region", "ohchr_region", "edited_by_people"]
    search_fields = ["name_en", "=code", "names__name"]
    inlines = [StateNameInline]


class MandateTitleInline(DatedInline):
    model = MandateTitle
    formset = OneTitleADay
    ordering = ["language", "gender", OLDEST_FIRST]
    fields = ["language", "gender", "title", "valid_from", "valid_to", "confirmed"]


class MandateResolutionInline(DatedInline):
    model = MandateResolution
    fields = ["body", "number", "year", "valid_from", "valid_to", "confirmed"]


class MandateHolderInline(DatedInline):
    model = MandateHolder
    fields = ["name", "gender", "is_chair", "valid_from", "valid_to"]


@admin.register(Mandate)
class MandateAdmin(SuppliedAdmin):
    list_display = ["short_name", "code", "kind", "scope", confirmation, "valid_to"]
    list_filter = ["confirmed", "scope", "kind", "edited_by_people"]
    search_fields = ["short_name", "=code", "titles__title", "resolutions__number"]
    autocomplete_fields = ["successor"]
    fields = [
        ("short_name", "code"),
        ("kind", "scope"),
        "established_by",
        "status_note",
        ("valid_from", "valid_to"),
        "successor",
        "confirmed",
        "edited_by_people",
    ]
    inlines = [MandateTitleInline, MandateResolutionInline, MandateHolderInline]


@admin.register(Desk)
class DeskAdmin(OnlyAdministrators, admin.ModelAdmin):
    list_display = ["name", "code"]
    search_fields = ["name", "code"]


@admin.register(Office)
class OfficeAdmin(OnlyAdministrators, admin.ModelAdmin):
    list_display = ["name", "code"]
    search_fields = ["name", "code", "mandates__short_name"]
    autocomplete_fields = ["mandates"]
