"""More time for a reply: asked for, granted, refused, withdrawn."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cases.enums import EventKind
from cases.services.refusals import Problem, refuse
from cases.services.texts import problems_of_day
from communications.enums import Act, ExtensionKind
from communications.models import Communication, ExtensionStep
from communications.rules.extensions import Extension, extension_after
from parties.days_in_words import day_in_words
from parties.models import User

from .acting import lock_for
from .events import record_event
from .guards import Circumstances, problems_of

EVENTS = {
    ExtensionKind.REQUESTED: EventKind.EXTENSION_REQUESTED,
    ExtensionKind.GRANTED: EventKind.EXTENSION_GRANTED,
    ExtensionKind.REFUSED: EventKind.EXTENSION_REFUSED,
    ExtensionKind.WITHDRAWN: EventKind.EXTENSION_WITHDRAWN,
}


def record_extension(
    *,
    letter: Communication,
    kind: str,
    until: date | None,
    reason: str,
    happened_on: date,
    by: User,
    on: date,
) -> ExtensionStep:
    """Record a step of an extension of the reply window, which happened on `happened_on`.

    `until` is the day asked for, which may be missing, or granted; days in Geneva, `on` that of
    the recording. A grant may be recorded late, even when its day has passed: the letter is then
    judged by it. When the day that counts moves, the overdue flag is taken back and reminders begin
    anew, so that the letter may fall overdue again; the first due day and the day of publication never move. Raises
    ValidationError with every problem, by argument, and as `acting.lock_for` does.
    """
    step = ExtensionStep(
        communication=letter,
        kind=kind,
        until=until,
        reason=reason.strip(),
        happened_on=happened_on,
        recorded_by=by,
    )
    with transaction.atomic():
        locked = lock_for(Act.EXTEND, letters=[letter], by=by)[0]
        refuse(_problems(locked, step, by=by, on=on))
        step.communication = locked
        step.save()
        _settle(locked, step, by=by)
    return step


def extension_of(letter: Communication) -> Extension:
    """Where the extension of `letter` stands after all its steps."""
    return extension_after(step.as_rule for step in letter.extension_steps.order_by("pk"))


def _problems(
    letter: Communication, step: ExtensionStep, *, by: User, on: date
) -> Iterator[Problem]:
    yield from problems_of(Act.EXTEND, Circumstances(letter, on=on, by=by, reason=step.reason))
    yield from problems_of_day("happened_on", step.happened_on, on)
    if letter.due_on is None:
        message = _("Nothing falls due for this letter, so there is nothing to extend.")
        yield NON_FIELD_ERRORS, ValidationError(message, "no_window")
        return
    if letter.closed_on is not None:
        message = _("This letter is closed. Reopen it first.")
        yield NON_FIELD_ERRORS, ValidationError(message, "closed")
    yield from _problems_of_order(letter, step)
    yield from _problems_of_until(letter, step)


def _problems_of_order(letter: Communication, step: ExtensionStep) -> Iterator[Problem]:
    """Whether the step may follow those before it, on the day on which it happened."""
    before = letter.extension_steps.order_by("-pk").first()
    earliest = before.happened_on if before else letter.letter_date
    if earliest and step.happened_on < earliest:
        message = (
            _("The step before it is of %(day)s.") if before else _("The letter is of %(day)s.")
        )
        facts = {"day": day_in_words(earliest)}
        yield "happened_on", ValidationError(message, "too_early", facts)
    if letter.answered_on and step.happened_on > letter.answered_on:
        message = _("The letter was answered on %(day)s; after that there is nothing to extend.")
        facts = {"day": day_in_words(letter.answered_on)}
        yield "happened_on", ValidationError(message, "answered", facts)
    standing = extension_of(letter)
    if step.kind not in ExtensionKind.values:
        yield "kind", ValidationError(_("This is not a step of an extension."), "unknown")
    elif step.kind == ExtensionKind.REQUESTED and standing.request_waits:
        yield "kind", ValidationError(_("A request waits for its answer already."), "waits")
    elif step.kind == ExtensionKind.REFUSED and not standing.request_waits:
        yield "kind", ValidationError(_("There is no request to refuse."), "no_request")
    elif step.kind == ExtensionKind.WITHDRAWN and standing == Extension():
        message = _("There is neither a request nor an extension to withdraw.")
        yield "kind", ValidationError(message, "nothing_to_withdraw")


def _problems_of_until(letter: Communication, step: ExtensionStep) -> Iterator[Problem]:
    takes_a_day = {ExtensionKind.REQUESTED, ExtensionKind.GRANTED}
    if step.until is None:
        if step.kind == ExtensionKind.GRANTED:
            yield "until", ValidationError(_("Enter the day until which it is extended."), "empty")
        return
    if step.kind not in takes_a_day:
        message = _("A refusal or withdrawal has no such day: leave this empty.")
        yield "until", ValidationError(message, "not_wanted")
        return
    if letter.due_on and step.until <= letter.due_on:
        message = _("This must be after the first due day, %(day)s.")
        facts = {"day": day_in_words(letter.due_on)}
        yield "until", ValidationError(message, "not_after_due", facts)
    elif step.until < step.happened_on:
        message = _("This is before the day on which it was asked for or granted.")
        yield "until", ValidationError(message, "before_step")
    elif step.kind == ExtensionKind.GRANTED and step.until == letter.extended_to:
        message = _("It is extended until %(day)s already.")
        facts = {"day": day_in_words(step.until)}
        yield "until", ValidationError(message, "unchanged", facts)


def _settle(letter: Communication, step: ExtensionStep, *, by: User) -> None:
    """Let the locked `letter` follow its steps, and write the event."""
    before, first_due = letter.extended_to, letter.due_on
    letter.extended_to = extension_of(letter).granted_until
    if letter.extended_to != before:
        letter.overdue_noticed_on = letter.last_step = None
    letter.save(update_fields=["extended_to", "overdue_noticed_on", "last_step"])
    record_event(
        communication=letter,
        kind=EVENTS[ExtensionKind(step.kind)],
        happened_on=step.happened_on,
        by=by,
        before={"extended_to": before},
        after={"extended_to": letter.extended_to, "until": step.until, "first_due_on": first_due},
    )
