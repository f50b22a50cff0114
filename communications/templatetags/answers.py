"""Answers and commitments on pages: always a word, an icon and a colour together."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import template
from django.utils.translation import gettext_lazy as _

from communications.enums import AnswerState, CommitmentState
from communications.models import Commitment

register = template.Library()

BADGES = {
    AnswerState.ANSWERED: ("done", "check"),
    AnswerState.PARTLY: ("soon", "circle-dashed"),
    AnswerState.NOT_ANSWERED: ("quiet", "circle-minus"),
    AnswerState.REFUSED: ("late", "ban"),
}
COUNTED = {
    AnswerState.ANSWERED: _("%(count)s answered"),
    AnswerState.PARTLY: _("%(count)s partly answered"),
    AnswerState.NOT_ANSWERED: _("%(count)s not answered"),
    AnswerState.REFUSED: _("%(count)s refused"),
}
OUTCOMES = {
    CommitmentState.OPEN: ("waiting", "hourglass"),
    CommitmentState.KEPT: ("done", "check"),
    CommitmentState.PARTLY: ("soon", "circle-dashed"),
    CommitmentState.BROKEN: ("late", "circle-x"),
    CommitmentState.UNKNOWN: ("quiet", "circle-minus"),
}


@register.filter
def at(mapping: Mapping[int, Any], key: int) -> Any:
    """What stands in `mapping` for `key`; None where nothing does."""
    return mapping.get(key)


@register.inclusion_tag("components/phase_badge.html")
def answer_badge(state: str) -> dict[str, Any]:
    """The badge of how a question is answered."""
    known = AnswerState(state)
    tone, icon_name = BADGES[known]
    return {"tone": tone, "icon_name": icon_name, "word": known.label}


@register.inclusion_tag("components/phase_badge.html")
def answer_count(state: str, count: int) -> dict[str, Any]:
    """The badge that says how many questions are answered so."""
    known = AnswerState(state)
    tone, icon_name = BADGES[known]
    return {"tone": tone, "icon_name": icon_name, "word": COUNTED[known] % {"count": count}}


@register.inclusion_tag("components/phase_badge.html")
def commitment_badge(commitment: Commitment, today: date) -> dict[str, Any]:
    """The badge of what came of a commitment; overdue where its day lies before `today`."""
    if commitment.is_overdue(today):
        return {"tone": "late", "icon_name": "triangle-alert", "word": _("Overdue")}
    known = CommitmentState(commitment.state)
    tone, icon_name = OUTCOMES[known]
    return {"tone": tone, "icon_name": icon_name, "word": known.label}
