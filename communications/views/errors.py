"""Pages for what went wrong, each with the id under which the log tells more."""

from __future__ import annotations

import logging

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

logger = logging.getLogger(__name__)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """400: a request that cannot be understood."""
    return HttpResponse(render_to_string("400.html", _context(request)), status=400)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: something is broken here. Asks neither the session nor the database."""
    try:
        page = render_to_string("500.html", _context(request))
    except Exception:
        logger.exception("The page for errors could not be made")
        plain = f"Something went wrong. Request id: {_context(request)['request_id']}"
        return HttpResponse(plain, status=500, content_type="text/plain")
    return HttpResponse(page, status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form that was not sent from a page of ours, or from one that had grown old."""
    logger.warning("A form was refused: %s", reason)
    return render(request, "403_csrf.html", _context(request), status=403)


def _context(request: HttpRequest) -> dict[str, str]:
    return {"request_id": request.META.get("REQUEST_ID", "-")}
