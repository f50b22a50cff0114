"""What a mandate says to a letter: it signs off, asks for changes, or declines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cases.enums import EventKind
from cases.services.refusals import Problem, refuse
from cases.services.texts import problems_of_text
from communications.enums import Act, NoticeKind, SignOffAnswer
from communications.models import Communication, LetterVersion, SignOff
from parties.models import Mandate, User

from .acting import lock_for
from .clearing import clear_if_signed
from .draft_facts import composed
from .guards import LONGEST_REASON, Circumstances, problems_of
from .showing import show_without
from .sign_off_events import Happened, facts_of, write_down
from .sign_off_notices import read_by_answering, tell_desk, tell_offices
from .sign_off_rows import close_round_if_done, current_version, locked_set_of

EVENTS = {
    SignOffAnswer.SIGNED: EventKind.SIGNED_OFF,
    SignOffAnswer.CHANGES_ASKED: EventKind.CHANGES_ASKED,
    SignOffAnswer.DECLINED: EventKind.MANDATE_DECLINED,
}


@dataclass(frozen=True, slots=True)
class Reply:
    """What is answered, to which versions, for which mandates, by whom and when."""

    act: Act
    answer: SignOffAnswer
    versions: Sequence[LetterVersion]
    mandates: Sequence[Mandate]
    by: User
    on: date
    at: datetime
    reason: str = ""


def sign_off(
    *,
    versions: Sequence[LetterVersion],
    mandates: Sequence[Mandate],
    by: User,
    on: date,
    at: datetime,
    remark: str = "",
) -> list[SignOff]:
    """Sign these versions, of letters of one set, for each of `mandates` that is on them.

    `versions` are those that were read: where one is not the current one any more, all is refused.
    Once every mandate on a letter has signed, the letter is cleared. Raises ValidationError where
    `by` does not answer for a mandate, it is not asked, or it has answered already, and as
    `acting.lock_for` does. All or nothing.
    """
    return _reply(Reply(Act.SIGN, SignOffAnswer.SIGNED, versions, mandates, by, on, at, remark))


def ask_for_changes(
    *,
    versions: Sequence[LetterVersion],
    mandates: Sequence[Mandate],
    reason: str,
    by: User,
    on: date,
    at: datetime,
) -> list[SignOff]:
    """Say which changes are needed before the mandates sign; the desk is told.

    Raises ValidationError without a reason, and as `sign_off` does.
    """
    answer = SignOffAnswer.CHANGES_ASKED
    return _reply(Reply(Act.ASK_CHANGES, answer, versions, mandates, by, on, at, reason))


def decline(
    *,
    versions: Sequence[LetterVersion],
    mandates: Sequence[Mandate],
    by: User,
    on: date,
    at: datetime,
    reason: str = "",
) -> list[SignOff]:
    """Take the mandates off the letters, which go out without them; it cannot be taken back here.

    The others' answers hold for the text without the mandates where nothing else in it changes;
    else they are void and asked for again. Raises as `sign_off` does.
    """
    answer = SignOffAnswer.DECLINED
    return _reply(Reply(Act.DECLINE, answer, versions, mandates, by, on, at, reason))


def _reply(reply: Reply) -> list[SignOff]:
    with transaction.atomic():
        letters = [version.communication for version in reply.versions]
        letter_set = locked_set_of(letters)
        locked = {each.pk: each for each in lock_for(reply.act, letters=letters, by=reply.by)}
        pairs = [(locked[each.communication_id], each) for each in reply.versions]
        refuse(_problems(reply, pairs))
        happened, answered = [], []
        for letter, version in pairs:
            rows = _write(reply, version)
            read_by_answering(letter, by=reply.by)
            answered += rows
            happened += [
                Happened(letter, EVENTS[reply.answer], reply.by, facts_of(row)) for row in rows
            ]
            happened += _follow_up(reply, letter, rows)
        close_round_if_done(letter_set, on=reply.on)
        write_down(happened, on=reply.on)
    return answered


def _problems(
    reply: Reply, pairs: Sequence[tuple[Communication, LetterVersion]]
) -> Iterator[Problem]:
    if not reply.mandates:
        yield "mandates", ValidationError(_("Choose for which mandate you answer."), "none")
    yield from problems_of_text("reason", reply.reason, required=False, longest=LONGEST_REASON)
    for letter, version in pairs:
        if version != current_version(letter):
            message = _(
                "The letter to %(addressee)s has changed since you opened it. "
                "Read its present version before you answer."
            )
            facts = {"addressee": letter.addressee}
            yield "versions", ValidationError(message, "stale_version", facts)
        else:
            yield from problems_of(reply.act, _circumstances(reply, letter, version))


def _circumstances(reply: Reply, letter: Communication, version: LetterVersion) -> Circumstances:
    """The mandates that are answered for on this letter: of several, those that are on it."""
    on_letter = set(version.sign_offs.values_list("mandate", flat=True))
    asked = tuple(each for each in reply.mandates if each.pk in on_letter)
    return Circumstances(
        letter,
        on=reply.on,
        by=reply.by,
        version=version,
        mandates=asked or tuple(reply.mandates),
        reason=reply.reason,
    )


def _write(reply: Reply, version: LetterVersion) -> list[SignOff]:
    rows = list(
        version.sign_offs.filter(mandate__in=reply.mandates)
        .select_related("mandate", "version", "round")
        .order_by("pk")
    )
    for row in rows:
        row.answer, row.remark = reply.answer, reply.reason.strip()
        row.answered_on, row.answered_at = reply.on, reply.at
        row.answered_by, row.office = reply.by, reply.by.office
    fields = ["answer", "remark", "answered_on", "answered_at", "answered_by", "office"]
    SignOff.objects.bulk_update(rows, fields)
    return rows


def _follow_up(reply: Reply, letter: Communication, rows: list[SignOff]) -> list[Happened]:
    """What the answers on one letter bring about."""
    if reply.answer == SignOffAnswer.CHANGES_ASKED:
        for row in rows:
            tell_desk(NoticeKind.CHANGES_ASKED, letter, on=reply.on, mandate=row.mandate_id)
        return []
    left = _drop(reply, letter, rows) if reply.answer == SignOffAnswer.DECLINED else []
    return [*left, *clear_if_signed(letter, on=reply.on)]


def _drop(reply: Reply, letter: Communication, rows: list[SignOff]) -> list[Happened]:
    """Take the mandates of `rows` off the letter, tell of it, and show the letter without them."""
    letter.signing_mandates.filter(mandate__in=[row.mandate_id for row in rows]).delete()
    left = list(letter.signing_mandates.order_by("position"))
    for position, signing in enumerate(left, start=1):
        if signing.position != position:
            signing.position = position
            signing.save(update_fields=["position"])
    for row in rows:
        tell_desk(NoticeKind.MANDATE_DECLINED, letter, on=reply.on, mandate=row.mandate_id)
    if not left:
        return []
    # As of the day on which the letter went round: only the mandates are to differ.
    text = composed(letter, on=rows[0].round.opened_on)
    happened = show_without(letter, text, declined=rows, by=reply.by, on=reply.on, at=reply.at)
    _tell_signed(reply, letter)
    return happened


def _tell_signed(reply: Reply, letter: Communication) -> None:
    """Tell the offices whose sign-off was carried over that the letter has one mandate less."""
    version = current_version(letter)
    if version:
        rows = version.sign_offs.filter(answer=SignOffAnswer.SIGNED)
        signed = list(rows.values_list("mandate", flat=True))
        tell_offices(NoticeKind.MANDATE_DECLINED, letter, signed, on=reply.on)
