"""How long letters wait, as people read it: "12 days left", "41 days".

Pure; the language is the one that is active for the request.
"""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext, ngettext

from communications.rules.lateness import lateness
from communications.rules.windows import days_left


def days_to_go(due: date, on: date) -> str:
    """How far `due` is from the day `on`: "12 days left", "due today", "5 days overdue"."""
    left = days_left(on, due)
    if left == 0:
        return gettext("due today")
    if left > 0:
        return ngettext("%(days)s day left", "%(days)s days left", left) % {"days": left}
    return ngettext("%(days)s day overdue", "%(days)s days overdue", -left) % {"days": -left}


def days_taken(start: date, end: date) -> str:
    """How long an answer took: "41 days", "the same day"."""
    taken = (end - start).days
    if taken == 0:
        return gettext("the same day")
    return _days(taken)


def lateness_in_words(day: date, first_due: date, extended_to: date | None) -> str:
    """How late `day` is against both due days; "" where it is late against neither.

    "14 days late"; "29 days after the first date, in time under the extension"; "1 day late under
    the extension, 30 days after the first date".
    """
    found = lateness(day, first_due=first_due, extended_to=extended_to)
    if not found.after_first:
        return ""
    if found.after_extended is None:
        return gettext("%(days)s late") % {"days": _days(found.after_first)}
    facts = {"late": _days(found.after_extended), "first": _days(found.after_first)}
    if found.after_extended:
        return gettext("%(late)s late under the extension, %(first)s after the first date") % facts
    return gettext("%(first)s after the first date, in time under the extension") % facts


def _days(number: int) -> str:
    return ngettext("%(days)s day", "%(days)s days", number) % {"days": number}
