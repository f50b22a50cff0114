"""Names of companies and other bodies: whole, or left open where their end cannot be told."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from communications.reading import read_letter
from communications.reading.company_names import name_at
from communications.reading.languages import ALL_LANGUAGES

Letter = Callable[..., str]
LANGUAGES = {language.code: language for language in ALL_LANGUAGES}


def printed_name(code: str, text: str) -> str | None:
    found = name_at(text, LANGUAGES[code])
    assert found is not None
    return found.name


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        (
            "en",
            ", Brastiva Agrícola y Energía S.A., which sells",
            "Brastiva Agrícola y Energía S.A.",
        ),
        ("en", ", Ostrevane Hydroélectrique S.A.", "Ostrevane Hydroélectrique S.A."),
        ("en", ", Ostrevane Hydroélectrique S.A. We note", "Ostrevane Hydroélectrique S.A."),
        ("en", ", Kestrel, Varnholm & Partners LLP, which", "Kestrel, Varnholm & Partners LLP"),
        ("en", ", Kestrel, Varnholm and Partners LLP, which", "Kestrel, Varnholm and Partners LLP"),
        ("en", ", Halvorsund Telematics ASA. We note", "Halvorsund Telematics ASA"),
        ("en", ", Bread Co. Asia Ltd., as new", "Bread Co. Asia Ltd."),
        ("en", ", Bread Group (Overseas) Pte. Ltd. and", "Bread Group (Overseas) Pte. Ltd."),
        ("en", ", Bread Group (BG), as new", "Bread Group"),
        ("en", ", “Bread, Salt and Co”, as new", "Bread, Salt and Co"),
        ("en", ", Bread GmbH & Co. KG, as new", "Bread GmbH & Co. KG"),
        ("en", ", Bread.example, as new", "Bread.example"),
        ("en", ", J. P. Bread & Co., as new", "J. P. Bread & Co."),
        ("en", ", A.B. Kestrel, which sells", "A.B. Kestrel"),
        ("en", ", Bread of U.S. Mills Ltd., as new", "Bread of U.S. Mills Ltd."),
        ("en", ", Bread, Inc. (“Bread”), which", "Bread, Inc."),
        ("en", ", BREAD AND SALT LTD, which", "BREAD AND SALT LTD"),
        ("en", ", Bread Brothers’ Trust, which", "Bread Brothers’ Trust"),
        ("en", ", Norsk Brød A/S, which", "Norsk Brød A/S"),
        ("en", ", Bread Group and its mills", "Bread Group"),
        ("en", ", St. Ann Bakery, as new", "St. Ann Bakery"),
        ("en", ", Baker's Union of Fiji, as new", "Baker's Union of Fiji"),
        ("en", ", Bread Group's oven", "Bread Group"),
        ("en", ", Salt and Bread, which sells", "Salt and Bread"),
        ("en", ", Bread Group, Tonga, which sells", "Bread Group"),
        ("en", ", Bread Group and Ms. Ann Nowhere", "Bread Group"),
        ("fr", ", la Société générale des pains, qui vend", "Société générale des pains"),
        ("fr", ", l’Électricité du Nord SARL et au", "Électricité du Nord SARL"),
        ("fr", " Boulangerie Royale S.A.S. a vendu", "Boulangerie Royale S.A.S."),
        ("fr", ", Banque de Sel et d'Industrie, qui", "Banque de Sel et d'Industrie"),
        ("es", ", Minera Peña Verde, S.A. de C.V., con", "Minera Peña Verde, S.A. de C.V."),
        ("es", ", Panes S. de R.L. de C.V., con", "Panes S. de R.L. de C.V."),
        ("es", " Cía. Minera Peña Verde S.A.C. explota", "Cía. Minera Peña Verde S.A.C."),
        ("es", ", el Banco inventado de desarrollo, que", "Banco inventado de desarrollo"),
    ],
)
def test_a_name_is_read_whole(language: str, text: str, name: str) -> None:
    assert printed_name(language, text) == name


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", ", Kestrel, Varnholm and Partners, which sells"),
        ("en", ", Bread Group, Pegasus, as new"),
        ("en", ", Salt and Bread."),
        ("en", ", Bank of Fiji and Tonga, which lends"),
        ("en", ", International Union of bakers, which"),
        ("en", " International Union of bakers, which"),
        ("en", ", Bread Ltd Overseas, which"),
        ("en", ", Bread Group sold bread, as new"),
        ("fr", " Boulangerie Royale vend du pain"),
        ("es", " Panadería Real vende pan"),
        ("en", ", " + "Bread " * 60 + ", as new"),
    ],
)
def test_a_name_whose_end_cannot_be_told_is_left_open(language: str, text: str) -> None:
    assert printed_name(language, text) is None


def test_an_open_name_is_null_with_a_warning_that_says_where(letter: Letter) -> None:
    subject = (
        "We would like to bring to your attention information concerning an oven sold by your "
        "company, Kestrel, Varnholm and Partners, as new."
    )
    reading = read_letter(
        letter(reference="Ref.: AL OTH 3/2024", salutation="Mr. Nowhere,", subject=subject)
    )
    assert reading.addressee.name is None
    message = (
        "line 11: it cannot be told where the addressee's name ends: "
        "“Kestrel, Varnholm and Partners, …”"
    )
    assert [str(each) for each in reading.warnings] == [message]


def test_another_place_where_the_name_stands_clear_settles_it(letter: Letter) -> None:
    subject = "We write on an oven sold by your company, Kestrel, Varnholm and Partners, as new."
    concerns = "We express our concern at your company, Kestrel, Varnholm and Partners LLP."
    reading = read_letter(
        letter(
            reference="Ref.: AL OTH 3/2024",
            salutation="Mr. Nowhere,",
            subject=subject,
            concerns=concerns,
        )
    )
    assert reading.addressee.name == "Kestrel, Varnholm and Partners LLP"
    assert reading.warnings == ()


@pytest.mark.parametrize(
    "body", ["company", "organisation", "bank", "institution", "university", "cooperative", "firm"]
)
def test_bodies_of_every_kind_are_named(letter: Letter, body: str) -> None:
    subject = f"We write on an oven of your {body}, Varnholm & Sons Ltd., which is old."
    reading = read_letter(
        letter(reference="Ref.: AL OTH 3/2024", salutation="Ms. Nowhere,", subject=subject)
    )
    assert reading.addressee.name == "Varnholm & Sons Ltd."


def test_in_spanish_the_organisation_of_a_person_is_not_the_addressee() -> None:
    pattern = LANGUAGES["es"].your_company
    assert pattern.search("dona ximena lobo y su organizacion, red de pan,") is None
    assert pattern.search("que explota su organizacion, red de pan,") is not None
