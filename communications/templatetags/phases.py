"""How a phase looks: always a word, an icon and a colour together."""

from __future__ import annotations

from typing import Any

from django import template

from communications.enums import Phase, Stage
from communications.models import Communication

register = template.Library()

TONES = {
    Phase.OVERDUE: "late",
    Phase.DUE_TODAY: "today",
    Phase.DUE_SOON: "soon",
    Phase.AWAITING: "waiting",
    Phase.NO_WINDOW: "quiet",
    Phase.NOT_SENT: "quiet",
    Phase.ANSWERED_IN_TIME: "done",
    Phase.ANSWERED_LATE: "done",
    Phase.CLOSED: "quiet",
}
ICONS = {
    Phase.OVERDUE: "triangle-alert",
    Phase.DUE_TODAY: "bell",
    Phase.DUE_SOON: "alarm-clock",
    Phase.AWAITING: "hourglass",
    Phase.NO_WINDOW: "circle-minus",
    Phase.NOT_SENT: "circle-dashed",
    Phase.ANSWERED_IN_TIME: "check",
    Phase.ANSWERED_LATE: "clock-check",
    Phase.CLOSED: "archive",
}


# A letter that was not sent, or was voided, is told by its stage: no day counts for it.
STAGES = {
    Stage.DRAFT: ("quiet", "pencil"),
    Stage.IN_SIGN_OFF: ("waiting", "users"),
    Stage.CLEARED: ("done", "list-checks"),
    Stage.DROPPED: ("quiet", "ban"),
    Stage.VOIDED: ("late", "ban"),
}


@register.inclusion_tag("components/phase_badge.html")
def standing_badge(letter: Communication, size: str = "") -> dict[str, Any]:
    """Where a letter stands: its stage until it is sent and once it is voided, else its phase.

    `letter` carries `phase` (`with_phase`); `size` "large" for the head of a page.
    """
    stage = Stage(letter.stage)
    if stage not in STAGES:
        return phase_badge(letter.phase, size)
    tone, icon_name = STAGES[stage]
    return {"tone": tone, "icon_name": icon_name, "word": stage.label, "size": size}


@register.inclusion_tag("components/phase_badge.html")
def phase_badge(phase: str, size: str = "") -> dict[str, Any]:
    """The badge of a phase; `size` "large" for the head of a page."""
    known = Phase(phase)
    return {"tone": TONES[known], "icon_name": ICONS[known], "word": known.label, "size": size}


@register.filter
def tone(phase: str) -> str:
    """The name of the phase's colour."""
    return TONES[Phase(phase)]


@register.filter
def phase_icon(phase: str) -> str:
    """The name of the phase's icon."""
    return ICONS[Phase(phase)]
