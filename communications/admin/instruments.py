"""The administration of the library: instruments, and their provisions with what annexes say.

Nothing is removed, since drafts may rest on it: a provision is offered no longer. A change takes
over from the data files what was changed and no more: one provision, or the instrument's own row.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminTextInputWidget
from django.db.models import Count, Field, QuerySet
from django.forms import BaseModelFormSet, ModelForm
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from cases.enums import Right
from communications.enums import AddresseeKind, LetterLanguage
from communications.models import Instrument, Provision
from parties.admin import OnlyAdministrators, SuppliedAdmin


class ProvisionForm(forms.ModelForm):
    rights = forms.MultipleChoiceField(
        label=_("rights"),
        choices=Right.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None where it belongs to every right."),
    )
    addressee_kinds = forms.MultipleChoiceField(
        label=_("for letters to"),
        choices=AddresseeKind.choices,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Provision
        fields = [
            "article",
            "position",
            "offered",
            "summary_en",
            "summary_fr",
            "summary_es",
            "rights",
            "addressee_kinds",
        ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # What a row is known by, in drafts and in the data files, never changes.
        self.fields["article"].disabled = self.instance.pk is not None
        for language in LetterLanguage:
            self.fields[f"summary_{language}"].widget.attrs |= {"rows": 4, "lang": language.value}


class ProvisionInline(OnlyAdministrators, admin.StackedInline):
    model = Provision
    form = ProvisionForm
    extra = 0
    fields = [
        ("article", "position", "offered", "edited_by_people"),
        "summary_en",
        "summary_fr",
        "summary_es",
        "addressee_kinds",
        "rights",
    ]
    readonly_fields = ["edited_by_people"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Provision]:
        return super().get_queryset(request).select_related("instrument")


@admin.register(Instrument)
class InstrumentAdmin(SuppliedAdmin):
    list_display = ["title_en", "symbol", "year", "provisions"]
    list_filter = ["kind", "edited_by_people"]
    search_fields = [
        "code",
        "symbol",
        "title_en",
        "title_fr",
        "title_es",
        "short_title_en",
        "short_title_fr",
        "short_title_es",
        "provisions__summary_en",
        "provisions__summary_fr",
        "provisions__summary_es",
    ]
    fields = [
        ("code", "symbol"),
        ("kind", "unit", "year", "position"),
        "title_en",
        "title_fr",
        "title_es",
        ("short_title_en", "short_title_fr", "short_title_es"),
        "edited_by_people",
    ]
    inlines = [ProvisionInline]

    def formfield_for_dbfield(
        self, db_field: Field[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> Any:
        """Titles are long: a field in which they can be seen whole."""
        if db_field.name.startswith("title_"):
            attributes = {"class": "vLargeTextField", "lang": db_field.name[-2:]}
            kwargs["widget"] = AdminTextInputWidget(attrs=attributes)
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Instrument]:
        instruments: QuerySet[Instrument] = super().get_queryset(request)
        return instruments.annotate(provision_count=Count("provisions", distinct=True))

    @admin.display(description=_("provisions"), ordering="provision_count")
    def provisions(self, instrument: Any) -> int:
        return int(instrument.provision_count)

    def takes_over(self, form: ModelForm, formsets: list[BaseModelFormSet]) -> bool:
        """A changed provision is taken over by itself, not with the whole instrument."""
        return form.has_changed()

    def save_formset(
        self, request: HttpRequest, form: ModelForm, formset: BaseModelFormSet, change: bool
    ) -> None:
        for provision in formset.save(commit=False):
            provision.edited_by_people = True
            provision.save()
        formset.save_m2m()

    @admin.action(description=_("Follow the program's data files again"))
    def follow_the_data_files(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        """The instruments and all their provisions."""
        changed = Provision.objects.filter(instrument__in=queryset, edited_by_people=True)
        for row in queryset.filter(edited_by_people=False, pk__in=changed.values("instrument")):
            self.log_change(request, row, str(_("Follows the program's data files again.")))
        changed.update(edited_by_people=False)
        super().follow_the_data_files(request, queryset)
