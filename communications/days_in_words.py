"""Days as people read them: "3 July 2023", "12 days left".

Pure; the language is the one that is active for the request.
"""

from __future__ import annotations

from datetime import date, datetime

from babel import Locale
from babel.dates import format_date, format_datetime
from django.utils.translation import get_language, gettext, ngettext, to_locale

from communications.rules.windows import days_left
from parties.office_day import OFFICE_ZONE


def babel_locale(language: str | None = None) -> Locale:
    """The locale for a language code such as "en" or "zh-hans"; by default the active one.

    English dates are written the way the United Nations writes them: the day first.
    """
    code = to_locale(language or get_language() or "en")
    return Locale.parse("en_GB" if code == "en" else code)


def day_in_words(day: date) -> str:
    """The day with its month as a word: "3 July 2023", "3 juillet 2023"."""
    return str(format_date(day, "long", locale=babel_locale()))


def moment_in_words(moment: datetime) -> str:
    """A moment at the office: "3 July 2023, 14:02", in Geneva's time."""
    local = moment.astimezone(OFFICE_ZONE)
    time = format_datetime(local, "HH:mm", locale=babel_locale())
    return gettext("%(day)s, %(time)s") % {"day": day_in_words(local.date()), "time": time}


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
