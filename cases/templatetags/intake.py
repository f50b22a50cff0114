"""Submissions on pages."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from cases.enums import Decision
from cases.likeness_in_words import reasons_in_words
from cases.models import Submission, TriageDecision
from cases.rules.admissibility import is_admissible
from parties.days_in_words import partial_day_in_words
from parties.models import State
from parties.state_names import state_name

register = template.Library()
register.filter(reasons_in_words)

DECISIONS = {
    Decision.CASE_OPENED: ("done", "check"),
    Decision.CASE_JOINED: ("done", "link"),
    Decision.DECLINED: ("quiet", "circle-minus"),
}


@register.inclusion_tag("components/phase_badge.html")
def decision_badge(decision: TriageDecision | None, size: str = "") -> dict[str, Any]:
    """What was decided, or that nothing is; always a word, an icon and a colour together."""
    if not decision:
        word = gettext("To be decided")
        return {"tone": "waiting", "icon_name": "hourglass", "word": word, "size": size}
    known = Decision(decision.decision)
    tone, icon_name = DECISIONS[known]
    return {"tone": tone, "icon_name": icon_name, "word": known.label, "size": size}


@register.inclusion_tag("components/phase_badge.html")
def admissibility_badge(admissible: bool | None) -> dict[str, Any]:
    """Whether the five criteria are met, or not judged yet."""
    if admissible is None:
        return {"tone": "quiet", "icon_name": "circle-dashed", "word": gettext("Not judged yet")}
    if admissible:
        return {"tone": "done", "icon_name": "check", "word": gettext("Admissible")}
    return {"tone": "late", "icon_name": "x", "word": gettext("Not admissible")}


@register.inclusion_tag("components/phase_badge.html")
def urgent_badge() -> dict[str, Any]:
    return {"tone": "late", "icon_name": "alarm-clock", "word": gettext("Urgent")}


@register.filter
def admissibility(submission: Submission) -> bool | None:
    """Whether it is admissible, from answers that were fetched with it."""
    return is_admissible({each.criterion: each.met for each in submission.answers.all()})


@register.filter
def day_of_facts(submission: Submission) -> SafeString | str:
    """When it happened, as exactly as it is known; nothing where it is not."""
    day = submission.occurred_on
    if day is None:
        return ""
    machine = {"month": f"{day:%Y-%m}", "year": f"{day:%Y}"}.get(submission.precision)
    words = partial_day_in_words(day, submission.precision)
    return format_html('<time datetime="{}">{}</time>', machine or day.isoformat(), words)


@register.filter
def country(state: State | None) -> str:
    """The State's name in the language of the page."""
    return state_name(state.code, (get_language() or "en")[:2]) if state else ""
