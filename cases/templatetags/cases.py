"""Cases on pages: where they stand, who may be named, names masked until they are asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from cases.enums import ConsentPurpose, RiskLevel
from cases.models import Case, Consent, Incident, Person
from cases.rules.masking import mask
from cases.services.consents import PRESENT_ANSWER
from parties.days_in_words import partial_day_in_words

register = template.Library()

RISKS = {
    RiskLevel.LOW: ("quiet", "shield-check"),
    RiskLevel.MODERATE: ("soon", "info"),
    RiskLevel.HIGH: ("late", "triangle-alert"),
    RiskLevel.EXTREME: ("late", "circle-alert"),
}


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether somebody may be named, and the row that says so; without a row nobody was asked."""

    given: bool
    row: Consent | None


@register.filter
def masked(text: str, parts: frozenset[str] | None) -> str:
    """`text` without the names that `parts` belong to; as it is for None."""
    if parts is None:
        return text
    return mask(text, parts, token=gettext("[name]"))


@register.filter
def answer(person: Person, purpose: str) -> Answer:
    """The present answer of a person whose consents were fetched, in their order."""
    given = getattr(person, PRESENT_ANSWER[ConsentPurpose(purpose)])
    rows = [each for each in person.consents.all() if each.purpose == purpose]
    return Answer(given, rows[-1] if rows else None)


@register.inclusion_tag("components/phase_badge.html")
def case_badge(case: Case, size: str = "") -> dict[str, Any]:
    """Whether a case is open; always a word, an icon and a colour together."""
    if case.closed_on:
        return {"tone": "quiet", "icon_name": "archive", "word": gettext("Closed"), "size": size}
    return {"tone": "waiting", "icon_name": "circle-dashed", "word": gettext("Open"), "size": size}


@register.inclusion_tag("components/phase_badge.html")
def risk_badge(level: str, size: str = "") -> dict[str, Any]:
    """How great the risk is for those concerned; not judged for ""."""
    if not level:
        word = gettext("Risk not judged")
        return {"tone": "quiet", "icon_name": "circle-minus", "word": word, "size": size}
    known = RiskLevel(level)
    tone, icon_name = RISKS[known]
    word = gettext("Risk: %(level)s") % {"level": known.label.lower()}
    return {"tone": tone, "icon_name": icon_name, "word": word, "size": size}


@register.filter
def day_of_incident(incident: Incident) -> SafeString:
    """When it happened, as exactly as it is known."""
    day = incident.occurred_on
    machine = {"month": f"{day:%Y-%m}", "year": f"{day:%Y}"}.get(incident.precision)
    words = partial_day_in_words(day, incident.precision)
    return format_html('<time datetime="{}">{}</time>', machine or day.isoformat(), words)
