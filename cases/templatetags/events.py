"""The record of what happened, on pages."""

from __future__ import annotations

from django import template

from cases.enums import EventKind

register = template.Library()

ICONS = {
    EventKind.IMPORTED: "file-down",
    EventKind.FELL_OVERDUE: "triangle-alert",
    EventKind.REPLY_REGISTERED: "reply",
    EventKind.ANSWERS_JUDGED: "list-checks",
    EventKind.COMMITMENT_RECORDED: "flag",
    EventKind.COMMITMENT_CORRECTED: "pencil",
    EventKind.COMMITMENT_JUDGED: "flag",
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
    EventKind.PERSON_ADDED: "user",
    EventKind.PERSON_CORRECTED: "pencil",
    EventKind.NAMES_SHOWN: "eye",
    EventKind.CONSENT_RECORDED: "shield-check",
    EventKind.INCIDENT_CORRECTED: "pencil",
    EventKind.ALLEGATION_CORRECTED: "pencil",
    EventKind.PERPETRATOR_CORRECTED: "pencil",
    EventKind.RISK_NOTED: "triangle-alert",
    EventKind.CASE_ASSIGNED: "user",
    EventKind.CASE_MOVED: "users",
    EventKind.CASE_CLOSED: "archive",
    EventKind.CASE_REOPENED: "rotate-cw",
    EventKind.CASES_LINKED: "link",
    EventKind.TO_DO_ADDED: "list",
    EventKind.TO_DO_DONE: "check",
    EventKind.SIGN_OFF_ASKED: "users",
    EventKind.COMMENTED: "message-square",
    EventKind.COMMENT_RESOLVED: "check",
    EventKind.SIGNED_OFF: "signature",
    EventKind.CHANGES_ASKED: "message-square",
    EventKind.MANDATE_DECLINED: "user-x",
    EventKind.SIGN_OFF_VOIDED: "ban",
    EventKind.SIGN_OFF_REMINDED: "bell",
    EventKind.LETTER_CLEARED: "list-checks",
    EventKind.LETTER_TAKEN_BACK: "rotate-cw",
    EventKind.SIGN_OFF_DELEGATED: "user-check",
    EventKind.DELEGATION_WITHDRAWN: "user-x",
}


@register.filter
def event_icon(kind: str) -> str:
    """The icon of a kind of event."""
    return ICONS.get(EventKind(kind), "history")
