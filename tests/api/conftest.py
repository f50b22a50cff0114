"""Two offices that ask the API, on 30 August 2023: two days before the usual letter falls due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import time_machine as clock

from parties.models import User
from tests.api.asker import Asker


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with clock.travel(datetime(2023, 8, 30, 10, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def office(office_user: User) -> Asker:
    """The office that carries the mandate on housing."""
    return Asker(office_user)


@pytest.fixture
def other_office(other_office_user: User) -> Asker:
    """The office that carries the mandate on health."""
    return Asker(other_office_user)
