"""How long letters wait; the words are in `communications.waiting_in_words`."""

from __future__ import annotations

from datetime import date

from django import template

from communications import waiting_in_words
from communications.models import Communication

register = template.Library()


@register.filter
def days_to_go(due: date, today: date) -> str:
    """ "12 days left", "due today" or "5 days overdue"."""
    return waiting_in_words.days_to_go(due, today)


@register.filter
def days_since(end: date, start: date) -> str:
    """ "41 days" or "the same day"."""
    return waiting_in_words.days_taken(start, end)


@register.filter
def lateness(letter: Communication, day: date) -> str:
    """How late `day` is for `letter` against both its due days; "" where it is not late."""
    if letter.due_on is None:
        return ""
    return waiting_in_words.lateness_in_words(day, letter.due_on, letter.extended_to)
