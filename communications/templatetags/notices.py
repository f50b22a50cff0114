"""Notices on pages: their icon, and the page on which to do something about them."""

from __future__ import annotations

from django import template
from django.urls import reverse

from communications.enums import NoticeKind
from communications.models import Notice

register = template.Library()

ICONS = {
    NoticeKind.OVERDUE: "triangle-alert",
    NoticeKind.DUE_REMINDER: "alarm-clock",
    NoticeKind.ESCALATION: "clock-alert",
    NoticeKind.SIGN_OFF_ASKED: "signature",
    NoticeKind.SIGN_OFF_REMINDER: "alarm-clock",
    NoticeKind.SIGN_OFF_VOID: "ban",
    NoticeKind.CHANGES_ASKED: "message-square",
    NoticeKind.MANDATE_DECLINED: "user-x",
    NoticeKind.LETTER_CLEARED: "list-checks",
    NoticeKind.LETTER_SENT: "send",
    NoticeKind.DISPATCH_FAILED: "circle-x",
}
ABOUT_SIGN_OFF = frozenset(
    {
        NoticeKind.SIGN_OFF_ASKED,
        NoticeKind.SIGN_OFF_REMINDER,
        NoticeKind.SIGN_OFF_VOID,
        NoticeKind.CHANGES_ASKED,
        NoticeKind.MANDATE_DECLINED,
        NoticeKind.LETTER_CLEARED,
    }
)


@register.filter
def notice_icon(notice: Notice) -> str:
    """The name of the icon of a notice's kind."""
    return ICONS.get(NoticeKind(notice.kind), "bell")


@register.filter
def notice_address(notice: Notice) -> str:
    """The page that a notice leads to: the sign-off of its letter, or the letter."""
    page = "sign-off" if notice.kind in ABOUT_SIGN_OFF else "communication"
    return reverse(page, args=[notice.communication_id])


@register.filter
def due_day_moved(notice: Notice) -> bool:
    """Whether a notice is about a due day that an extension, or its withdrawal, has moved since."""
    about_due_day = notice.kind in NoticeKind.of_due_days()
    return about_due_day and notice.due_on != notice.communication.reply_due_on
