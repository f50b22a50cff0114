"""Letters go round to the mandates that sign them, and are taken back to be changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cases.enums import EventKind
from cases.services.refusals import Problem, refuse
from cases.services.texts import problems_of_text
from communications.enums import Act, SignOffAnswer, Stage
from communications.models import Communication, LetterSet, SignOff, SignOffRound
from parties.models import User

from .acting import lock_for
from .clearing import clear_if_signed
from .draft_facts import composed
from .guards import Circumstances, problems_of
from .showing import show
from .sign_off_events import Happened, write_down
from .sign_off_rows import close_round_if_done, current_version, locked_set_of, open_round
from .signatories import write_signatories

LONGEST_MESSAGE = 2000


def circulate(
    *,
    letters: Sequence[Communication],
    answer_by: date,
    message: str,
    by: User,
    on: date,
    at: datetime,
) -> SignOffRound:
    """Ask the mandates on these drafts, all of one set, to sign them off by the day `answer_by`.

    Titles, resolutions and names are those of the day `on`. A text that differs from the one that
    was shown last is a new version and voids the answers to the old one; the same text keeps them.
    Where another round of the set is open, what is open in it goes on in the new one, with its
    day. Raises ValidationError for what the letters lack, a day that has passed or a message too
    long, and as `acting.lock_for` does.
    """
    with transaction.atomic():
        letter_set = locked_set_of(letters)
        chosen = lock_for(Act.CIRCULATE, letters=letters, by=by)
        refuse(_problems(chosen, answer_by, message, on))
        round_ = _begin_round(letter_set, answer_by, message, by, on)
        happened = []
        for letter in chosen:
            happened += _send_round(letter, round_, by=by, on=on, at=at)
        close_round_if_done(letter_set, on=on)
        write_down(happened, on=on)
    return round_


def take_back(*, letters: Sequence[Communication], by: User, on: date) -> None:
    """Bring letters of one set back to draft, to be changed.

    What was signed stays as it is until another text is circulated. Raises as `acting.lock_for`
    does.
    """
    with transaction.atomic():
        letter_set = locked_set_of(letters)
        happened = []
        for letter in lock_for(Act.TAKE_BACK, letters=letters, by=by):
            letter.stage = Stage.DRAFT
            letter.save(update_fields=["stage"])
            version = current_version(letter)
            after = {"version": version.number if version else None}
            happened.append(Happened(letter, EventKind.LETTER_TAKEN_BACK, by, after))
        close_round_if_done(letter_set, on=on)
        write_down(happened, on=on)


def _problems(
    letters: Sequence[Communication], answer_by: date, message: str, on: date
) -> Iterator[Problem]:
    if answer_by < on:
        yield "answer_by", ValidationError(_("This day has passed."), "passed")
    yield from problems_of_text("message", message, required=False, longest=LONGEST_MESSAGE)
    for letter in letters:
        yield from problems_of(Act.CIRCULATE, Circumstances(letter, on=on))


def _begin_round(
    letter_set: LetterSet, answer_by: date, message: str, by: User, on: date
) -> SignOffRound:
    before = open_round(letter_set)
    if before:
        before.closed_on = on
        before.save(update_fields=["closed_on"])
    round_: SignOffRound = letter_set.rounds.create(
        number=letter_set.rounds.count() + 1,
        opened_on=on,
        opened_by=by,
        answer_by=answer_by,
        message=message.strip(),
    )
    if before:
        open_rows = SignOff.objects.filter(
            round=before,
            answer=SignOffAnswer.PENDING,
            version__communication__stage=Stage.IN_SIGN_OFF,
        )
        open_rows.update(round=round_, reminded_on=None)
    return round_


def _send_round(
    letter: Communication, round_: SignOffRound, *, by: User, on: date, at: datetime
) -> list[Happened]:
    write_signatories(letter, on=on)
    voided = show(letter, composed(letter, on=on), round_=round_, by=by, on=on, at=at)
    letter.stage = Stage.IN_SIGN_OFF
    letter.save(update_fields=["stage"])
    version = current_version(letter)
    asked = {
        "round": round_.number,
        "version": version.number if version else None,
        "answer_by": round_.answer_by,
    }
    return [
        *voided,
        Happened(letter, EventKind.SIGN_OFF_ASKED, by, asked),
        *clear_if_signed(letter, on=on),
    ]
