"""Who gets into the administration, and what may be done there."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from parties.enums import Role
from parties.models import User


def is_administrator(request: HttpRequest) -> bool:
    """Whether whoever asks has the role administrator now."""
    user = request.user
    return isinstance(user, User) and user.is_active and user.role == Role.ADMINISTRATOR


class OnlyAdministrators:
    """Rights by role: administrators see, add and change; nobody deletes."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        return is_administrator(request)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return is_administrator(request)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return is_administrator(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return is_administrator(request)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
