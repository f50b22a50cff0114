"""Letters go round and are answered, by the services that desks and offices use."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby

from communications.models import LetterVersion, ParagraphComment
from communications.services.circulating import circulate, take_back
from communications.services.commenting import comment, settle_comment
from communications.services.sign_off_reminders import remind
from communications.services.signing import ask_for_changes, decline, sign_off

from .drafted import (
    AskChanges,
    Circulate,
    Comment,
    Decline,
    PlannedSet,
    Remind,
    Settle,
    Sign,
    TakeBack,
)
from .folder import OFFICE_OF, Folder, mandates_by_code
from .working_days import Moment


def reminder_nights(planned: PlannedSet, today: date) -> Iterator[date]:
    """The nights on which the job may remind of the letters: before the last day, and after it."""
    for step in planned.drafted.script:
        if isinstance(step, Circulate):
            answer_by = step.answer_by(today)
            yield answer_by - timedelta(days=1)
            yield answer_by + timedelta(days=1)


def go_round(folder: Folder, step: Circulate, now: Moment, today: date) -> None:
    """Asks the mandates to sign."""
    circulate(
        letters=folder.letters(step),
        answer_by=step.answer_by(today),
        message=step.message,
        by=folder.officer,
        on=now.on,
        at=now.at,
    )


def sign(folder: Folder, step: Sign, now: Moment) -> None:
    """Each office signs once, for all of its mandates."""
    for office, codes in groupby(step.mandates, key=lambda code: step.office or OFFICE_OF[code]):
        mandates = tuple(codes)
        sign_off(
            versions=folder.versions(step),
            mandates=mandates_by_code(mandates),
            remark=step.remark,
            by=folder.answering(mandates[0], office),
            on=now.on,
            at=now.at,
        )


def ask_changes(folder: Folder, step: AskChanges, now: Moment) -> None:
    """A mandate asks for changes in every letter."""
    ask_for_changes(
        versions=folder.versions(step),
        mandates=mandates_by_code((step.mandate,)),
        reason=step.reason,
        by=folder.answering(step.mandate),
        on=now.on,
        at=now.at,
    )


def leave(folder: Folder, step: Decline, now: Moment) -> None:
    """A mandate leaves the letters."""
    decline(
        versions=folder.versions(step),
        mandates=mandates_by_code((step.mandate,)),
        reason=step.reason,
        by=folder.answering(step.mandate),
        on=now.on,
        at=now.at,
    )


def remark(folder: Folder, step: Comment, now: Moment) -> None:
    """Writes a comment at a paragraph."""
    for version in folder.versions(step):
        comment(
            version=version,
            block=_block(version, step),
            text=step.text,
            by=folder.answering(step.mandate) if step.mandate else folder.officer,
            on=now.on,
            at=now.at,
        )


def settle(folder: Folder, _step: Settle, now: Moment) -> None:
    """Settles what was remarked so far."""
    written = ParagraphComment.objects.filter(
        version__communication__draft__letter_set=folder.rows(), settled_at=None
    )
    for each in written.order_by("pk"):
        settle_comment(comment=each, by=folder.officer, on=now.on, at=now.at)


def urge(folder: Folder, step: Remind, now: Moment) -> None:
    """Reminds those who are late."""
    remind(letters=folder.letters(step), by=folder.officer, on=now.on)


def call_back(folder: Folder, step: TakeBack, now: Moment) -> None:
    """Takes the letters back."""
    take_back(letters=folder.letters(step), by=folder.officer, on=now.on)


def _block(version: LetterVersion, step: Comment) -> int:
    """The place, among all paragraphs, of the one that is meant."""
    places = [place for place, block in enumerate(version.text.blocks) if block.part == step.part]
    return places[step.place]
