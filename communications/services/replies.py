"""Recording what an addressee answered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.core.files import File
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cases.enums import EventKind
from cases.services.files import examine_all, stored
from cases.services.refusals import Problem, refuse
from communications.enums import ReplyKind, Stage
from communications.models import Communication, Reply, ReplyFile
from communications.rules.replies import answered_on, days_taken
from parties.days_in_words import day_in_words
from parties.enums import Language
from parties.models import User

from .events import record_event


def record_reply(
    *,
    communication: Communication,
    kind: str,
    dated_on: date,
    received_on: date,
    language: str,
    note: str,
    files: Sequence[File],
    by: User,
    on: date,
    durable: bool = True,
) -> Reply:
    """Record a reply with its files; a substantive one or a rejection stops the clock.

    All days are days in Geneva, `on` the day of recording. The day that counts for the window is
    the date on the reply (`docs/decisions/0005-which-day-a-reply-counts.md`). Raises
    ValidationError with every problem found, by the argument it belongs to. A transaction of its
    own, not to be called inside another: files are taken back exactly when it fails. Only a caller
    that would rather leave files behind than half of its own work gives `durable` as False.
    """
    reply = Reply(
        communication=communication,
        kind=kind,
        dated_on=dated_on,
        received_on=received_on,
        language=language,
        note=note,
        registered_by=by,
    )
    examined, file_problems = examine_all(files)
    refuse([*_problems(communication, reply, on), *file_problems])
    with stored(examined, ReplyFile) as rows, transaction.atomic(durable=durable):
        letter = Communication.objects.select_for_update(of=("self",)).get(pk=communication.pk)
        refuse(_problems(letter, reply, on))
        _save(reply, rows)
        _stop_the_clock(letter, reply, files=len(rows), by=by)
    communication.answered_on = letter.answered_on
    return reply


def _problems(letter: Communication, reply: Reply, on: date) -> Iterator[Problem]:
    """What speaks against recording `reply` to `letter` on the day `on`."""
    if letter.stage != Stage.SENT:
        message = _("Replies are recorded only for letters that were sent.")
        yield NON_FIELD_ERRORS, ValidationError(message, "not_sent")
    if reply.kind not in ReplyKind.values:
        yield "kind", ValidationError(_("This is not a kind of reply."), "unknown")
    if reply.language not in Language.values:
        yield "language", ValidationError(_("This is not one of the six languages."), "unknown")
    if "\x00" in reply.note:
        yield "note", ValidationError(_("The note holds a null character."), "null_character")
    yield from _problems_of_days(letter, reply, on)


def _problems_of_days(letter: Communication, reply: Reply, on: date) -> Iterator[Problem]:
    sent = letter.letter_date
    if sent and reply.dated_on < sent:
        message = _("A reply cannot be dated before its letter, which is of %(day)s.")
        yield "dated_on", ValidationError(message, "before_letter", {"day": day_in_words(sent)})
    if reply.dated_on > on:
        yield "dated_on", ValidationError(_("This day has not come yet."), "future")
    if reply.received_on > on:
        yield "received_on", ValidationError(_("This day has not come yet."), "future")
    if reply.received_on < reply.dated_on:
        message = _("A reply cannot be received before the day that it is dated.")
        yield "received_on", ValidationError(message, "before_its_date")


def _save(reply: Reply, files: Sequence[ReplyFile]) -> None:
    reply.save()
    for row in files:
        row.reply = reply
        row.save()


def _stop_the_clock(letter: Communication, reply: Reply, *, files: int, by: User) -> None:
    """Note on the locked `letter` when it was answered, and write the event."""
    before, sent = letter.answered_on, letter.letter_date
    letter.answered_on = answered_on(before, ReplyKind(reply.kind), reply.dated_on)
    letter.save(update_fields=["answered_on"])
    record_event(
        communication=letter,
        kind=EventKind.REPLY_REGISTERED,
        happened_on=reply.dated_on,
        by=by,
        before={"answered_on": before},
        after={
            "kind": reply.kind,
            "dated_on": reply.dated_on,
            "received_on": reply.received_on,
            "days_taken": days_taken(sent, reply.dated_on) if sent else None,
            "files": files,
            "answered_on": letter.answered_on,
        },
    )
