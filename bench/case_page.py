"""The page of a case with 200 people and 50 incidents against one with 2 and 2.

Both are asked for in turn, signed in, through the whole stack of Django but the wire; the median
of the large one divided by that of the small one.
"""

from __future__ import annotations

from datetime import date
from functools import partial
from statistics import median

from django.test import Client

from bench._harness import finish, in_turn, say, seconds
from cases.models import Case
from cases.services.case_work import note_risk
from cases.services.consents import record_consent
from cases.services.facts import (
    AllegationDetails,
    IncidentDetails,
    record_allegation,
    record_incident,
)
from cases.services.persons import put_persons
from parties.enums import Role
from parties.models import Desk, User

SIZES = {"small": (2, 2), "large": (200, 50)}
ROUNDS = 30
LIMITS = {"large_to_small": 3.0}
TODAY = date(2026, 3, 2)
TEXT = "The home of Ms. Fictive was cleared without notice, and nobody was heard. " * 5


def main() -> None:
    desk = Desk.objects.create(code="bench", name="Bench")
    officer = User.objects.create_user(
        "officer@bench.example", role=Role.DESK_OFFICER, desk=desk, name="Officer"
    )
    client = Client(SERVER_NAME="localhost")
    client.force_login(officer)
    pages = {name: _make_case(name, *size, officer=officer) for name, size in SIZES.items()}
    times: dict[str, list[float]] = {name: [] for name in pages}
    for case in pages.values():
        _ask(client, case)
    for name in in_turn(list(pages), rounds=ROUNDS):
        times[name].append(seconds(partial(_ask, client, pages[name])))
    middle = {name: median(taken) for name, taken in times.items()}
    for name, taken in middle.items():
        say(f"{name}: {taken * 1000:.0f} ms")
    finish("case_page", {"large_to_small": middle["large"] / middle["small"]}, LIMITS)


def _ask(client: Client, case: Case) -> None:
    answer = client.get(f"/cases/{case.pk}/")
    if answer.status_code != 200:
        raise RuntimeError(f"The page of the case answers {answer.status_code}.")


def _make_case(title: str, people: int, facts: int, *, officer: User) -> Case:
    """A case whose people have both consents answered, and whose facts name one of them."""
    case = Case.objects.create(title=title, desk=officer.desk, opened_on=TODAY)
    put_persons(case=case, names=[f"Lwazi Fictive Number{number}" for number in range(people)])
    for person in case.persons.all():
        for purpose in ("addressee", "public"):
            record_consent(
                person=person,
                purpose=purpose,
                given=True,
                answered_on=TODAY,
                note="By telephone",
                by=officer,
                on=TODAY,
            )
    incident = IncidentDetails(occurred_on=TODAY, precision="day", description=TEXT)
    allegation = AllegationDetails(text=TEXT, rights=["housing"])
    for _number in range(facts):
        record_incident(case=case, details=incident, by=officer, on=TODAY)
        record_allegation(case=case, details=allegation, by=officer, on=TODAY)
    note_risk(case=case, level="high", text=TEXT, by=officer, on=TODAY)
    return case
