"""Parts of lists: headers that sort, addresses of pages."""

from __future__ import annotations

from typing import Any

from django import template
from django.http import HttpRequest
from django.template.context import Context

register = template.Library()


@register.inclusion_tag("components/sort_header.html", takes_context=True)
def sort_header(context: Context, key: str, label: str, first: str = "") -> dict[str, Any]:
    """A column's header that sorts by `key`; `first` "-" where the first press sorts downwards."""
    request: HttpRequest = context["request"]
    current = str(context.get("sort", ""))
    other = "" if first else "-"
    following = f"{other}{key}" if current == f"{first}{key}" else f"{first}{key}"
    query = request.GET.copy()
    query.pop("page", None)
    query["sort"] = following
    direction = {key: "ascending", f"-{key}": "descending"}.get(current, "")
    return {"label": label, "direction": direction, "address": f"?{query.urlencode()}"}
