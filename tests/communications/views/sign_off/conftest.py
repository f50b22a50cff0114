"""The pages of sign-off are asked on 12 March 2024; letters went round on the day before."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import time_machine

from communications.models import Communication
from tests.factories.sign_off import make_circulated


@pytest.fixture(autouse=True)
def _the_day() -> Iterator[None]:
    with time_machine.travel("2024-03-12T09:00:00Z", tick=True):
        yield


@pytest.fixture
def letter(officer_africa, office_user, other_office_user) -> Communication:
    """A letter to Botswana that housing and health are asked to sign by 15 March."""
    return make_circulated(by=officer_africa)
