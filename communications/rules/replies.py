"""What a reply does to the clock. Why it is so: `docs/decisions/0005-which-day-a-reply-counts.md`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from communications.enums import ReplyKind

STOPS_THE_CLOCK = (ReplyKind.SUBSTANTIVE, ReplyKind.REJECTION)


def answered_on(replies: Iterable[tuple[ReplyKind, date]]) -> date | None:
    """The day on which a letter was answered, or None while nothing stops its clock.

    `replies` are kinds with the dates that stand on the replies. The earliest substantive reply or
    rejection counts, in whatever order they came in.
    """
    return min((dated_on for kind, dated_on in replies if kind in STOPS_THE_CLOCK), default=None)


def days_taken(letter_date: date, dated_on: date) -> int:
    """How long a reply took, in calendar days from the letter's date; 0 on the same day."""
    return (dated_on - letter_date).days
