"""How a letter cites earlier letters."""

from __future__ import annotations

from datetime import date

import pytest

from communications.rules.citing import citation_of
from communications.rules.letter_facts import Cited

ANSWERED = Cited("AL MEX 3/2023", date(2023, 7, 1), date(2023, 9, 5))
SILENT = Cited("AL OTH 12/2023", date(2023, 7, 4))
LATER = Cited("UA MEX 1/2024", date(2024, 1, 9), date(2024, 3, 6))


def test_no_letter_cited_says_nothing() -> None:
    assert citation_of([], "en", several=True) == ""


@pytest.mark.parametrize(
    ("cited", "language", "several", "said"),
    [
        (
            ANSWERED,
            "en",
            True,
            "We refer to the earlier communication AL MEX 3/2023 of 1 July 2023. We are grateful "
            "for the reply to it of 5 September 2023.",
        ),
        (
            SILENT,
            "en",
            False,
            "I refer to the earlier communication AL OTH 12/2023 of 4 July 2023. No reply to it has "
            "been received to date.",
        ),
        (
            ANSWERED,
            "fr",
            False,
            "Je me réfère à la communication antérieure AL MEX 3/2023 du 1er juillet 2023. Je prends "
            "acte, avec mes remerciements, de la réponse qui y a été apportée le 5 septembre 2023.",
        ),
        (
            SILENT,
            "fr",
            True,
            "Nous nous référons à la communication antérieure AL OTH 12/2023 du 4 juillet 2023. À ce "
            "jour, aucune réponse n’y a été apportée.",
        ),
        (
            ANSWERED,
            "es",
            True,
            "Nos referimos a la comunicación anterior AL MEX 3/2023 de 1 de julio de 2023. "
            "Agradecemos la respuesta de 5 de septiembre de 2023 a dicha comunicación.",
        ),
        (
            SILENT,
            "es",
            False,
            "Me refiero a la comunicación anterior AL OTH 12/2023 de 4 de julio de 2023. Hasta la "
            "fecha no se ha recibido respuesta a dicha comunicación.",
        ),
    ],
)
def test_one_letter_is_cited_with_its_reply(
    cited: Cited, language: str, several: bool, said: str
) -> None:
    assert citation_of([cited], language, several=several) == said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            "We refer to the earlier communications AL MEX 3/2023 of 1 July 2023; AL OTH 12/2023 of "
            "4 July 2023 and UA MEX 1/2024 of 9 January 2024. We are grateful for the replies of "
            "5 September 2023 to AL MEX 3/2023 and of 6 March 2024 to UA MEX 1/2024. No reply to "
            "AL OTH 12/2023 has been received to date.",
        ),
        (
            "fr",
            "Nous nous référons aux communications antérieures AL MEX 3/2023 du 1er juillet 2023"
            "\u00a0; AL OTH 12/2023 du 4 juillet 2023 et UA MEX 1/2024 du 9 janvier 2024. Nous "
            "prenons acte, avec nos remerciements, des réponses apportées à AL MEX 3/2023 le "
            "5 septembre 2023 et à UA MEX 1/2024 le 6 mars 2024. À ce jour, aucune réponse n’a été "
            "apportée à AL OTH 12/2023.",
        ),
        (
            "es",
            "Nos referimos a las comunicaciones anteriores AL MEX 3/2023 de 1 de julio de 2023; "
            "AL OTH 12/2023 de 4 de julio de 2023 y UA MEX 1/2024 de 9 de enero de 2024. "
            "Agradecemos las respuestas de 5 de septiembre de 2023 a AL MEX 3/2023 y de 6 de marzo "
            "de 2024 a UA MEX 1/2024. Hasta la fecha no se ha recibido respuesta a AL OTH 12/2023.",
        ),
    ],
)
def test_several_letters_are_cited_in_one_paragraph(language: str, said: str) -> None:
    assert citation_of([ANSWERED, SILENT, LATER], language, several=True) == said


def test_one_reply_among_several_letters_is_one() -> None:
    assert citation_of([SILENT, LATER], "en", several=False) == (
        "I refer to the earlier communications AL OTH 12/2023 of 4 July 2023 and UA MEX 1/2024 of "
        "9 January 2024. I am grateful for the reply of 6 March 2024 to UA MEX 1/2024. No reply to "
        "AL OTH 12/2023 has been received to date."
    )


def test_a_letter_without_its_day_is_cited_by_its_reference() -> None:
    assert citation_of([Cited("AL MEX 3/2023")], "en", several=True) == (
        "We refer to the earlier communication AL MEX 3/2023. No reply to it has been received to "
        "date."
    )
