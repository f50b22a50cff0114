"""Which version of a letter the offices answer to, and what of earlier answers stands on it."""

from __future__ import annotations

from datetime import date, datetime

from django.utils.translation import gettext as _

from cases.enums import EventKind
from communications.enums import NoticeKind, SignOffAnswer, VersionPurpose
from communications.letter_text import LetterText
from communications.models import (
    Communication,
    LetterVersion,
    ParagraphComment,
    SignOff,
    SignOffRound,
)
from communications.rules.carrying_over import differ_by_mandates_alone
from parties.models import User

from .answering import offices_answering_for
from .sign_off_events import Happened, facts_of
from .sign_off_notices import tell_offices
from .sign_off_rows import current_version
from .versions import content_digest, keep_version


def show(
    letter: Communication,
    text: LetterText,
    *,
    round_: SignOffRound,
    by: User,
    on: date,
    at: datetime,
) -> list[Happened]:
    """Ask the mandates on the locked letter about `text`; gives what happened besides the asking.

    Where it is the text that they were asked about last, its version and its sign-offs stand, and
    whoever asked for changes is asked again. Where it differs, it is a new version, and the
    answers to the old one are void.
    """
    before = current_version(letter)
    if before and _stands(before, text):
        _ask_again(before, round_, at=at)
        _tell_asked(before, round_, on=on)
        return []
    voided = _void(before, on=on) if before else []
    version = keep_version(
        communication=letter, text=text, purpose=VersionPurpose.CIRCULATED, by=by, at=at
    )
    _ask(version, round_, _mandates(letter))
    told = [row.mandate_id for row in voided if row.answer == SignOffAnswer.SIGNED]
    tell_offices(NoticeKind.SIGN_OFF_VOID, letter, told, on=on, due_on=round_.answer_by)
    _tell_asked(version, round_, on=on, besides=told)
    return _voided_events(letter, voided, by)


def show_without(
    letter: Communication,
    text: LetterText,
    *,
    declined: list[SignOff],
    by: User,
    on: date,
    at: datetime,
) -> list[Happened]:
    """Show the locked letter without the mandates of `declined`, which have left it already.

    The other answers are carried over where nothing but the list of mandates changed; else they
    are void, and their mandates are asked about the new version.
    """
    before, round_ = declined[0].version, declined[0].round
    version = keep_version(
        communication=letter, text=text, purpose=VersionPurpose.CIRCULATED, by=by, at=at
    )
    names = ", ".join(row.mandate.short_name for row in declined)
    if differ_by_mandates_alone(before.text, text):
        _carry_over(before, version, note=_("Carried over: %(names)s declined.") % {"names": names})
        return []
    voided = _void(before, on=on)
    _ask(version, round_, _mandates(letter))
    told = [row.mandate_id for row in voided if row.answer == SignOffAnswer.SIGNED]
    tell_offices(NoticeKind.SIGN_OFF_VOID, letter, told, on=on, due_on=round_.answer_by)
    return _voided_events(letter, voided, by)


def _stands(version: LetterVersion, text: LetterText) -> bool:
    """Whether `text` is what the version says, and no mandate has declined that version."""
    same = version.sha256 == content_digest(text)
    return same and not version.sign_offs.filter(answer=SignOffAnswer.DECLINED).exists()


def _mandates(letter: Communication) -> list[int]:
    rows = letter.signing_mandates.filter(mandate__isnull=False).order_by("position")
    return list(rows.values_list("mandate", flat=True))


def _ask(version: LetterVersion, round_: SignOffRound, mandates: list[int]) -> None:
    SignOff.objects.bulk_create(
        SignOff(version=version, round=round_, mandate_id=mandate) for mandate in mandates
    )


def _ask_again(version: LetterVersion, round_: SignOffRound, *, at: datetime) -> None:
    """Move what is open to the new round. A request for changes becomes a comment on the letter."""
    asked = list(
        version.sign_offs.filter(answer=SignOffAnswer.CHANGES_ASKED).select_related("answered_by")
    )
    ParagraphComment.objects.bulk_create(
        ParagraphComment(
            version=version,
            block=0,
            text=row.remark,
            author=row.answered_by,
            office_id=row.office_id,
            written_at=row.answered_at or at,
        )
        for row in asked
    )
    version.sign_offs.filter(pk__in=[row.pk for row in asked]).update(
        answer=SignOffAnswer.PENDING,
        answered_on=None,
        answered_at=None,
        answered_by=None,
        office=None,
        remark="",
    )
    version.sign_offs.filter(answer=SignOffAnswer.PENDING).update(round=round_, reminded_on=None)


def _void(version: LetterVersion, *, on: date) -> list[SignOff]:
    """Void the answers to an old version, and ask nobody about it any more."""
    version.sign_offs.filter(answer=SignOffAnswer.PENDING).delete()
    answers = [SignOffAnswer.SIGNED, SignOffAnswer.CHANGES_ASKED]
    rows = version.sign_offs.filter(answer__in=answers, voided_on=None)
    voided = list(rows.select_related("mandate", "version").order_by("pk"))
    version.sign_offs.filter(pk__in=[row.pk for row in voided]).update(voided_on=on)
    return voided


def _carry_over(before: LetterVersion, version: LetterVersion, *, note: str) -> None:
    """Make the answers to `before` anew on `version`; its own stay where they are."""
    rows = before.sign_offs.exclude(answer=SignOffAnswer.DECLINED).order_by("pk")
    SignOff.objects.bulk_create(
        SignOff(
            round_id=row.round_id,
            version=version,
            mandate_id=row.mandate_id,
            answer=row.answer,
            answered_on=row.answered_on,
            answered_at=row.answered_at,
            answered_by_id=row.answered_by_id,
            office_id=row.office_id,
            reminded_on=row.reminded_on,
            remark=row.remark
            if row.answer == SignOffAnswer.PENDING
            else f"{row.remark}\n{note}".strip(),
        )
        for row in rows
    )
    before.sign_offs.filter(answer=SignOffAnswer.PENDING).delete()


def _tell_asked(
    version: LetterVersion, round_: SignOffRound, *, on: date, besides: list[int] | None = None
) -> None:
    """Tell the offices that are asked, but those that are told of a void sign-off anyway."""
    told = offices_answering_for(besides or [], on=on)
    pending = version.sign_offs.filter(answer=SignOffAnswer.PENDING)
    asked = list(pending.values_list("mandate", flat=True))
    tell_offices(
        NoticeKind.SIGN_OFF_ASKED,
        version.communication,
        asked,
        on=on,
        due_on=round_.answer_by,
        but=told,
    )


def _voided_events(letter: Communication, voided: list[SignOff], by: User) -> list[Happened]:
    return [
        Happened(letter, EventKind.SIGN_OFF_VOIDED, by, facts_of(row))
        for row in voided
        if row.answer == SignOffAnswer.SIGNED
    ]
