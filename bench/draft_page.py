"""The page of a draft in a case of 200 people and 50 incidents, with 40 questions, against 2, 2, 2.

Half of the large case's people have not agreed to be named, and the facts name some of them: the
page looks for all of them in the whole text. Both pages are asked for in turn, signed in, through
the whole stack of Django but the wire; the median of the large one divided by that of the small.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from statistics import median

from django.test import Client

from bench._harness import finish, in_turn, say, seconds
from cases.models import Case
from cases.services.consents import record_consent
from cases.services.facts import IncidentDetails, record_incident
from cases.services.persons import put_persons
from communications.models import Draft, Provision
from communications.rules.letter_facts import AskedQuestion
from communications.services.draft_rows import SharedDetails, draft_details
from communications.services.drafting import save_draft, save_shared
from communications.services.letter_sets import start_letters
from communications.services.provisions import instrument_records, load_instruments
from communications.services.standard_paragraphs import (
    load_standard_paragraphs,
    standard_paragraph_records,
)
from parties.enums import Role
from parties.models import Desk, State, User

SIZES = {"small": 2, "large": 200}
INCIDENTS = {"small": 2, "large": 50}
QUESTIONS = {"small": 2, "large": 40}
ROUNDS = 20
LIMITS = {"large_to_small": 3.0}
TODAY = date(2026, 3, 2)
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
FACT = "On {day} March 2025 the home of Ms. Fictive Number{day} was cleared, and nobody was heard. "


def main() -> None:
    load_standard_paragraphs(records=standard_paragraph_records())
    load_instruments(records=instrument_records())
    desk = Desk.objects.create(code="bench", name="Bench")
    officer = User.objects.create_user(
        "officer@bench.example", role=Role.DESK_OFFICER, desk=desk, name="Officer"
    )
    state = State.objects.create(
        code="XXA", alpha2="XX", status="member", regional_group="africa", name_en="Invented"
    )
    client = Client(SERVER_NAME="localhost")
    client.force_login(officer)
    drafts = {name: _make_draft(name, state, officer) for name in SIZES}
    times: dict[str, list[float]] = {name: [] for name in drafts}
    for draft in drafts.values():
        _ask(client, draft)
    for name in in_turn(list(drafts), rounds=ROUNDS):
        times[name].append(seconds(partial(_ask, client, drafts[name])))
    middle = {name: median(taken) for name, taken in times.items()}
    for name, taken in middle.items():
        say(f"{name}: {taken * 1000:.0f} ms")
    finish("draft_page", {"large_to_small": middle["large"] / middle["small"]}, LIMITS)


def _ask(client: Client, draft: Draft) -> None:
    answer = client.get(f"/drafts/{draft.communication_id}/")
    if answer.status_code != 200:
        raise RuntimeError(f"The page of the draft answers {answer.status_code}.")


def _make_draft(name: str, state: State, officer: User) -> Draft:
    case = _make_case(name, officer)
    letter_set = start_letters(
        case=case,
        language="en",
        addressees=[("AL", state)],
        mandates=[],
        subject="homes",
        by=officer,
        on=TODAY,
        at=NOW,
    )
    paragraphs = [FACT.format(day=day % 28 + 1) * 3 for day in range(INCIDENTS[name])]
    texts = SharedDetails(subject="homes", facts="\n\n".join(paragraphs), concerns="Grave.")
    save_shared(
        letter_set=letter_set,
        revision=letter_set.revision,
        details=texts,
        by=officer,
        on=TODAY,
        at=NOW,
    )
    draft: Draft = letter_set.drafts.get()
    questions = tuple(
        AskedQuestion(f"Please explain measure {n}.", ("which", "when"))
        for n in range(QUESTIONS[name])
    )
    annex = tuple(Provision.objects.values_list("pk", flat=True)[: QUESTIONS[name] // 2])
    return save_draft(
        communication=draft.communication,
        revision=draft.revision,
        details=replace(draft_details(draft), questions=questions, annex=annex),
        by=officer,
        on=TODAY,
        at=NOW,
    )


def _make_case(name: str, officer: User) -> Case:
    """A case whose every second person may be named to the addressee."""
    case = Case.objects.create(title=name, desk=officer.desk, opened_on=TODAY)
    put_persons(case=case, names=[f"Lwazi Fictive Number{n}" for n in range(SIZES[name])])
    for person in list(case.persons.all())[::2]:
        record_consent(
            person=person,
            purpose="addressee",
            given=True,
            answered_on=TODAY,
            note="By telephone",
            by=officer,
            on=TODAY,
        )
    incident = IncidentDetails(occurred_on=TODAY, precision="day", description=FACT)
    for _number in range(INCIDENTS[name]):
        record_incident(case=case, details=incident, by=officer, on=TODAY)
    return case
