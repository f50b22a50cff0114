"""What letters say alike whatever they are about, and how their languages join, date and set it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from babel.dates import format_date

from communications.enums import LetterLanguage, WindowUnit

from .windows import Window

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterWords:
    """The fixed words of letters in one language.

    after_salutation: the sign that ends the salutation.
    greeting: what a salutation has before the form of address, which stands alone in the
        compliment ("Dear Ms. Castellan," but "Please accept, Ms. Castellan, ...").
    articles: how a title is joined to "Mandate", by the first words of the title; the last one,
        "", is for all others.
    apart: what parts the items of a list that have commas themselves.
    units: the singular and plural of the units of windows.
    """

    locale: str
    mandate: str
    mandates: str
    articles: Mapping[str, str]
    apart: str
    conjunction: str
    reference_label: str
    reference_note: str
    after_salutation: str
    greeting: re.Pattern[str]
    annex_label: str
    annex_title: str
    units: Mapping[WindowUnit, tuple[str, str]]


_ENGLISH = LetterWords(
    locale="en_GB",
    mandate="Mandate of ",
    mandates="Mandates of ",
    articles={"": "the "},
    apart="; ",
    conjunction="and",
    reference_label="Ref.:",
    reference_note="(Please use this reference in your reply)",
    after_salutation=",",
    greeting=re.compile(r"\Adear\s+", re.IGNORECASE),
    annex_label="Annex",
    annex_title="Reference to international human rights law",
    units={
        WindowUnit.DAYS: ("day", "days"),
        WindowUnit.MONTHS: ("month", "months"),
        WindowUnit.HOURS: ("hour", "hours"),
    },
)
_FRENCH = LetterWords(
    locale="fr",
    mandate="Mandat ",
    mandates="Mandats ",
    articles={
        "Rapporteuse": "de la ",
        "Représentante": "de la ",
        "Présidente": "de la ",
        "Envoyée": "de l’",
        "Expert": "de l’",
        "": "du ",
    },
    apart=f"{NO_BREAK_SPACE}; ",
    conjunction="et",
    reference_label=f"Réf.{NO_BREAK_SPACE}:",
    reference_note="(Veuillez utiliser cette référence dans votre réponse)",
    after_salutation=",",
    greeting=re.compile(r"\Ach(?:er|ère)s?\s+", re.IGNORECASE),
    annex_label="Annexe",
    annex_title="Références au droit international des droits de l’homme",
    units={
        WindowUnit.DAYS: ("jour", "jours"),
        WindowUnit.MONTHS: ("mois", "mois"),
        WindowUnit.HOURS: ("heure", "heures"),
    },
)
_SPANISH = LetterWords(
    locale="es",
    mandate="Mandato ",
    mandates="Mandatos ",
    articles={
        "Relatora": "de la ",
        "Experta": "de la ",
        "Presidenta": "de la ",
        "Enviada": "de la ",
        "": "del ",
    },
    apart="; ",
    conjunction="y",
    reference_label="Ref.:",
    reference_note="(Por favor, utilice esta referencia en su respuesta)",
    after_salutation=":",
    greeting=re.compile(r"\A(?:estimad|distinguid)[oa]s?\s+", re.IGNORECASE),
    annex_label="Anexo",
    annex_title="Referencias al derecho internacional de los derechos humanos",
    units={
        WindowUnit.DAYS: ("día", "días"),
        WindowUnit.MONTHS: ("mes", "meses"),
        WindowUnit.HOURS: ("hora", "horas"),
    },
)
_WORDS: Mapping[str, LetterWords] = {
    LetterLanguage.ENGLISH: _ENGLISH,
    LetterLanguage.FRENCH: _FRENCH,
    LetterLanguage.SPANISH: _SPANISH,
}

_BEFORE_SIGN = re.compile(r" +(?=[;:!?»%])")
_AFTER_QUOTE = re.compile(r"« +")
_CONTRACTION = re.compile(r"\b([Dd]e|[Aa]) el ")
# "Y" becomes "e" before the sound of i, which "hie-" and "ia-" do not have.
_SOUND_OF_I = re.compile(r"h?[ií](?![aeoáéó])", re.IGNORECASE)


def words_of(language: str) -> LetterWords:
    """The fixed words of a language of `LetterLanguage`. Raises KeyError for every other."""
    return _WORDS[language]


def written_date(day: date, language: str) -> str:
    """A day as letters print it: 3 July 2023, 1er juillet 2023, 3 de julio de 2023."""
    written = str(format_date(day, "long", locale=words_of(language).locale))
    if language == LetterLanguage.FRENCH and day.day == 1:
        return written.replace("1 ", "1er ", 1)
    return written


def written_window(window: Window, language: str) -> str:
    """A window as letters print it: 60 days, 1 mois, 48 horas."""
    one, several = words_of(language).units[window.unit]
    return f"{window.value} {one if window.value == 1 else several}"


def listed(items: Sequence[str], language: str) -> str:
    """The items with "and" before the last: a, b and c; with semicolons where one has a comma."""
    if any("," in item for item in items):
        return listed_apart(items, language)
    return _joined(items, ", ", language)


def listed_apart(items: Sequence[str], language: str) -> str:
    """The items with semicolons and "and" before the last, as titles are listed: a; b and c."""
    return _joined(items, words_of(language).apart, language)


def _joined(items: Sequence[str], separator: str, language: str) -> str:
    if len(items) < 2:
        return "".join(items)
    conjunction = words_of(language).conjunction
    if conjunction == "y" and _SOUND_OF_I.match(items[-1]):
        conjunction = "e"
    return f"{separator.join(items[:-1])} {conjunction} {items[-1]}"


def with_article(title: str, language: str) -> str:
    """A mandate's title as a heading joins it: the Special Rapporteur, du Rapporteur, del Relator.

    A title that begins with no office known has the article of most.
    """
    articles = words_of(language).articles
    return next(articles[start] for start in articles if title.startswith(start)) + title


def heading_of(titles: Sequence[str], language: str) -> str:
    """The letter's heading: Mandates of the A; the B and the C. One title: Mandate of the A."""
    words = words_of(language)
    start = words.mandate if len(titles) == 1 else words.mandates
    return start + listed_apart([with_article(title, language) for title in titles], language)


def contracted(text: str, language: str) -> str:
    """`text` with the Spanish contractions of "de el" and "a el"; names ("El Salvador") keep theirs."""
    if language != LetterLanguage.SPANISH:
        return text
    return _CONTRACTION.sub(lambda match: f"{match[1]}l ", text)


def typeset(text: str, language: str) -> str:
    """`text` with the no-break spaces that French has before ; : ! ? » % and after «.

    Only spaces that are there change, so that addresses and times of day stay as typed.
    """
    if language != LetterLanguage.FRENCH:
        return text
    return _AFTER_QUOTE.sub(f"«{NO_BREAK_SPACE}", _BEFORE_SIGN.sub(NO_BREAK_SPACE, text))
