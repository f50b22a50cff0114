"""Fields that the staff's forms share."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from parties.days_in_words import day_in_words, partial_day_in_words

from .typed_days import PartialDay, UnclearDay, read_partial_day, read_typed_day


class TypedDayField(forms.CharField):
    """A day in one box, typed in any usual way; what could be two days is asked about."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 60)
        kwargs.setdefault("widget", forms.TextInput(attrs={"size": 24, "autocomplete": "off"}))
        super().__init__(**kwargs)

    def clean(self, value: Any) -> Any:
        """The day; None for an empty box that may be empty."""
        text = super().clean(value)
        if not text:
            return None
        try:
            return read_typed_day(text)
        except UnclearDay as unclear:
            raise ValidationError(str(unclear), "unclear_day") from unclear

    def prepare_value(self, value: Any) -> Any:
        return day_in_words(value) if isinstance(value, date) else value


class PartialDayField(TypedDayField):
    """A day, a month or a year in one box; the value is a PartialDay, None for an empty box."""

    def clean(self, value: Any) -> Any:
        """The PartialDay; None for an empty box that may be empty."""
        text = forms.CharField.clean(self, value)
        if not text:
            return None
        try:
            return read_partial_day(text)
        except UnclearDay as unclear:
            raise ValidationError(str(unclear), "unclear_day") from unclear

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, PartialDay):
            return partial_day_in_words(value.day, value.exact_to)
        return value


class _FilesInput(forms.FileInput):
    allow_multiple_selected = True

    def use_required_attribute(self, _initial: Any) -> bool:
        return False


class FilesField(forms.FileField):
    """Any number of files; the value is a list."""

    widget = _FilesInput

    def clean(self, data: Any, initial: Any = None) -> Any:
        """Each file as Django checks it: named, not empty."""
        files: Sequence[UploadedFile] = [data] if isinstance(data, UploadedFile) else data or []
        if not files:
            super().clean(None, initial)
        return [super(FilesField, self).clean(each, initial) for each in files]
