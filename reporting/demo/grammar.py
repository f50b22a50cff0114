"""Dates, lists and articles in the three languages of letters. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from babel.dates import format_date

from communications.enums import WindowUnit
from communications.rules.windows import Window

_LOCALES = {"en": "en_GB", "fr": "fr", "es": "es"}
_AND = {"en": "and", "fr": "et", "es": "y"}
_OF = {
    "fr": (
        ("Rapporteuse", "de la "),
        ("Expert", "de l’"),
        ("Rapporteur", "du "),
        ("Groupe", "du "),
    ),
    "es": (
        ("Relatora", "de la "),
        ("Experta", "de la "),
        ("Relator", "del "),
        ("Experto", "del "),
        ("Grupo", "del "),
    ),
}
_CHAIR = {
    ("en", "f"): "Chair-Rapporteur of the ",
    ("en", "m"): "Chair-Rapporteur of the ",
    ("fr", "f"): "Présidente-Rapporteuse du ",
    ("fr", "m"): "Président-Rapporteur du ",
    ("es", "f"): "Presidenta-Relatora del ",
    ("es", "m"): "Presidente-Relator del ",
}
_IN_WORDS = {
    (60, WindowUnit.DAYS): {"en": "sixty days", "fr": "soixante jours", "es": "sesenta días"},
    (2, WindowUnit.MONTHS): {"en": "two months", "fr": "deux mois", "es": "dos meses"},
}
_DAYS = {"en": "days", "fr": "jours", "es": "días"}


def written_date(day: date, language: str) -> str:
    """A day as letters print it: 3 July 2023, 3 juillet 2023, 3 de julio de 2023."""
    written = format_date(day, "long", locale=_LOCALES[language])
    return written.replace("1 ", "1er ", 1) if language == "fr" and day.day == 1 else written


def listed(items: Sequence[str], language: str, separator: str = ", ") -> str:
    """The items with "and" before the last: a, b and c."""
    if len(items) < 2:
        return "".join(items)
    return f"{separator.join(items[:-1])} {_AND[language]} {items[-1]}"


def contracted(text: str, language: str) -> str:
    """The text with the Spanish contractions of "de el" and "a el"."""
    if language != "es":
        return text
    return text.replace(" de el ", " del ").replace(" a el ", " al ")


def with_article(title: str, language: str) -> str:
    """A mandate's title as a heading joins it: the Special Rapporteur, du Rapporteur, del Relator.

    Raises ValueError for a title that begins with no office known in that language.
    """
    if language == "en":
        return f"the {title}"
    for start, article in _OF[language]:
        if title.startswith(start):
            return f"{article}{title}"
    raise ValueError(f"No article is known for {title!r} in {language!r}.")


def heading_list(titles: Sequence[str], language: str) -> str:
    """The mandates of a heading, whose first words ("Mandates of") come before."""
    with_articles = [with_article(title, language) for title in titles]
    joined = listed(with_articles, language, "; ")
    return joined.removeprefix("the ") if language == "en" else joined


def chair_title(title: str, language: str, gender: str) -> str:
    """What stands under the signature of the person who chairs the working group `title`."""
    return f"{_CHAIR[language, gender]}{title}"


def written_window(window: Window, language: str, *, in_words: bool) -> str:
    """A window as letters print it: 60 days, or sixty days."""
    words = _IN_WORDS.get((window.value, window.unit))
    if words and (in_words or window.unit != WindowUnit.DAYS):
        return words[language]
    return f"{window.value} {_DAYS[language]}"
