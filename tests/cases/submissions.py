"""Submissions for tests, with unsurprising defaults and fixed dates. Everything told is invented."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from cases.enums import Criterion
from cases.models import AdmissibilityAnswer, Submission
from cases.services.intake import Information
from cases.services.named_persons import save_named_persons
from cases.services.sources import SourceDetails, write_source
from parties.enums import Role
from parties.models import User
from tests.factories import make_desk, make_state, make_user

RECEIVED_ON = date(2023, 6, 12)
TODAY = date(2023, 6, 14)

TEXT = (
    "On 5 June 2023 surveyors set out marks along the Lower Sedge. Two days later the families who "
    "live there were told by loudspeaker to leave before the rains. Nobody was heard, and no other "
    "place was offered. A man who asked for the order in writing was taken away and is held."
)

# What no page but the one that opens it may ever show.
SOURCE = SourceDetails(
    name="Zqxqzv Source-Name",
    organisation="Zqxqzv Source-Organisation",
    relation="Zqxqzv neighbour",
    contact="zqxqzv.source@mail.example",
    to_be_kept_secret="Zqxqzv that they spoke to us",
)


def information(**values: Any) -> Information:
    """What is known of a submission that may be registered; `values` change it."""
    known: dict[str, Any] = {
        "channel": "mail",
        "language": "en",
        "received_on": RECEIVED_ON,
        "urgency": "ordinary",
        "title": "Clearing of the Lower Sedge valley",
        "text": TEXT,
        "state": make_state("BWA"),
        "place": "Lower Sedge",
        "occurred_on": date(2023, 6, 5),
        "precision": "day",
        "desk": make_desk("africa"),
        "persons": ("Zqxqzv Victim-Name",),
    }
    return Information(**{**known, **values})


def make_submission(
    *, persons: Sequence[str] = ("Zqxqzv Victim-Name",), source: bool = True, **columns: Any
) -> Submission:
    """A submission of 12 June 2023 at the desk for Africa, with a source; nothing is decided."""
    known = information(**columns.pop("known", {}))
    names = [name for name in Information.__slots__ if name != "persons"]
    given = {name: getattr(known, name) for name in names}
    by = columns.pop("registered_by", None) or clerk()
    submission = Submission.objects.create(**{**given, "registered_by": by, **columns})
    save_named_persons(submission, persons)
    if source:
        write_source(submission=submission, details=SOURCE, by=by, on=RECEIVED_ON)
    return submission


def clerk() -> User:
    """Whoever registered what tests do not say who registered; made at the first call."""
    found = User.objects.filter(email="clerk@desk.example").first()
    return found or make_user("clerk@desk.example", Role.SUPERVISOR)


def make_admissible(submission: Submission) -> Submission:
    """Answers each of the five criteria with yes."""
    for criterion in Criterion:
        AdmissibilityAnswer.objects.create(
            submission=submission,
            criterion=criterion,
            met=True,
            answered_by=clerk(),
            answered_on=TODAY,
        )
    return submission
