"""What every page of the staff site knows."""

from __future__ import annotations

from functools import cache, partial
from typing import Any

from django.http import HttpRequest

from communications.models import Notice
from parties.models import User


def desk_notices(request: HttpRequest) -> dict[str, Any]:
    """`unread_notices`: how many notices wait for the user; counted only where a page shows it."""
    return {"unread_notices": cache(partial(_unread, request))}


def _unread(request: HttpRequest) -> int:
    user = getattr(request, "user", None)
    if not (isinstance(user, User) and user.reads_communications):
        return 0
    return Notice.objects.visible_to(user).unread_by(user).count()
