"""Files that came from outside, on pages."""

from __future__ import annotations

from django import template

from cases.rules.file_types import EXTENSIONS

register = template.Library()


@register.filter
def file_kind(content_type: str) -> str:
    """The kind of a file as people name it: PDF, DOCX."""
    endings = EXTENSIONS.get(content_type, ("?",))
    return endings[0].removeprefix(".").upper()
