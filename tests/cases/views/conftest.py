"""The pages of intake are asked on 14 June 2023, two days after the usual submission came in."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
import time_machine
from django.test import Client

from parties.models import User


@pytest.fixture(autouse=True)
def _the_day() -> Iterator[None]:
    with time_machine.travel("2023-06-14T09:00:00Z", tick=True):
        yield


@pytest.fixture
def signed_in(db: None) -> Callable[[User], Client]:
    """A browser in which the user is signed in."""

    def sign_in(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return sign_in
