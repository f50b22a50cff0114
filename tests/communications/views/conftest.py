"""The staff pages are asked on 28 August 2023, four days before the usual letter is due."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
import time_machine
from django.test import Client

from parties.models import User


@pytest.fixture(autouse=True)
def _the_day() -> Iterator[None]:
    with time_machine.travel("2023-08-28T09:00:00Z", tick=True):
        yield


@pytest.fixture
def signed_in(db: None) -> Callable[[User], Client]:
    """A browser in which the user is signed in."""

    def sign_in(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return sign_in
