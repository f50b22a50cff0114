"""A step on the way to a date: facts, and a sentence with them in the language of the moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import ngettext

from communications.enums import WindowUnit
from parties.days_in_words import day_in_words

from .windows import Window

Fact = date | Window | str


@dataclass(frozen=True, slots=True)
class Step:
    """One step: a key that stays the same in every language, its facts, a sentence with them."""

    key: str
    facts: Mapping[str, Fact]
    template: str | Promise

    @property
    def sentence(self) -> str:
        """The step in the language that is active now."""
        return str(self.template) % {name: _in_words(fact) for name, fact in self.facts.items()}

    def as_json(self) -> dict[str, Any]:
        """Key, values (days in ISO 8601, windows as value and unit) and sentence."""
        values = {name: _as_json(fact) for name, fact in self.facts.items()}
        return {"key": self.key, "values": values, "sentence": self.sentence}


def _in_words(fact: Fact) -> str:
    if isinstance(fact, date):
        return day_in_words(fact)
    if isinstance(fact, Window):
        return _window_in_words(fact)
    return fact


def _window_in_words(window: Window) -> str:
    forms = {
        WindowUnit.DAYS: ngettext("%(value)s day", "%(value)s days", window.value),
        WindowUnit.MONTHS: ngettext("%(value)s month", "%(value)s months", window.value),
        WindowUnit.HOURS: ngettext("%(value)s hour", "%(value)s hours", window.value),
    }
    return forms[window.unit] % {"value": window.value}


def _as_json(fact: Fact) -> str | dict[str, Any]:
    if isinstance(fact, date):
        return fact.isoformat()
    if isinstance(fact, Window):
        return {"value": fact.value, "unit": fact.unit.value}
    return fact
