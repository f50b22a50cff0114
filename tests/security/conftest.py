"""The world of these tests, and a browser for each role in it. It is 13 March 2024."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
import time_machine
from django.db import connection
from django.test import Client

from parties.enums import Role
from parties.models import Mandate
from tests.factories import make_office, make_user
from tests.factories.sign_off import make_signing_mandate

from .letters import make_letter_rows
from .world import DESK_SECRET, LETTER_SECRET, NOW, World, make_case_rows


@pytest.fixture(autouse=True)
def _the_day() -> Iterator[None]:
    with time_machine.travel(NOW, tick=True):
        yield


@pytest.fixture
def reference_data(office_housing, states) -> list[Mandate]:
    """The mandates, States and offices that the letters of the desk for Africa rest on."""
    for code in ("neighbours", "deputy-housing"):
        make_office(code)
    return [make_signing_mandate("housing"), make_signing_mandate("detention")]


@pytest.fixture
def world(reference_data, officer_africa, supervisor, office_housing, office_user) -> World:
    """The desk for Africa; its letters are signed by the mandates on housing and on detention."""
    world = World(
        officer=officer_africa,
        mandates=reference_data,
        office=office_housing,
        office_user=office_user,
        supervisor=supervisor,
        state="BWA",
        desk_secret=DESK_SECRET,
        letter_secret=LETTER_SECRET,
    )
    make_letter_rows(world, make_case_rows(world))
    return world


@pytest.fixture
def elsewhere(officer_other_desk, supervisor) -> World:
    """The same at the desk for the Americas, with letters that the mandate on health signs."""
    health = make_signing_mandate("health")
    office = make_office("health", health)
    world = World(
        officer=officer_other_desk,
        mandates=[health],
        office=office,
        office_user=make_user("a.deputy@health.example", Role.MANDATE_OFFICE, office=office),
        supervisor=supervisor,
        state="URY",
        desk_secret="Marrowby",
        letter_secret="Tollan",
    )
    make_letter_rows(world, make_case_rows(world))
    return world


@pytest.fixture
def browser(request: pytest.FixtureRequest) -> Callable[[str], Client]:
    """A browser in which the person of the role is signed in; a fault of a page is an answer."""

    def sign_in(role: str) -> Client:
        client = Client(raise_request_exception=False)
        if role != "nobody":
            client.force_login(request.getfixturevalue(role))
        return client

    return sign_in


@pytest.fixture(autouse=True)
def _keys_apart(db: None) -> None:
    """Each table counts its keys from another number, so that none is taken for another's."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT setval(sequencename::regclass, 10000 * row_number() OVER (ORDER BY sequencename))"
            "  FROM pg_sequences WHERE schemaname = current_schema()"
        )
