"""Finding provisions for the annex of a letter."""

from __future__ import annotations

import re
import unicodedata

from django.db.models import Q

from communications.models import Provision

_WORD = re.compile(r"[^\W_]+")


def search_provisions(
    text: str,
    *,
    language: str,
    addressee_kind: str | None = None,
    right: str | None = None,
) -> list[Provision]:
    """The offered provisions that hold every word of `text`, in the order of the library.

    Compared are code, titles, symbol, number and summary in `language` ("en", "fr", "es"), without
    accents and capitals; a word may be the beginning of another ("tort" finds torture), a number is
    a whole one. Those in which all words are found outside of the summary come first: "ICCPR 19".
    An empty `text` finds all, and a provision that names no right belongs to each. One query;
    instruments are fetched with it.
    """
    provisions = Provision.objects.filter(offered=True).select_related("instrument")
    if addressee_kind:
        provisions = provisions.filter(addressee_kinds__contains=[addressee_kind])
    if right:
        provisions = provisions.filter(Q(rights__contains=[right]) | Q(rights=[]))
    wanted = _words(text)
    by_name = []
    by_summary = []
    for provision in provisions:
        name = _words(_name(provision, language))
        if _holds(name, wanted):
            by_name.append(provision)
        elif _holds(name + _words(provision.summary_in(language)), wanted):
            by_summary.append(provision)
    return by_name + by_summary


def _name(provision: Provision, language: str) -> str:
    instrument = provision.instrument
    label, title = provision.label_in(language), instrument.title_in(language)
    return " ".join((instrument.code, label, title, instrument.symbol))


def _words(text: str) -> list[str]:
    """The words of a text without accents and capitals."""
    marks_apart = unicodedata.normalize("NFKD", text.casefold())
    return _WORD.findall("".join(c for c in marks_apart if not unicodedata.combining(c)))


def _holds(words: list[str], wanted: list[str]) -> bool:
    """Whether each wanted word begins one of `words`; a number must be one of them."""
    return all(
        each in words if each.isdecimal() else any(word.startswith(each) for word in words)
        for each in wanted
    )
