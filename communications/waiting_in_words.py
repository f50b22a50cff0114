"""How long letters wait, as people read it: "12 days left", "41 days".

Pure; the language is the one that is active for the request.
"""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext, ngettext

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
    return ngettext("%(days)s day", "%(days)s days", taken) % {"days": taken}
