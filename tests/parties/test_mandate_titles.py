"""Which printed titles mean the same mandate."""

import pytest

from parties.mandate_titles import code_of_mandate, normalise_title


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "the Special Rapporteur on the right to privacy",
            "Special Rapporteur on the right to privacy",
        ),
        (
            "Chair-Rapporteur of the Working Group on Arbitrary Detention",
            "Working Group on Arbitrary Detention",
        ),
        (
            "Vice-Chair on Communications of the Working Group on Arbitrary Detention",
            "Working Group on Arbitrary Detention",
        ),
        (
            "Mandate of the Special Rapporteur on the right to food",
            "SPECIAL RAPPORTEUR ON THE RIGHT TO FOOD",
        ),
        (
            "la Rapporteuse spéciale sur le droit à l’éducation",
            "Rapporteur spécial sur le droit à l'éducation",
        ),
        (
            "Président-Rapporteur du Groupe de travail sur la détention arbitraire",
            "Groupe de travail sur la détention arbitraire",
        ),
        (
            "Experte indépendante chargée de la question",
            "Expert indépendant chargé de la question",
        ),
        (
            "Relatora Especial sobre el derecho a la educación",
            "Relator Especial sobre el derecho a la educacion",
        ),
        (
            "Presidenta-Relatora del Grupo de Trabajo sobre la Detención Arbitraria",
            "Grupo de Trabajo sobre la detención arbitraria",
        ),
        (
            "Rapporteuse spéciale sur la situation des défenseurs des droits humains",
            "Rapporteur spécial sur la situation des défenseurs des droits de l’homme",
        ),
    ],
)
def test_two_ways_to_print_one_title(one: str, other: str) -> None:
    assert normalise_title(one) == normalise_title(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Special Rapporteur on minority issues",
            "Independent Expert on minority issues",
        ),
        (
            "Special Rapporteur on the situation of human rights in Mali",
            "Special Rapporteur on the situation of human rights in Malawi",
        ),
        (
            "Special Rapporteur on the right to education",
            "Special Rapporteur on the right to food",
        ),
    ],
)
def test_different_titles_stay_apart(one: str, other: str) -> None:
    assert normalise_title(one) != normalise_title(other)


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("Special Rapporteur on the situation of human rights defenders", "SRHRD"),
        (
            "Special Representative of the Secretary-General on the situation of human rights"
            " defenders",
            "SRHRD",
        ),
        (
            "Rapporteuse spéciale sur la situation des défenseurs et défenseuses des droits humains",
            "SRHRD",
        ),
        (
            "Relatora Especial sobre la situación de las personas defensoras de derechos humanos",
            "SRHRD",
        ),
        (
            "Chair of the Working Group on the issue of human rights and transnational corporations"
            " and other business enterprises",
            "WGBHR",
        ),
        ("Special Rapporteur on the human right to safe drinking water and sanitation", "SRWatSan"),
        (
            "Special Rapporteur on the human rights to safe drinking water and sanitation",
            "SRWatSan",
        ),
        (
            "Working Group on the issue of discrimination against women in law and in practice",
            "WGDAWG",
        ),
        ("Special Rapporteur on violence against women, its causes and consequences", "SRVAWG"),
        ("Experta Independiente sobre la situación de los derechos humanos en Malí", "IE-MLI"),
        ("Special Rapporteur on everything", None),
        ("", None),
    ],
)
def test_a_title_of_any_time_and_language_leads_to_its_mandate(
    title: str, code: str | None
) -> None:
    assert code_of_mandate(title) == code
