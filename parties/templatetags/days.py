"""Days and moments on pages; the words are in `parties.days_in_words`."""

from __future__ import annotations

from datetime import date, datetime

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from parties import days_in_words

register = template.Library()


@register.filter
def day(value: date | None) -> SafeString | str:
    """A day as a `time` element: 3 July 2023; nothing for None."""
    if value is None:
        return ""
    words = days_in_words.day_in_words(value)
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), words)


@register.filter
def moment(value: datetime | None) -> SafeString | str:
    """A moment as a `time` element in Geneva's time: 3 July 2023, 14:02."""
    if value is None:
        return ""
    words = days_in_words.moment_in_words(value)
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), words)
