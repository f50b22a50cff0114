"""Whether a title tells who a person is. Pure.

Titles stand in lists, in notices and in the record of events, where no person may be named.
"""

from __future__ import annotations

from collections.abc import Iterable

from .names import fold

# A shorter last word, such as "Li", is too common to be taken for a name.
SHORTEST_FAMILY_NAME = 4


def names_in_title(title: str, names: Iterable[str]) -> list[str]:
    """Those of `names` that `title` gives away: whole, by two of their words, or by the last one.

    Accents, capitals and marks between words do not matter.
    """
    words = set(_words(title))
    return [name for name in names if _is_given_away(_words(name), words)]


def _is_given_away(name: list[str], title: set[str]) -> bool:
    shared = [word for word in name if word in title]
    if len(shared) >= min(2, len(name)) > 0:
        return True
    return bool(name) and len(name[-1]) >= SHORTEST_FAMILY_NAME and name[-1] in title


def _words(text: str) -> list[str]:
    return "".join(c if c.isalnum() else " " for c in fold(text)).split()
