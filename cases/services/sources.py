"""Where information came from: written down apart, and opened only for a reason.

The only module that reads or writes `Source`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields
from datetime import date

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cases.enums import EventKind
from cases.models import Source, SourceLook, Submission
from parties.models import User

from .refusals import Problem, refuse
from .submission_events import record_submission_event

# A reason that somebody else can judge needs a few words.
SHORTEST_REASON = 10


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class SourceDetails:
    """Who sent a submission. Without a representation, so that no log or error page prints it."""

    name: str = ""
    organisation: str = ""
    relation: str = ""
    contact: str = ""
    to_be_kept_secret: str = ""

    @property
    def is_empty(self) -> bool:
        return not any(asdict(self).values())


FIELDS = tuple(each.name for each in fields(SourceDetails))


def has_source(submission: Submission) -> bool:
    """Whether anything is written down; it does not open it."""
    return Source.objects.filter(submission=submission).exists()


def record_source(*, submission: Submission, details: SourceDetails, by: User, on: date) -> None:
    """Write down the source of a submission that has none yet.

    Raises Submission.DoesNotExist where `by` may not see the submission; ValidationError where it
    has a source, or where nothing is given.
    """
    with transaction.atomic():
        locked = Submission.objects.locked_for(by, submission.pk)
        refuse(_problems(locked, details, present=False))
        write_source(submission=locked, details=details, by=by, on=on)


def write_source(*, submission: Submission, details: SourceDetails, by: User, on: date) -> None:
    """The row and its event, in the caller's transaction, which holds the submission."""
    Source.objects.create(submission=submission, recorded_by=by, recorded_on=on, **asdict(details))
    given = [name for name in FIELDS if getattr(details, name)]
    record_submission_event(
        submission, EventKind.SOURCE_RECORDED, by=by, on=on, after={"fields": ", ".join(given)}
    )


def open_source(*, submission: Submission, reason: str, by: User, on: date) -> SourceDetails:
    """The source, once the look at it is on record with its reason.

    Raises Submission.DoesNotExist where `by` may not see the submission; ValidationError without a
    reason of a few words, or where there is no source. Without the record nothing is opened.
    """
    reason = reason.strip()
    with transaction.atomic():
        locked = Submission.objects.locked_for(by, submission.pk)
        source = Source.objects.filter(submission=locked).first()
        refuse(_problems_of_look(reason, source))
        look = SourceLook.objects.create(submission=locked, looked_by=by, reason=reason)
        record_submission_event(
            locked, EventKind.SOURCE_OPENED, by=by, on=on, after={"look": look.pk}
        )
    return SourceDetails(**{name: getattr(source, name) for name in FIELDS})


def correct_source(*, submission: Submission, details: SourceDetails, by: User, on: date) -> None:
    """Replace what is written down, by somebody who has opened it.

    Raises Submission.DoesNotExist where `by` may not see the submission; ValidationError where
    there is no source, where nothing is given, or where `by` never opened it.
    """
    with transaction.atomic():
        locked = Submission.objects.locked_for(by, submission.pk)
        refuse(_problems(locked, details, present=True))
        if not SourceLook.objects.filter(submission=locked, looked_by=by).exists():
            message = _("Open the source before you correct it.")
            refuse([(NON_FIELD_ERRORS, ValidationError(message, "not_opened"))])
        source = Source.objects.get(submission=locked)
        changed = [name for name in FIELDS if getattr(source, name) != getattr(details, name)]
        for name in changed:
            setattr(source, name, getattr(details, name))
        source.recorded_by, source.recorded_on = by, on
        source.save()
        record_submission_event(
            locked, EventKind.SOURCE_RECORDED, by=by, on=on, after={"fields": ", ".join(changed)}
        )


def _problems(
    submission: Submission, details: SourceDetails, *, present: bool
) -> Iterator[Problem]:
    if details.is_empty:
        yield NON_FIELD_ERRORS, ValidationError(_("Nothing is written down yet."), "empty")
    if has_source(submission) and not present:
        message = _("A source is written down already. Open it to correct it.")
        yield NON_FIELD_ERRORS, ValidationError(message, "has_source")
    if present and not has_source(submission):
        yield NON_FIELD_ERRORS, ValidationError(_("No source is written down."), "no_source")
    for name in FIELDS:
        if "\x00" in getattr(details, name):
            yield name, ValidationError(_("This holds a null character."), "null_character")


def _problems_of_look(reason: str, source: Source | None) -> Iterator[Problem]:
    if source is None:
        yield NON_FIELD_ERRORS, ValidationError(_("No source is written down."), "no_source")
    if len(reason) < SHORTEST_REASON or "\x00" in reason:
        message = _("Say in a few words why the source has to be opened.")
        yield "reason", ValidationError(message, "no_reason")
