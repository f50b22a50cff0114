"""What an event changed, in words: before and after, as far as it stands in the record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import template
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from cases.enums import (
    AgeGroup,
    DatePrecision,
    EventKind,
    PerpetratorKind,
    PersonGender,
    PersonRole,
    Right,
    RiskLevel,
)
from cases.models import Event
from parties.days_in_words import day_in_words, partial_day_in_words
from parties.models import Mandate
from parties.state_names import state_name

register = template.Library()

LABELS: Mapping[str, Promise] = {
    "person": _("Person"),
    "role": _("Role"),
    "gender": _("Gender"),
    "age_group": _("Age group"),
    "nationality": _("Nationality"),
    "names": _("Names"),
    "addressee": _("May be named to the addressee"),
    "public": _("May be named in public"),
    "answered_on": _("Answered on"),
    "happened_on": _("Happened on"),
    "occurred_on": _("When"),
    "precision": _("Exactness"),
    "state": _("Country"),
    "rights": _("Rights concerned"),
    "kind": _("Kind"),
    "level": _("Risk"),
    "due_on": _("Due on"),
    "extended_to": _("Extended to"),
    "until": _("Day asked for or granted"),
    "closed_on": _("Closed on"),
    "persons": _("Persons"),
    "incidents": _("Incidents"),
}
WORDS: Mapping[str, Any] = {
    "role": PersonRole,
    "gender": PersonGender,
    "age_group": AgeGroup,
    "kind": PerpetratorKind,
    "precision": DatePrecision,
    "level": RiskLevel,
}
DAYS = frozenset({"answered_on", "happened_on", "due_on", "closed_on", "extended_to", "until"})
STATES = frozenset({"nationality", "state"})
# A letter is set as pages with its annex and its cover notes, which are files of their own.
RENDERED: Mapping[str, Promise] = {
    "annex": _("Annex rendered"),
    "cover_note": _("Cover note rendered"),
}
PLAIN: Mapping[Any, Promise] = {"yes": _("yes"), "no": _("no"), "changed": _("changed")}


@dataclass(frozen=True, slots=True)
class Change:
    """A field and what it said; `before` is empty where there was nothing."""

    label: str
    before: str
    after: str


@register.simple_tag
def with_titles(events: Iterable[Event]) -> list[tuple[Event, str]]:
    """Each event with what happened: which file was rendered, which mandate answered.

    In one query for all the mandates, in none where no event names one.
    """
    listed = list(events)
    codes = {code for event in listed if (code := event.after.get("mandate"))}
    mandates = dict(_mandate_names(codes)) if codes else {}
    return [(event, _title(event, mandates)) for event in listed]


def _mandate_names(codes: Iterable[str]) -> Iterable[tuple[str, str]]:
    return Mandate.objects.filter(code__in=codes).values_list("code", "short_name")


def _title(event: Event, mandates: Mapping[str, str]) -> str:
    kind, code = event.get_kind_display(), event.after.get("mandate")
    if event.kind == EventKind.LETTER_RENDERED:
        return str(RENDERED.get(event.after.get("document", ""), kind))
    if code:
        facts = {"act": kind, "mandate": mandates.get(code, code)}
        return gettext("%(act)s: %(mandate)s") % facts
    return str(kind)


@register.filter
def changes(event: Event) -> list[Change]:
    """The fields of `event` that people understand; keys of rows are left out."""
    names = [name for name in LABELS if name in event.before or name in event.after]
    if "occurred_on" in names and "precision" in names:
        names.remove("precision")
    found = [_change(name, event) for name in names]
    return [each for each in found if each.before or each.after]


def _change(name: str, event: Event) -> Change:
    before, after = _in_words(name, event.before), _in_words(name, event.after)
    return Change(str(LABELS[name]), "" if before == after else before, after)


def _in_words(name: str, facts: Mapping[str, Any]) -> str:
    value = facts.get(name)
    if value in (None, ""):
        return ""
    if name == "occurred_on":
        return partial_day_in_words(date.fromisoformat(value), facts.get("precision", "day"))
    if name in DAYS:
        return day_in_words(date.fromisoformat(value))
    if name in STATES:
        return state_name(value, (get_language() or "en")[:2])
    if name == "rights":
        return ", ".join(str(Right(right).label) for right in value.split(", "))
    known = WORDS.get(name)
    words = dict(known.choices) if known else PLAIN
    return str(words.get(value, value))
