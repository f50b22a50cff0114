"""Comparing the titles of mandates as letters print them.

The same title comes with and without articles, in the form of a woman or a man, in the name of
the Working Group or of its Chair-Rapporteur. Two titles mean the same mandate when their
normalised forms are equal; nothing is matched by likeness.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from .reference_data import mandate_records

_WORD = re.compile(r"[^\W_]+")
# Whoever signs for a working group or joins the mandates in a heading: not part of the title.
_LEADING = re.compile(
    r"^(?:(?:current )?(?:vice )?(?:chairperson|chairman|chairwoman|chair|president[ae]?)"
    r"(?: (?:rapporteur|rapporteuse|relator|relatora))?"
    r"(?: on (?:communications|follow up))?"
    r"|mandates?|mandats?|mandatos?) (?:of|du|de|del|des|de la) (?:the |le |la |el )?"
)
_SAME_WORD = {
    "rapporteuse": "rapporteur",
    "speciale": "special",
    "experte": "expert",
    "independante": "independant",
    "representante": "representant",
    "chargee": "charge",
    "relatora": "relator",
    "experta": "experto",
    "independienta": "independiente",
    "humains": "homme",
    "humain": "homme",
}
_LEFT_OUT = frozenset(
    {"the", "a", "an", "of", "and", "to"}
    | {"le", "la", "les", "l", "un", "une", "de", "du", "des", "d", "et", "a", "au", "aux"}
    | {"el", "los", "las", "una", "del", "y", "e"}
)


@lru_cache(maxsize=4096)
def normalise_title(title: str) -> str:
    """A mandate's title in the form in which titles are compared.

    Without accents, capitals, punctuation, articles and linking words, and without what a
    Chair-Rapporteur adds; words that change with the holder's gender in the masculine; the French
    "droits humains" as "droits de l'homme".
    """
    bare = "".join(c for c in unicodedata.normalize("NFKD", title) if not unicodedata.combining(c))
    words = " ".join(_WORD.findall(bare.casefold()))
    subject = _LEADING.sub("", words)
    return " ".join(_SAME_WORD.get(word, word) for word in subject.split() if word not in _LEFT_OUT)


@cache
def _codes_by_title() -> dict[str, str | None]:
    codes: dict[str, str | None] = {}
    for mandate in mandate_records():
        titles = {normalise_title(row.title) for row in mandate.titles}
        for title in titles | {normalise_title(other) for other in mandate.other_titles}:
            codes[title] = None if title in codes else mandate.code
    return codes


def code_of_mandate(title: str) -> str | None:
    """The code of the mandate that has or had this title, by the data that come with the program.

    Any of the languages, forms and wordings known; None where no mandate or more than one has it.
    """
    return _codes_by_title().get(normalise_title(title))
