from __future__ import annotations

from datetime import date

import pytest

from communications.enums import WindowUnit
from communications.rules.windows import Window
from reporting.demo.grammar import (
    chair_title,
    contracted,
    heading_list,
    listed,
    with_article,
    written_date,
    written_window,
)

JULY = date(2023, 7, 3)
SIXTY_DAYS = Window(60, WindowUnit.DAYS)


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
    ("items", "language", "written"),
    [
        (["52/4"], "en", "52/4"),
        (["52/4", "44/15"], "fr", "52/4 et 44/15"),
        (["52/4", "44/15", "52/9"], "es", "52/4, 44/15 y 52/9"),
    ],
)
def test_a_list_has_its_and_before_the_last(items: list[str], language: str, written: str) -> None:
    assert listed(items, language) == written


@pytest.mark.parametrize(
    ("title", "language", "written"),
    [
        ("Special Rapporteur on torture", "en", "the Special Rapporteur on torture"),
        ("Rapporteuse spéciale sur la torture", "fr", "de la Rapporteuse spéciale sur la torture"),
        ("Rapporteur spécial sur la torture", "fr", "du Rapporteur spécial sur la torture"),
        ("Groupe de travail sur la dette", "fr", "du Groupe de travail sur la dette"),
        ("Experte indépendante sur la dette", "fr", "de l’Experte indépendante sur la dette"),
        ("Relatora Especial sobre la tortura", "es", "de la Relatora Especial sobre la tortura"),
        ("Grupo de Trabajo sobre la deuda", "es", "del Grupo de Trabajo sobre la deuda"),
        (
            "Experta independiente sobre la deuda",
            "es",
            "de la Experta independiente sobre la deuda",
        ),
    ],
)
def test_a_title_takes_the_article_of_its_office(title: str, language: str, written: str) -> None:
    assert with_article(title, language) == written


def test_a_title_of_no_known_office_is_refused() -> None:
    with pytest.raises(ValueError, match="No article is known"):
        with_article("Comité sur la dette", "fr")


def test_an_english_heading_leaves_its_first_article_to_the_words_before() -> None:
    titles = ["Special Rapporteur on food", "Working Group on debt", "Special Rapporteur on water"]
    written = (
        "Special Rapporteur on food; the Working Group on debt and the Special Rapporteur on water"
    )
    assert heading_list(titles, "en") == written


def test_whoever_chairs_a_working_group_signs_in_its_name() -> None:
    title = "Groupe de travail sur la détention arbitraire"
    assert chair_title(title, "fr", "f") == (
        "Présidente-Rapporteuse du Groupe de travail sur la détention arbitraire"
    )


@pytest.mark.parametrize(
    ("window", "language", "in_words", "written"),
    [
        (SIXTY_DAYS, "en", False, "60 days"),
        (SIXTY_DAYS, "fr", True, "soixante jours"),
        (SIXTY_DAYS, "es", True, "sesenta días"),
        (Window(2, WindowUnit.MONTHS), "en", False, "two months"),
    ],
)
def test_a_window_is_written_in_digits_or_in_words(
    window: Window, language: str, in_words: bool, written: str
) -> None:
    assert written_window(window, language, in_words=in_words) == written


def test_spanish_contracts_de_el_and_a_el_and_others_do_not() -> None:
    assert contracted("respuesta de el Gobierno a el Relator", "es") == (
        "respuesta del Gobierno al Relator"
    )
    assert contracted("we saw de el Gobierno", "en") == "we saw de el Gobierno"
