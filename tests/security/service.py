"""How the tables of services say what they say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from parties.models import User

from .roles import Roles
from .world import World


@dataclass(frozen=True)
class Service:
    """An act that the service itself refuses to everybody but the roles in `may`.

    `call` does it for a user, with rows of the desk for Africa and in a way that those who may do
    it can.
    """

    may: Roles
    call: Callable[[World, User], object]
