"""What every page of the staff site knows."""

from __future__ import annotations

from functools import cache, partial
from typing import Any

from django.http import HttpRequest

from communications.filters.sign_offs import waiting_for
from communications.models import Notice
from parties.models import User
from parties.office_day import office_today


def what_waits(request: HttpRequest) -> dict[str, Any]:
    """How many notices and how many sign-offs wait for the user, for the navigation.

    `unread_notices` and `waiting_sign_offs` are counted only where a page shows them.
    """
    return {
        "unread_notices": cache(partial(_unread, request)),
        "waiting_sign_offs": cache(partial(_waiting, request)),
    }


def _reader(request: HttpRequest) -> User | None:
    user = getattr(request, "user", None)
    return user if isinstance(user, User) and user.reads_communications else None


def _unread(request: HttpRequest) -> int:
    user = _reader(request)
    return Notice.objects.visible_to(user).unread_by(user).count() if user else 0


def _waiting(request: HttpRequest) -> int:
    user = _reader(request)
    return waiting_for(user, office_today()).count() if user else 0
