"""Icons from the one sprite, `static/icons/sprite.svg`."""

from __future__ import annotations

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()

# They point along the line of text and are turned round where it runs from right to left.
DIRECTED = frozenset(
    {"arrow-left", "arrow-right", "chevron-left", "chevron-right", "log-out"}
    | {"indent-increase", "indent-decrease", "send", "undo-2"}
)


@register.simple_tag
def icon(name: str) -> SafeString:
    """The icon `name` as SVG, hidden from screen readers: the words beside it say the same."""
    return format_html(
        '<svg class="icon{}" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        " icon--directed" if name in DIRECTED else "",
        static("icons/sprite.svg"),
        name,
    )
