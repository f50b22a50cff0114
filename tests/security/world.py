"""A desk with one row of every kind, all of which could leak; and what stands in their addresses.

Two words run through it: one where only the secretariat may read, one in the texts that offices
were shown. The same desk may be built again with harmless words, for somebody else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from cases.models import (
    Allegation,
    Case,
    CaseLink,
    Consent,
    FollowUp,
    Incident,
    Perpetrator,
    Person,
    RiskNote,
    Submission,
    ToDo,
)
from cases.services.intake import register_submission
from cases.services.sources import SourceDetails, open_source
from cases.services.triage import decline
from parties.models import Mandate, Office, User
from tests.cases.submissions import information, make_admissible
from tests.factories import make_case

# It is 13 March 2024 in all of this.
TODAY = date(2024, 3, 13)
NOW = datetime(2024, 3, 13, 9, 0, tzinfo=UTC)

# Long enough never to stand in a token by chance; in lower case they stand in addresses as well.
DESK_SECRET = "Zqxqzvdesk"
LETTER_SECRET = "Zqxqzvletter"
ANY_SECRET = "zqxqzv"

# What the parameters of an address are filled with.
Keys = Mapping[str, int | str]


@dataclass
class World:
    """One desk. `keys` by the kind of row, as the table of addresses calls it."""

    officer: User
    mandates: list[Mandate]
    office: Office
    office_user: User
    supervisor: User
    state: str
    desk_secret: str
    letter_secret: str
    keys: dict[str, Keys] = field(default_factory=dict)
    rows: dict[str, object] = field(default_factory=dict)

    def row(self, kind: str) -> Any:
        """The row as it is now."""
        row: Any = self.rows[kind]
        return type(row).objects.get(pk=row.pk)

    def put(self, kind: str, row: object, **keys: int | str) -> None:
        """Note the row, and what its address is made of: its own key where nothing is said."""
        self.rows[kind] = row
        self.keys[kind] = keys or {"pk": row.pk}  # type: ignore[attr-defined]


def make_case_rows(world: World) -> Case:
    """A case with everything that may belong to one, and a submission with its source."""
    secret, officer = world.desk_secret, world.officer
    case = make_case(title=f"Clearing of {secret}", desk=officer.desk)
    case.officer = officer
    case.save()
    world.put("case", case)
    person = Person.objects.create(
        case=case, position=1, name=f"{secret} Oradell", aliases=f"{secret} the Elder"
    )
    world.put("person", person, pk=case.pk, person_pk=person.pk)
    Consent.objects.create(
        person=person,
        purpose="addressee",
        given=True,
        answered_on=TODAY,
        note=f"{secret} by telephone",
        recorded_by=officer,
    )
    FollowUp.objects.create(
        person=person, happened_on=TODAY, text=f"{secret} was released", recorded_by=officer
    )
    RiskNote.objects.create(
        case=case, level="high", text=f"{secret} is watched", recorded_by=officer, recorded_on=TODAY
    )
    to_do = ToDo.objects.create(case=case, text=f"Call {secret}", assignee=officer)
    world.put("to-do", to_do, pk=case.pk, row_pk=to_do.pk)
    make_facts(world, case)
    other = make_case(title=f"Another {secret}", desk=officer.desk)
    other.closed_on = TODAY
    other.save()
    CaseLink.objects.create(first=case, second=other)
    world.put("linked case", other, pk=case.pk, other_pk=other.pk)
    make_submission_rows(world)
    return case


def make_facts(world: World, case: Case) -> None:
    secret = world.desk_secret
    facts = {
        "incident": Incident.objects.create(
            case=case, occurred_on=date(2023, 6, 5), place=secret, description=f"{secret} marked"
        ),
        "allegation": Allegation.objects.create(
            case=case, position=1, text=f"{secret} was driven out", rights=["housing"]
        ),
        "perpetrator": Perpetrator.objects.create(
            case=case, kind="unknown", organisation=secret, name=f"{secret} Guard", note=secret
        ),
    }
    for kind, row in facts.items():
        world.put(kind, row, pk=case.pk, row_pk=row.pk)


def make_submission_rows(world: World) -> None:
    """Information received at the desk: looked into and declined, and such as waits."""
    secret, officer = world.desk_secret, world.officer
    source = SourceDetails(name=f"{secret} Source", contact=f"{secret.lower()}@mail.example")
    submission = _register(world, source)
    reason = "To ask on which day it was."
    for each in (officer, world.supervisor):
        open_source(submission=submission, reason=reason, by=each, on=TODAY)
    decline(submission=submission, reason=f"{secret} is before a court.", by=officer, on=TODAY)
    world.put("submission", submission)
    file = submission.files.get()
    world.put("submission file", file, pk=submission.pk, file_pk=file.pk)
    world.put("new submission", make_admissible(_register(world, None)))


def _register(world: World, source: SourceDetails | None) -> Submission:
    secret = world.desk_secret
    return register_submission(
        information=information(
            desk=world.officer.desk,
            title=f"Clearing of {secret}",
            text=f"On 5 June 2023 surveyors marked the houses of {secret}. " * 3,
            place=secret,
            persons=(f"{secret} Oradell",),
        ),
        source=source,
        files=[SimpleUploadedFile(f"{secret} list.pdf", b"%PDF-1.7\n%%EOF\n")],
        by=world.officer,
        on=TODAY,
    )
