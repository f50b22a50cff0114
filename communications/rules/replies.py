"""What a reply does to the clock. Why it is so: `docs/decisions/0005-which-day-a-reply-counts.md`."""

from __future__ import annotations

from datetime import date

from communications.enums import ReplyKind

STOPS_THE_CLOCK = frozenset({ReplyKind.SUBSTANTIVE, ReplyKind.REJECTION})


def answered_on(before: date | None, kind: ReplyKind, dated_on: date) -> date | None:
    """The day on which a letter is answered, once a reply of `kind` and date has come in.

    `before` is that day as known until now, None while nothing has stopped the clock. The earliest
    date on a substantive reply or a rejection counts, in whatever order they come in.
    """
    if kind not in STOPS_THE_CLOCK:
        return before
    return dated_on if before is None else min(before, dated_on)


def days_taken(letter_date: date, dated_on: date) -> int:
    """How long a reply took, in calendar days from the letter's date; 0 on the same day."""
    return (dated_on - letter_date).days
