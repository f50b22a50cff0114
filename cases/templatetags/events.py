"""The record of what happened, on pages."""

from __future__ import annotations

from django import template

from cases.enums import EventKind

register = template.Library()

ICONS = {
    EventKind.IMPORTED: "file-down",
    EventKind.FELL_OVERDUE: "triangle-alert",
    EventKind.REPLY_REGISTERED: "reply",
    EventKind.LETTER_RENDERED: "file-text",
    EventKind.SUBMISSION_REGISTERED: "inbox",
    EventKind.SUBMISSION_CORRECTED: "pencil",
    EventKind.SOURCE_RECORDED: "lock",
    EventKind.SOURCE_OPENED: "eye",
    EventKind.ADMISSIBILITY_JUDGED: "list",
    EventKind.CASE_OPENED: "plus",
    EventKind.SUBMISSION_JOINED: "link",
    EventKind.SUBMISSION_DECLINED: "x",
    EventKind.TRIAGE_REOPENED: "rotate-cw",
}


@register.filter
def event_icon(kind: str) -> str:
    """The icon of a kind of event."""
    return ICONS.get(EventKind(kind), "history")
