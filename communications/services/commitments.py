"""What an addressee says it will do: written down, corrected, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cases.enums import EventKind
from cases.services.events import Fact
from cases.services.refusals import Problem, refuse
from cases.services.texts import problems_of_text
from communications.enums import Act, CommitmentState
from communications.models import Commitment, Communication, Reply
from parties.days_in_words import day_in_words
from parties.models import User

from .acting import lock_for
from .events import record_event

LONGEST_WHAT = 2000
LONGEST_PASSAGE = 20_000
LONGEST_OUTCOME = 5000

# Whoever says one of these says how it is known.
TO_BE_EXPLAINED = frozenset({CommitmentState.KEPT, CommitmentState.PARTLY, CommitmentState.BROKEN})


def record_commitment(
    *, reply: Reply, what: str, passage: str, due_on: date | None, by: User, on: date
) -> Commitment:
    """Write down what the addressee says in `reply` it will do, by the day `due_on` if it says so.

    Days in Geneva, `on` that of the recording. Raises ValidationError with every problem, by
    argument, and as `acting.lock_for` does.
    """
    row = Commitment(
        communication=reply.communication,
        reply=reply,
        what=what.strip(),
        passage=passage.strip(),
        due_on=due_on,
        recorded_by=by,
        recorded_on=on,
    )
    with transaction.atomic():
        letter = lock_for(Act.RECORD_COMMITMENT, letters=[reply.communication], by=by)[0]
        refuse(_problems(row))
        row.save()
        _record(letter, row, EventKind.COMMITMENT_RECORDED, {}, by=by, on=on)
    return row


def correct_commitment(
    *, commitment: Commitment, what: str, passage: str, due_on: date | None, by: User, on: date
) -> Commitment:
    """Correct how the commitment was written down; what came of it stays as it is.

    Where nothing differs nothing is written. Raises as `record_commitment` does.
    """
    with transaction.atomic():
        letter, row = _locked(commitment, by=by)
        before = _facts(row)
        was = (row.what, row.passage, row.due_on)
        row.what, row.passage, row.due_on = what.strip(), passage.strip(), due_on
        refuse(_problems(row))
        if (row.what, row.passage, row.due_on) != was:
            row.save(update_fields=["what", "passage", "due_on"])
            _record(letter, row, EventKind.COMMITMENT_CORRECTED, before, by=by, on=on)
    return row


def judge_commitment(
    *, commitment: Commitment, state: str, outcome: str, by: User, on: date
) -> Commitment:
    """Say on the day `on` what came of the commitment; it may be said anew, or opened again.

    Raises ValidationError where the state is not one, or where it has to be explained and is not,
    and as `acting.lock_for` does.
    """
    with transaction.atomic():
        letter, row = _locked(commitment, by=by)
        before = _facts(row)
        was = (row.state, row.outcome)
        row.state, row.outcome = state, outcome.strip()
        refuse(_problems_of_outcome(row))
        if (row.state, row.outcome) != was:
            row.judged_by, row.judged_on = by, on
            row.save(update_fields=["state", "outcome", "judged_by", "judged_on"])
            _record(letter, row, EventKind.COMMITMENT_JUDGED, before, by=by, on=on)
    return row


def _locked(commitment: Commitment, *, by: User) -> tuple[Communication, Commitment]:
    """The letter, locked, and the commitment as it is now."""
    letter = lock_for(Act.RECORD_COMMITMENT, letters=[commitment.communication], by=by)[0]
    row: Commitment = Commitment.objects.select_related("reply").get(
        pk=commitment.pk, communication=letter
    )
    return letter, row


def _problems(row: Commitment) -> Iterator[Problem]:
    yield from problems_of_text("what", row.what, longest=LONGEST_WHAT)
    yield from problems_of_text("passage", row.passage, required=False, longest=LONGEST_PASSAGE)
    if row.due_on and row.due_on < row.reply.dated_on:
        message = _("This is before the reply itself, which is of %(day)s.")
        facts = {"day": day_in_words(row.reply.dated_on)}
        yield "due_on", ValidationError(message, "before_reply", facts)


def _problems_of_outcome(row: Commitment) -> Iterator[Problem]:
    if row.state not in CommitmentState.values:
        message = _("This is not what can come of a commitment.")
        yield "state", ValidationError(message, "unknown")
    needed = row.state in TO_BE_EXPLAINED
    yield from problems_of_text("outcome", row.outcome, required=needed, longest=LONGEST_OUTCOME)


def _facts(row: Commitment) -> dict[str, Fact]:
    """What the log keeps of a commitment: its day and its state, none of its texts."""
    return {"due_on": row.due_on, "state": row.state}


def _record(
    letter: Communication,
    row: Commitment,
    kind: EventKind,
    before: dict[str, Fact],
    *,
    by: User,
    on: date,
) -> None:
    record_event(
        communication=letter,
        kind=kind,
        happened_on=on,
        by=by,
        before=before,
        after={"commitment": row.pk, **_facts(row)},
    )
