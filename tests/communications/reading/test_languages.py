"""The tables of formulas: complete, and in the form in which they are looked for."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest

from communications.reading.folding import fold
from communications.reading.languages import ALL_LANGUAGES, Language


@pytest.mark.parametrize("language", ALL_LANGUAGES, ids=lambda language: language.code)
def test_formulas_are_written_in_folded_form(language: Language) -> None:
    accented = re.compile(r"[à-öø-ÿā-ž’“”–]")
    for field in fields(language):
        value = getattr(language, field.name)
        texts = [value.pattern] if isinstance(value, re.Pattern) else value
        texts = [texts] if isinstance(texts, str) else list(texts)
        assert [text for text in texts if accented.search(text)] == [], field.name


@pytest.mark.parametrize("language", ALL_LANGUAGES, ids=lambda language: language.code)
def test_every_month_of_a_language_is_known(language: Language) -> None:
    assert set(language.months.values()) == set(range(1, 13))


@pytest.mark.parametrize(
    ("place", "opening"),
    [
        (0, "We have the honour to address you in our capacities as Special Rapporteur"),
        (0, "I have the honor to address you in my capacity as Special Rapporteur"),
        (0, "We have the honour to address you in our capacity as Special Rapporteur"),
        (1, "Nous avons l’honneur de nous adresser à vous en nos qualités de Rapporteur spécial"),
        (1, "J’ai l’honneur de m’adresser à vous en ma qualité de Rapporteuse spéciale"),
        (2, "Tenemos el honor de dirigirnos a Usted en nuestra calidad de Relator Especial"),
        (2, "Tengo el honor de dirigirme a usted en mi calidad de Relatora Especial"),
    ],
)
def test_openings_are_known_in_one_language_only(place: int, opening: str) -> None:
    known = [language.opening.match(fold(opening)) is not None for language in ALL_LANGUAGES]
    assert known == [index == place for index in range(3)]


@pytest.mark.parametrize(
    ("place", "paragraph"),
    [
        (0, "Please accept, Excellency, the assurances of our highest consideration."),
        (1, "Veuillez agréer, Excellence, l’assurance de notre haute considération."),
        (1, "Je vous prie d’agréer, Monsieur, l’expression de mes sentiments distingués."),
        (2, "Acepte, Excelencia, la expresión de nuestra más distinguida consideración."),
    ],
)
def test_compliments_are_known(place: int, paragraph: str) -> None:
    assert ALL_LANGUAGES[place].compliment_start.match(fold(paragraph))


@pytest.mark.parametrize(
    ("place", "paragraph", "concern"),
    [
        (0, "We express our deep concern at the well.", True),
        (0, "Our serious concern is aggravated.", True),
        (0, "We are gravely concerned by the well.", True),
        (0, "We fear that the well is dry.", True),
        (0, "Concern is expressed that the well is dry.", True),
        (0, "Ms. Nobody expressed her concern.", False),
        (0, "We met the baker.", False),
        (1, "Nous sommes profondément préoccupés par le puits.", True),
        (1, "De graves préoccupations sont exprimées.", True),
        (1, "Mme Personne s’est dite préoccupée.", False),
        (2, "Quisiéramos expresar nuestra preocupación por el pozo.", True),
        (2, "Nos preocupa el pozo.", True),
        (2, "La Sra. Nadie expresó su preocupación.", False),
    ],
)
def test_the_authors_own_concern_is_told_from_that_of_others(
    place: int, paragraph: str, concern: bool
) -> None:
    found = ALL_LANGUAGES[place].concern_start.match(fold(paragraph))
    assert (found is not None) == concern
