"""Answers that carry a tag of their content, so that asking again may cost nothing."""

from __future__ import annotations

import hashlib
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.http import parse_etags, quote_etag
from rest_framework.renderers import JSONRenderer


def tagged_json(request: HttpRequest, data: Any, *, link: str = "") -> HttpResponse:
    """`data` as JSON with its ETag, or 304 where the caller already has the same content.

    The tag follows from the content alone. Call it with what the caller may see, never before.
    """
    body: bytes = JSONRenderer().render(data)
    tag = quote_etag(hashlib.sha256(body).hexdigest()[:32])
    if _has(request, tag):
        response = HttpResponse(status=304)
        del response["Content-Type"]
    else:
        response = HttpResponse(body, content_type="application/json")
    response["ETag"] = tag
    if link:
        response["Link"] = link
    return response


def _has(request: HttpRequest, tag: str) -> bool:
    held = parse_etags(request.headers.get("If-None-Match", ""))
    return "*" in held or tag in (each.removeprefix("W/") for each in held)
