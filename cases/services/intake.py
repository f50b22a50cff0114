"""Registering information received, and correcting what was registered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date

from django.core.exceptions import NON_FIELD_ERRORS, PermissionDenied, ValidationError
from django.core.files import File
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cases.enums import Channel, DatePrecision, EventKind, Urgency
from cases.models import Submission, SubmissionFile
from cases.rules.titles import names_in_title
from parties.enums import Language, Role
from parties.models import Desk, State, User

from .events import Fact
from .files import examine_all, stored
from .named_persons import save_named_persons
from .refusals import Problem, refuse
from .sources import SourceDetails, write_source
from .submission_events import record_submission_event

# What is never written into an event: it may name a person, and an event cannot be taken back.
FREE_TEXT = frozenset({"title", "text", "place"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Information:
    """What is to be known about a submission. Days are days in Geneva.

    `occurred_on` may be any day of the month or year that `precision` stands for. `persons` are
    the names of those concerned. `language` is empty where it is none of the six.
    """

    channel: str
    language: str
    received_on: date
    urgency: str
    title: str
    text: str
    state: State | None
    place: str
    occurred_on: date | None
    precision: str
    desk: Desk | None
    persons: Sequence[str] = ()


COLUMNS = tuple(each.name for each in fields(Information) if each.name != "persons")


def may_register(user: User) -> bool:
    """Whether `user` takes in information: supervisors, and desk officers who have a desk."""
    has_desk = user.role == Role.DESK_OFFICER and user.desk_id is not None
    return user.is_active and (user.role == Role.SUPERVISOR or has_desk)


def register_submission(
    *,
    information: Information,
    source: SourceDetails | None,
    files: Sequence[File],
    by: User,
    on: date,
    durable: bool = True,
) -> Submission:
    """Register information received, its files, and apart from it where it came from.

    Raises PermissionDenied for whoever takes in none, and ValidationError with every problem, by
    the name of the argument. A transaction of its own: files are taken back when it fails. Only a
    caller that would rather leave files behind than half of its own work gives `durable` as False.
    """
    if not may_register(by):
        raise PermissionDenied(_("Information is registered by desk officers and supervisors."))
    examined, file_problems = examine_all(files)
    refuse([*_problems(information, by, on), *file_problems])
    submission = Submission(registered_by=by, **_columns(information))
    with stored(examined, SubmissionFile) as rows, transaction.atomic(durable=durable):
        submission.save()
        save_named_persons(submission, information.persons)
        _save_files(submission, rows)
        record_submission_event(
            submission,
            EventKind.SUBMISSION_REGISTERED,
            by=by,
            on=information.received_on,
            after={**_facts(submission), "persons": len(information.persons), "files": len(rows)},
        )
        if source and not source.is_empty:
            write_source(submission=submission, details=source, by=by, on=on)
    return submission


def correct_submission(
    *,
    submission: Submission,
    information: Information,
    files: Sequence[File],
    by: User,
    on: date,
    durable: bool = True,
) -> Submission:
    """Replace what was registered, and add `files`, as long as nothing is decided.

    Raises Submission.DoesNotExist where `by` may not see it, and ValidationError like registering.
    """
    examined, file_problems = examine_all(files)
    refuse([*_problems(information, by, on), *file_problems])
    with stored(examined, SubmissionFile) as rows, transaction.atomic(durable=durable):
        locked = Submission.objects.locked_for(by, submission.pk)
        refuse(problems_of_decided(locked))
        before = _facts(locked)
        changed = _replace(locked, information)
        _save_files(locked, rows)
        record_submission_event(
            locked,
            EventKind.SUBMISSION_CORRECTED,
            by=by,
            on=on,
            before={name: before[name] for name in changed if name in before},
            after=_correction(locked, changed, files=len(rows)),
        )
    return locked


def _replace(submission: Submission, information: Information) -> list[str]:
    """Write what differs into the locked row; returns the names of what did."""
    columns = _columns(information)
    changed = [name for name in COLUMNS if getattr(submission, name) != columns[name]]
    for name in changed:
        setattr(submission, name, columns[name])
    submission.save(update_fields=changed)
    if [person.name for person in submission.persons.all()] != list(information.persons):
        save_named_persons(submission, information.persons)
        changed.append("persons")
    return changed


def problems_of_decided(submission: Submission) -> Iterator[Problem]:
    """What speaks against changing a submission once it is decided what becomes of it."""
    decision = submission.decisions.standing().select_related("decided_by").first()
    if decision:
        message = _("This was decided already by %(name)s: %(decision)s.")
        words = {"name": decision.decided_by, "decision": decision.get_decision_display()}
        yield NON_FIELD_ERRORS, ValidationError(message, "decided", words)


def _problems(information: Information, by: User, on: date) -> Iterator[Problem]:
    """What speaks against registering `information` on the day `on`."""
    known = {
        "channel": Channel.values,
        "urgency": Urgency.values,
        "precision": DatePrecision.values,
        "language": ["", *Language.values],
    }
    for name, values in known.items():
        if getattr(information, name) not in values:
            yield name, ValidationError(_("This is not one of the choices."), "unknown")
    for name in ("title", "text"):
        if not getattr(information, name).strip():
            yield name, ValidationError(_("This may not be empty."), "empty")
    for name in FREE_TEXT:
        if "\x00" in getattr(information, name):
            yield name, ValidationError(_("This holds a null character."), "null_character")
    if by.role == Role.DESK_OFFICER and information.desk != by.desk:
        message = _("A desk officer registers information for the own desk.")
        yield "desk", ValidationError(message, "other_desk")
    yield from problems_of_title(information.title, information.persons)
    yield from _problems_of_days(information, on)


def problems_of_title(title: str, persons: Sequence[str]) -> Iterator[Problem]:
    """What speaks against `title`: it stands in lists, where nobody may be named."""
    if named := names_in_title(title, persons):
        message = _("The title names %(name)s. Write it without names of persons.")
        yield "title", ValidationError(message, "names_a_person", {"name": named[0]})


def _problems_of_days(information: Information, on: date) -> Iterator[Problem]:
    if information.received_on > on:
        yield "received_on", ValidationError(_("This day has not come yet."), "future")
    elif information.occurred_on and information.occurred_on > information.received_on:
        message = _("The facts cannot be later than the day on which they were received.")
        yield "occurred_on", ValidationError(message, "after_receipt")


def _columns(information: Information) -> dict[str, object]:
    columns: dict[str, object] = {name: getattr(information, name) for name in COLUMNS}
    day = information.occurred_on
    if day and information.precision == DatePrecision.MONTH:
        columns["occurred_on"] = day.replace(day=1)
    if day and information.precision == DatePrecision.YEAR:
        columns["occurred_on"] = day.replace(month=1, day=1)
    return columns


def _facts(submission: Submission) -> dict[str, Fact]:
    """What an event may say of a submission."""
    return {
        "channel": submission.channel,
        "language": submission.language,
        "received_on": submission.received_on,
        "urgency": submission.urgency,
        "state": submission.state_id,
        "occurred_on": submission.occurred_on,
        "precision": submission.precision,
        "desk": submission.desk.code if submission.desk else None,
    }


def _correction(submission: Submission, changed: Sequence[str], *, files: int) -> dict[str, Fact]:
    facts = _facts(submission)
    after: dict[str, Fact] = {name: facts[name] for name in changed if name in facts}
    reworded = [name for name in changed if name not in facts]
    return {**after, "reworded": ", ".join(reworded), "files": files}


def _save_files(submission: Submission, rows: Sequence[SubmissionFile]) -> None:
    for row in rows:
        row.submission = submission
        row.save()
