"""Why two pieces of information look alike, as people read it.

Pure; the language is the one that is active for the request.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from cases.rules.likeness import Reason

WORDS = {
    Reason.SAME_PERSON: _("same person"),
    Reason.SAME_TEXT: _("nearly the same text"),
    Reason.SAME_PLACE: _("same place"),
    Reason.SAME_COUNTRY: _("same country"),
    Reason.NEAR_DATES: _("near dates"),
    Reason.SAME_TITLE: _("like title"),
}


def reasons_in_words(reasons: Iterable[Reason]) -> str:
    """The reasons one after the other: "nearly the same text, same place"."""
    return ", ".join(str(WORDS[reason]) for reason in reasons)
