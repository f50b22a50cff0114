"""How answers of mandates look: always a word, an icon and a colour together."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.translation import gettext as _

from communications.enums import SignOffAnswer, Stage
from communications.models import Communication, ParagraphComment, SignOff
from communications.rules.windows import days_left
from communications.services.commenting import may_settle
from parties.models import Delegation, User

register = template.Library()

LOOKS = {
    SignOffAnswer.PENDING: ("waiting", "hourglass"),
    SignOffAnswer.SIGNED: ("done", "signature"),
    SignOffAnswer.CHANGES_ASKED: ("soon", "message-square"),
    SignOffAnswer.DECLINED: ("quiet", "user-x"),
}
SOON_DAYS = 1


@register.simple_tag
def letter_name(letter: Communication) -> str:
    """The reference of a letter that was sent; before that "Allegation letter to Botswana"."""
    if letter.reference:
        return format_html('<bdi class="reference">{}</bdi>', letter)
    named = getattr(letter, "addressee_name", None) or letter.addressee
    facts = {"type": letter.get_type_display(), "addressee": named}
    return _("%(type)s to %(addressee)s") % facts


@register.filter
def subject_shown(letter: Communication) -> str:
    """What the letter is about, as its offices were shown it; "" once the desk may have changed it.

    The words of a set stand while one of its letters is in sign-off or cleared, and no longer.
    """
    stands = letter.stage in {Stage.IN_SIGN_OFF, Stage.CLEARED}
    return letter.draft.letter_set.subject if stands else ""


@register.inclusion_tag("components/phase_badge.html")
def answer_badge(row: SignOff, today: date) -> dict[str, Any]:
    """The badge of an answer; of one that is not there yet, why, or that it is late."""
    answer = SignOffAnswer(row.answer)
    (tone, icon_name), word = LOOKS[answer], str(answer.label)
    if row.voided_on:
        tone, icon_name, word = "quiet", "ban", _("Void: %(answer)s") % {"answer": word}
    elif answer == SignOffAnswer.PENDING and row.version.communication.stage == Stage.DRAFT:
        tone, icon_name, word = "quiet", "rotate-cw", _("Taken back to be changed")
    elif is_late(row, today):
        tone, icon_name, word = "late", "clock-alert", _("No answer, late")
    return {"tone": tone, "icon_name": icon_name, "word": word, "size": ""}


@register.filter
def is_late(row: SignOff, today: date) -> bool:
    """Whether an answer is missing after its day, for a letter that is in sign-off."""
    return (
        row.answer == SignOffAnswer.PENDING
        and row.version.communication.stage == Stage.IN_SIGN_OFF
        and days_left(today, row.round.answer_by) < 0
    )


@register.inclusion_tag("communications/sign_off/answer_by.html")
def answer_by(day: date, today: date) -> dict[str, Any]:
    """The day by which an answer is asked for, and how far it is."""
    left = days_left(today, day)
    tone = "late" if left < 0 else "soon" if left <= SOON_DAYS else ""
    return {"answer_by": day, "today": today, "tone": tone}


@register.filter
def settled_by(comment: ParagraphComment, user: User) -> bool:
    """Whether `user`, who reads the comment, may say that it is settled, or that it is not."""
    return may_settle(comment, user)


@register.filter
def may_still_hold(delegation: Delegation, today: date) -> bool:
    """Whether the delegation holds today or later, if it is not withdrawn."""
    return delegation.valid_to is None or delegation.valid_to >= today


@register.inclusion_tag("components/phase_badge.html")
def delegation_badge(delegation: Delegation, today: date) -> dict[str, Any]:
    """Whether a delegation holds, holds later, is over, or was withdrawn."""
    if delegation.withdrawn_at:
        tone, icon_name, word = "quiet", "ban", _("Withdrawn")
    elif not may_still_hold(delegation, today):
        tone, icon_name, word = "quiet", "archive", _("Over")
    elif delegation.valid_from and delegation.valid_from > today:
        tone, icon_name, word = "waiting", "hourglass", _("Holds later")
    else:
        tone, icon_name, word = "done", "check", _("Holds now")
    return {"tone": tone, "icon_name": icon_name, "word": word, "size": ""}
