"""Drafts on pages: how far a letter has come, its standard words, what changed in them."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.translation import gettext_lazy as _

from communications.enums import Stage
from communications.models import Communication, Provision, StandardParagraphVersion
from communications.rules.comparing import Change, ChangeKind

from .phases import STAGES

register = template.Library()

CHANGES = {
    ChangeKind.SAME: ("", "", ""),
    ChangeKind.CHANGED: ("soon", "pencil", _("Changed")),
    ChangeKind.ADDED: ("done", "plus", _("Added")),
    ChangeKind.REMOVED: ("late", "circle-minus", _("Removed")),
    ChangeKind.MOVED: ("waiting", "arrow-down", _("Moved here")),
}


@register.inclusion_tag("components/phase_badge.html")
def stage_badge(letter: Communication, size: str = "") -> dict[str, Any]:
    """The stage of a letter, sent ones included; `size` "large" for the head of a page."""
    stage = Stage(letter.stage)
    tone, icon_name = STAGES.get(stage, ("done", "send"))
    return {"tone": tone, "icon_name": icon_name, "word": stage.label, "size": size}


@register.inclusion_tag("components/phase_badge.html")
def change_badge(change: Change) -> dict[str, Any]:
    """What became of a paragraph."""
    tone, icon_name, word = CHANGES[change.kind]
    return {"tone": tone, "icon_name": icon_name, "word": word, "size": ""}


@register.simple_tag
def standard_words(version: StandardParagraphVersion, signing: int) -> str:
    """The words of a standard paragraph for a letter that so many mandates sign."""
    return version.text_for(signing)


@register.filter
def label_in(provision: Provision, language: str) -> str:
    """The name of a provision in the language of a letter."""
    return provision.label_in(language)


@register.filter
def summary_in(provision: Provision, language: str) -> str:
    """The paragraph of a provision in the language of a letter."""
    return provision.summary_in(language)
