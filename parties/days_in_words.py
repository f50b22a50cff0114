"""Days and moments as people read them: "3 July 2023", "3 July 2023, 14:02".

Pure; the language is the one that is active for the request.
"""

from __future__ import annotations

from datetime import date, datetime

from babel import Locale
from babel.dates import format_date, format_datetime, format_skeleton
from django.utils.translation import get_language, gettext, to_locale

from .office_day import OFFICE_ZONE


def babel_locale(language: str | None = None) -> Locale:
    """The locale for a language code such as "en" or "zh-hans"; by default the active one.

    English dates are written the way the United Nations writes them: the day first.
    """
    code = to_locale(language or get_language() or "en")
    return Locale.parse("en_GB" if code == "en" else code)


def day_in_words(day: date) -> str:
    """The day with its month as a word: "3 July 2023", "3 juillet 2023"."""
    return str(format_date(day, "long", locale=babel_locale()))


def partial_day_in_words(day: date, exact_to: str) -> str:
    """A day, or its month or year alone: "3 July 2023", "July 2023", "2023"."""
    skeleton = {"month": "yMMMM", "year": "y"}.get(exact_to)
    if skeleton is None:
        return day_in_words(day)
    return str(format_skeleton(skeleton, day, locale=babel_locale()))


def moment_in_words(moment: datetime) -> str:
    """A moment at the office: "3 July 2023, 14:02", in Geneva's time."""
    local = moment.astimezone(OFFICE_ZONE)
    words = {"day": day_in_words(local.date()), "time": time_in_words(moment)}
    return gettext("%(day)s, %(time)s") % words


def time_in_words(moment: datetime) -> str:
    """A moment of today at the office: "14:02", in Geneva's time."""
    local = moment.astimezone(OFFICE_ZONE)
    return str(format_datetime(local, "HH:mm", locale=babel_locale()))
