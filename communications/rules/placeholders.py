"""Names in braces that stand in standard paragraphs for what each letter fills in.

A fixed list and one pass over the text: a standard paragraph is text and never a template, and
what is filled in is not looked at again.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from communications.enums import LetterLanguage, Slot

PLACEHOLDERS: Mapping[str, Promise] = MappingProxyType(
    {
        "capacities": _("the titles of the mandates that sign, in the order of the heading"),
        "resolutions": _("the resolutions on which they rest, in the same order"),
        "subject": _("what the letter is about, as typed in the draft"),
        "addressee": _("the name of the State or other addressee"),
        "others": _("the addressees of the parallel letters"),
        "window": _("the reply window by the rule of the day, such as “60 days”"),
        "delay": _("the publication delay by the rule of the day, such as “48 hours”"),
        "salutation": _("whom the compliment names, such as “Excellency”"),
    }
)

# Without these the paragraph would not say what it is for.
NEEDED: Mapping[Slot, tuple[str, ...]] = MappingProxyType(
    {
        Slot.OPENING: ("capacities", "resolutions"),
        Slot.SUBJECT: ("subject",),
        Slot.OTHERS_WRITTEN_TO: ("others",),
    }
)

_IN_BRACES = re.compile(r"\{([^{}]*)\}|[{}]")
_KNOWN = re.compile(rf"\{{({'|'.join(PLACEHOLDERS)})\}}")
_KNOWN_IN_FRENCH = re.compile(rf"(?:\b(d|D|qu|Qu)e )?{_KNOWN.pattern}")
_VOWELS = tuple("aàâeéèêëiîïoôuùûyAÀÂEÉÈÊËIÎÏOÔUÙÛY")


def unknown_placeholders(text: str) -> list[str]:
    """What stands in braces and is no placeholder, each once, in the order of the text.

    A brace without its other half is given as it is ("{").
    """
    found = [match[0] if match[1] is None else match[1] for match in _IN_BRACES.finditer(text)]
    return [name for name in dict.fromkeys(found) if name not in PLACEHOLDERS]


def placeholders_in(text: str) -> list[str]:
    """The placeholders of a standard paragraph, each once, in the order of the text."""
    return list(dict.fromkeys(match[1] for match in _KNOWN.finditer(text)))


def missing_placeholders(text: str, slot: Slot) -> list[str]:
    """The placeholders that a paragraph in this place needs and does not hold."""
    return [name for name in NEEDED.get(slot, ()) if f"{{{name}}}" not in text]


def fill(text: str, values: Mapping[str, str], *, language: str = "") -> str:
    """`text` with each placeholder replaced by its value; other braces stay.

    A placeholder without a value, or with an empty one, stays as it stands, so that a preview
    shows what is missing. In French ("fr") "de" and "que" before it are elided where the value
    begins with a vowel: "en nos qualités d’Experte indépendante". A value that ends in a full stop
    before the full stop of the sentence keeps one of the two: "to Verdant Systems Ltd."
    """

    def ended(value: str, match: re.Match[str]) -> str:
        doubled = value.endswith(".") and match.string.startswith(".", match.end())
        return value[:-1] if doubled else value

    def filled(match: re.Match[str]) -> str:
        return ended(values.get(match[1]) or match[0], match)

    def filled_in_french(match: re.Match[str]) -> str:
        value = values.get(match[2])
        if not value:
            return match[0]
        if match[1] and value.startswith(_VOWELS):
            return f"{match[1]}’{ended(value, match)}"
        return match[0].partition("{")[0] + ended(value, match)

    if language == LetterLanguage.FRENCH:
        return _KNOWN_IN_FRENCH.sub(filled_in_french, text)
    return _KNOWN.sub(filled, text)
