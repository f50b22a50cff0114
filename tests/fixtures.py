"""The cast of every test, with fixed meanings.

- `officer_africa`: desk officer of the desk for Africa, where `make_communication()` puts a letter;
- `officer_other_desk`: desk officer of the desk for the Americas;
- `officer_without_desk`: desk officer who belongs to no desk yet;
- `supervisor`: supervisor in the secretariat;
- `office_user`: of the office that carries the mandate on housing, which signs by default;
- `other_office_user`: of the office that carries the mandate on health;
- `auditor`, `administrator`: read no letter;
- `gone`: a supervisor whose account is closed.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from communications.models import Communication
from parties.enums import Role
from parties.models import Desk, Mandate, Office, OtherActor, State, User
from tests import factories


@pytest.fixture
def desk_africa(db: None) -> Desk:
    return factories.make_desk("africa")


@pytest.fixture
def desk_americas(db: None) -> Desk:
    return factories.make_desk("americas")


@pytest.fixture
def mandate_housing(db: None) -> Mandate:
    return factories.make_mandate("housing")


@pytest.fixture
def mandate_health(db: None) -> Mandate:
    return factories.make_mandate("health")


@pytest.fixture
def mandate_detention(db: None) -> Mandate:
    """A mandate that no office of the cast carries."""
    return factories.make_mandate("detention")


@pytest.fixture
def office_housing(mandate_housing: Mandate) -> Office:
    return factories.make_office("housing", mandate_housing)


@pytest.fixture
def office_health(mandate_health: Mandate) -> Office:
    return factories.make_office("health", mandate_health)


@pytest.fixture
def states(db: None) -> dict[str, State]:
    """A few States by code: BWA, NAM, MNG, NZL, URY."""
    return {code: factories.make_state(code) for code in factories.STATES}


@pytest.fixture
def company(db: None) -> OtherActor:
    return factories.make_actor()


@pytest.fixture
def officer_africa(desk_africa: Desk) -> User:
    return factories.make_user("awa.moreau@desk.example", Role.DESK_OFFICER, desk=desk_africa)


@pytest.fixture
def officer_other_desk(desk_americas: Desk) -> User:
    return factories.make_user("ines.quiroga@desk.example", Role.DESK_OFFICER, desk=desk_americas)


@pytest.fixture
def officer_without_desk(db: None) -> User:
    return factories.make_user("new.officer@desk.example", Role.DESK_OFFICER)


@pytest.fixture
def supervisor(db: None) -> User:
    return factories.make_user("per.halloran@desk.example", Role.SUPERVISOR)


@pytest.fixture
def office_user(office_housing: Office) -> User:
    return factories.make_user(
        "lea.brandt@housing.example", Role.MANDATE_OFFICE, office=office_housing
    )


@pytest.fixture
def other_office_user(office_health: Office) -> User:
    return factories.make_user(
        "omar.diallo@health.example", Role.MANDATE_OFFICE, office=office_health
    )


@pytest.fixture
def auditor(db: None) -> User:
    return factories.make_user("auditor@audit.example", Role.AUDITOR)


@pytest.fixture
def administrator(db: None) -> User:
    return factories.make_user("administrator@desk.example", Role.ADMINISTRATOR)


@pytest.fixture
def gone(db: None) -> User:
    return factories.make_user("gone@desk.example", Role.SUPERVISOR, is_active=False)


@pytest.fixture
def make_communication(db: None) -> Callable[..., Communication]:
    """Makes a letter; see `tests.factories.make_communication` for what may be given."""
    return factories.make_communication
