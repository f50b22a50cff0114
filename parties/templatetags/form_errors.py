"""The errors of a form, each with the field that it leads to."""

from __future__ import annotations

from dataclasses import dataclass

from django import forms, template

register = template.Library()


@dataclass(frozen=True, slots=True)
class ErrorLink:
    """An error, and the id of the field that it belongs to; "" for the form as a whole."""

    target: str
    message: str


@register.filter
def error_links(form: forms.BaseForm) -> list[ErrorLink]:
    """Every error of the form, in the order of its fields."""
    links = [ErrorLink("", str(message)) for message in form.non_field_errors()]
    for field in form:
        links += [ErrorLink(_target(field), str(message)) for message in field.errors]
    return links


def _target(field: forms.BoundField) -> str:
    """The id of the field's box; of its first one where it has several."""
    return f"{field.auto_id}_0" if field.use_fieldset else str(field.id_for_label)
