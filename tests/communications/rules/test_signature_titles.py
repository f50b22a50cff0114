from __future__ import annotations

import pytest

from communications.rules.signature_titles import chair_title


@pytest.mark.parametrize(
    ("title", "language", "gender", "expected"),
    [
        ("Working Group on dams", "en", "f", "Chair-Rapporteur of the Working Group on dams"),
        ("Groupe de travail", "fr", "f", "Présidente-Rapporteuse du Groupe de travail"),
        ("Groupe de travail", "fr", "", "Président-Rapporteur du Groupe de travail"),
        ("Grupo de Trabajo", "es", "f", "Presidenta-Relatora del Grupo de Trabajo"),
        ("Grupo de Trabajo", "es", "m", "Presidente-Relator del Grupo de Trabajo"),
    ],
)
def test_who_chairs_signs_with_a_title(
    title: str, language: str, gender: str, expected: str
) -> None:
    assert chair_title(title, language, gender) == expected


def test_no_letters_go_out_in_other_languages() -> None:
    with pytest.raises(KeyError):
        chair_title("x", "ru", "")
