"""The administration of standard paragraphs: all versions to be read, a new one to be written.

The places are fixed, and a version never changes; what a letter was made of stays as it was.
"""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import ValidationError
from django.db.models import Max, QuerySet
from django.forms import ModelForm
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from communications.models import StandardParagraph, StandardParagraphVersion
from communications.rules.placeholders import PLACEHOLDERS
from communications.services.standard_paragraphs import (
    LONGEST_NOTE,
    check_revision,
    revise_paragraph,
)
from parties.admin import SuppliedAdmin
from parties.models import User
from parties.office_day import office_today


class NewVersionForm(forms.ModelForm):
    """The words in force, to be changed into the next version."""

    text = forms.CharField(
        label=_("New text"),
        widget=AdminTextareaWidget(attrs={"rows": 6}),
        strip=False,
        help_text=_("One paragraph. Letters that were begun keep the version that they have."),
    )
    text_for_one = forms.CharField(
        label=_("New text where one mandate signs"),
        widget=AdminTextareaWidget(attrs={"rows": 6}),
        required=False,
        strip=False,
        help_text=_("Empty where both read the same."),
    )
    note = forms.CharField(label=_("Why"), max_length=LONGEST_NOTE, widget=forms.TextInput)
    replaces = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = StandardParagraph
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        newest = self.instance.versions.first()
        self.initial["replaces"] = _number(newest)
        if newest:
            self.initial.update(text=newest.text, text_for_one=newest.text_for_one)
        self.fields["note"].widget.attrs["class"] = "vLargeTextField"
        for name in ("text", "text_for_one"):
            self.fields[name].widget.attrs["lang"] = self.instance.language

    def clean(self) -> dict[str, Any]:
        """Every reason against the version, and whether somebody wrote another one meanwhile."""
        cleaned = super().clean() or self.cleaned_data
        self._refuse_a_lost_revision()
        if {"text", "text_for_one", "note"} <= cleaned.keys():
            check_revision(
                paragraph=self.instance,
                text=cleaned["text"],
                text_for_one=cleaned["text_for_one"],
                note=cleaned["note"],
            )
        return cleaned

    def _refuse_a_lost_revision(self) -> None:
        # Held until the page's transaction ends: nobody can come in between.
        paragraph = StandardParagraph.objects.select_for_update().get(pk=self.instance.pk)
        number = _number(paragraph.versions.first())
        if number == self.cleaned_data.get("replaces"):
            return
        # Sending the form once more is then a decision made with the other version in view.
        self.data = dict(self.data.items()) | {"replaces": str(number)}
        raise ValidationError(
            _(
                "Version %(number)s was written meanwhile; it is below. What you typed is kept: "
                "save again to put it after that version."
            ),
            "revised_meanwhile",
            {"number": number},
        )


def _number(version: StandardParagraphVersion | None) -> int:
    return version.number if version else 0


@admin.register(StandardParagraph)
class StandardParagraphAdmin(SuppliedAdmin):
    form = NewVersionForm
    fixed_fields = (
        "slot",
        "letter_type",
        "addressee_kind",
        "language",
        "placeholders",
        "versions",
    )
    list_display = [
        "slot",
        "type_code",
        "addressee_kind",
        "language",
        "version",
        "edited_by_people",
    ]
    list_filter = ["letter_type", "addressee_kind", "language", "slot", "edited_by_people"]
    search_fields = ["versions__text"]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    ("slot", "language"),
                    ("letter_type", "addressee_kind", "edited_by_people"),
                    "text",
                    "text_for_one",
                    "note",
                    "replaces",
                    "placeholders",
                    "versions",
                ]
            },
        )
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[StandardParagraph]:
        """With the number of the version in force, for the list."""
        paragraphs: QuerySet[StandardParagraph] = super().get_queryset(request)
        return paragraphs.annotate(newest=Max("versions__number"))

    @admin.display(description=_("type"), ordering="letter_type")
    def type_code(self, paragraph: StandardParagraph) -> str:
        return paragraph.letter_type

    @admin.display(description=_("version"), ordering="newest")
    def version(self, paragraph: Any) -> int:
        return paragraph.newest or 0

    @admin.display(description=_("placeholders"))
    def placeholders(self, paragraph: StandardParagraph) -> SafeString:
        """What may stand in braces, each with its meaning."""
        rows = ((f"{{{name}}}", meaning) for name, meaning in PLACEHOLDERS.items())
        return format_html_join("", "<div><code>{}</code> {}</div>", rows)

    @admin.display(description=_("versions"))
    def versions(self, paragraph: StandardParagraph) -> SafeString:
        """All of them, the one in force first, to be read."""
        return render_to_string(
            "communications/admin/versions.html",
            {
                "language": paragraph.language,
                "versions": paragraph.versions.select_related("created_by"),
            },
        )

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def save_model(
        self, request: HttpRequest, obj: StandardParagraph, form: ModelForm, change: bool
    ) -> None:
        """The paragraph itself never changes: it gets another version."""
        words = {name: form.cleaned_data[name] for name in ("text", "text_for_one", "note")}
        revise_paragraph(paragraph=obj, by=cast("User", request.user), on=office_today(), **words)
