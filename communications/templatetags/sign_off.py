"""How answers of mandates look: always a word, an icon and a colour together."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import template
from django.utils.translation import gettext as _

from communications.enums import SignOffAnswer, Stage
from communications.models import SignOff
from communications.rules.windows import days_left

register = template.Library()

LOOKS = {
    SignOffAnswer.PENDING: ("waiting", "hourglass"),
    SignOffAnswer.SIGNED: ("done", "signature"),
    SignOffAnswer.CHANGES_ASKED: ("soon", "message-square"),
    SignOffAnswer.DECLINED: ("quiet", "user-x"),
}
SOON_DAYS = 1


@register.inclusion_tag("components/phase_badge.html")
def answer_badge(row: SignOff, today: date) -> dict[str, Any]:
    """The badge of an answer; of one that is not there yet, whether it is late."""
    answer = SignOffAnswer(row.answer)
    (tone, icon_name), word = LOOKS[answer], str(answer.label)
    if row.voided_on:
        tone, icon_name, word = "quiet", "ban", _("Void: %(answer)s") % {"answer": word}
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
