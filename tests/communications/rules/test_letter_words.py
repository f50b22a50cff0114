"""Dates, windows, lists, articles and spaces in the languages of letters."""

from __future__ import annotations

from datetime import date

import pytest

from communications.enums import LetterLanguage, WindowUnit
from communications.rules.letter_words import (
    contracted,
    heading_of,
    listed,
    listed_apart,
    typeset,
    with_article,
    words_of,
    written_date,
    written_window,
)
from communications.rules.windows import Window

JULY = date(2023, 7, 3)


@pytest.mark.parametrize(
    ("language", "written"),
    [("en", "3 July 2023"), ("fr", "3 juillet 2023"), ("es", "3 de julio de 2023")],
)
def test_days_are_written_as_letters_print_them(language: str, written: str) -> None:
    assert written_date(JULY, language) == written


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2023, 7, 1), "1er juillet 2023"),
        (date(2023, 7, 11), "11 juillet 2023"),
        (date(2023, 7, 21), "21 juillet 2023"),
    ],
)
def test_only_the_first_of_a_french_month_is_an_ordinal(day: date, written: str) -> None:
    assert written_date(day, "fr") == written


@pytest.mark.parametrize(
    ("window", "language", "written"),
    [
        (Window(60, WindowUnit.DAYS), "en", "60 days"),
        (Window(1, WindowUnit.DAYS), "en", "1 day"),
        (Window(48, WindowUnit.HOURS), "fr", "48 heures"),
        (Window(2, WindowUnit.MONTHS), "fr", "2 mois"),
        (Window(60, WindowUnit.DAYS), "es", "60 días"),
        (Window(1, WindowUnit.MONTHS), "es", "1 mes"),
    ],
)
def test_windows_are_written_in_digits(window: Window, language: str, written: str) -> None:
    assert written_window(window, language) == written


@pytest.mark.parametrize(
    ("items", "language", "written"),
    [
        ([], "en", ""),
        (["52/4"], "en", "52/4"),
        (["52/4", "44/15"], "fr", "52/4 et 44/15"),
        (["52/4", "44/15", "52/9"], "es", "52/4, 44/15 y 52/9"),
        (["Fiji", "Sedge Mills, Inc.", "Mexico"], "en", "Fiji; Sedge Mills, Inc. and Mexico"),
        (["Fidji", "Brume, S.A.", "Mexique"], "fr", "Fidji\u00a0; Brume, S.A. et Mexique"),
    ],
)
def test_a_list_has_its_and_before_the_last(items: list[str], language: str, written: str) -> None:
    assert listed(items, language) == written


@pytest.mark.parametrize(
    ("last", "written"),
    [
        ("Irán", "México e Irán"),
        ("Hijos de Ríos S.A.", "México e Hijos de Ríos S.A."),
        ("Islandia", "México e Islandia"),
        ("Hierros del Sur S.A.", "México y Hierros del Sur S.A."),
        ("Iowa Mills", "México y Iowa Mills"),
        ("Honduras", "México y Honduras"),
    ],
)
def test_spanish_and_changes_before_the_sound_of_i(last: str, written: str) -> None:
    assert listed(["México", last], "es") == written


def test_titles_are_parted_by_semicolons() -> None:
    titles = ["Special Rapporteur on food", "Working Group on debt", "Special Rapporteur on water"]
    assert listed_apart(titles, "en") == (
        "Special Rapporteur on food; Working Group on debt and Special Rapporteur on water"
    )


@pytest.mark.parametrize(
    ("title", "language", "written"),
    [
        ("Special Rapporteur on torture", "en", "the Special Rapporteur on torture"),
        ("Rapporteuse spéciale sur la torture", "fr", "de la Rapporteuse spéciale sur la torture"),
        ("Rapporteur spécial sur la torture", "fr", "du Rapporteur spécial sur la torture"),
        ("Groupe de travail sur la dette", "fr", "du Groupe de travail sur la dette"),
        ("Expert indépendant sur la dette", "fr", "de l’Expert indépendant sur la dette"),
        ("Experte indépendante sur la dette", "fr", "de l’Experte indépendante sur la dette"),
        ("Représentante spéciale sur la dette", "fr", "de la Représentante spéciale sur la dette"),
        ("Relatora Especial sobre la tortura", "es", "de la Relatora Especial sobre la tortura"),
        ("Relator Especial sobre la tortura", "es", "del Relator Especial sobre la tortura"),
        ("Grupo de Trabajo sobre la deuda", "es", "del Grupo de Trabajo sobre la deuda"),
        (
            "Experta Independiente sobre la deuda",
            "es",
            "de la Experta Independiente sobre la deuda",
        ),
        ("Mecanismo de expertos sobre la deuda", "es", "del Mecanismo de expertos sobre la deuda"),
    ],
)
def test_a_title_takes_the_article_of_its_office(title: str, language: str, written: str) -> None:
    assert with_article(title, language) == written


@pytest.mark.parametrize(
    ("language", "titles", "heading"),
    [
        ("en", ["Working Group on debt"], "Mandate of the Working Group on debt"),
        (
            "en",
            ["Special Rapporteur on food", "Working Group on debt"],
            "Mandates of the Special Rapporteur on food and the Working Group on debt",
        ),
        ("fr", ["Expert indépendant sur la dette"], "Mandat de l’Expert indépendant sur la dette"),
        (
            "fr",
            ["Rapporteur spécial sur l’eau", "Groupe de travail sur la dette", "Experte sur l’air"],
            "Mandats du Rapporteur spécial sur l’eau\u00a0; du Groupe de travail sur la dette et de "
            "l’Experte sur l’air",
        ),
        (
            "es",
            ["Relatora Especial sobre el agua", "Relator Especial sobre la vivienda"],
            "Mandatos de la Relatora Especial sobre el agua y del Relator Especial sobre la "
            "vivienda",
        ),
    ],
)
def test_a_heading_names_one_mandate_or_several(
    language: str, titles: list[str], heading: str
) -> None:
    assert heading_of(titles, language) == heading


@pytest.mark.parametrize(
    ("text", "language", "written"),
    [
        ("respuesta de el Gobierno a el Relator", "es", "respuesta del Gobierno al Relator"),
        ("el Gobierno de El Salvador y lo de él", "es", "el Gobierno de El Salvador y lo de él"),
        ("vela el faro", "es", "vela el faro"),
        ("we saw de el Gobierno", "en", "we saw de el Gobierno"),
    ],
)
def test_spanish_contracts_de_el_and_a_el(text: str, language: str, written: str) -> None:
    assert contracted(text, language) == written


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Quoi ? Non !", "Quoi\u00a0? Non\u00a0!"),
        ("les points : a ; b", "les points\u00a0: a\u00a0; b"),
        ("« oui »", "«\u00a0oui\u00a0»"),
        ("60 % des cas", "60\u00a0% des cas"),
        ("https://example.org/?a à 14:02", "https://example.org/?a à 14:02"),
        ("déjà\u202f!", "déjà\u202f!"),
    ],
)
def test_french_signs_keep_to_their_words(typed: str, printed: str) -> None:
    assert typeset(typed, "fr") == printed


@pytest.mark.parametrize("language", ["en", "es"])
def test_other_languages_keep_their_spaces(language: str) -> None:
    assert typeset("a ; b « c »", language) == "a ; b « c »"


def test_every_language_of_letters_has_its_words_and_no_other() -> None:
    for language in LetterLanguage.values:
        assert words_of(language).annex_label
    with pytest.raises(KeyError):
        words_of("ar")
