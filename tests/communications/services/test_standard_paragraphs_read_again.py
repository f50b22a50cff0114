"""The supplied paragraphs as our own reader reads them, in every kind of letter and language."""

from __future__ import annotations

import itertools

import pytest

from communications.enums import Slot, WindowUnit
from communications.reading import read_letter
from communications.rules.placeholders import fill
from communications.rules.windows import Window
from communications.services.standard_paragraphs import standard_paragraph_records

SIXTY_DAYS, TWO_DAYS = Window(60, WindowUnit.DAYS), Window(48, WindowUnit.HOURS)
TYPES, KINDS, LANGUAGES = ("UA", "AL", "OL"), ("state", "other"), ("en", "fr", "es")

VALUES = {
    "en": {
        "subject": "the alleged removal of a bridge in Lobatse",
        "others": "Namibia; Mongolia",
        "window": "60 days",
        "delay": "48 hours",
    },
    "fr": {
        "subject": "l’enlèvement allégué d’un pont à Lobatse",
        "others": "Namibie ; Mongolie",
        "window": "60 jours",
        "delay": "48 heures",
    },
    "es": {
        "subject": "la presunta retirada de un puente en Lobatse",
        "others": "Namibia; Mongolia",
        "window": "60 días",
        "delay": "48 horas",
    },
}
CAPACITIES = {
    ("en", 1): "Independent Expert on the rights of bridges",
    ("en", 2): "Special Rapporteur on rivers and Working Group on bridges",
    ("fr", 1): "Experte indépendante sur les droits des ponts",
    ("fr", 2): "Expert indépendant sur les rivières et Groupe de travail sur les ponts",
    ("es", 1): "Experta Independiente sobre los derechos de los puentes",
    ("es", 2): "Relatora Especial sobre los ríos y Grupo de Trabajo sobre los puentes",
}
RESOLUTIONS = {"en": "52/4 and 44/15", "fr": "52/4 et 44/15", "es": "52/4 y 44/15"}
# Everything between the standard paragraphs: date, salutation, fact, concern, question, signature.
OWN = {
    "en": (
        "3 July 2023",
        "Excellency",
        "On 2 May 2023 the bridge was taken away.",
        "It is not known where the bridge is now.",
        "Please provide any additional information.",
        "Special Rapporteur on rivers",
    ),
    "fr": (
        "3 juillet 2023",
        "Excellence",
        "Le 2 mai 2023, le pont a été enlevé.",
        "On ne sait pas où se trouve le pont.",
        "Veuillez fournir toute information complémentaire.",
        "Rapporteuse spéciale sur les rivières",
    ),
    "es": (
        "3 de julio de 2023",
        "Excelencia",
        "El 2 de mayo de 2023 se retiró el puente.",
        "No se sabe dónde está el puente.",
        "Sírvase proporcionar cualquier información adicional.",
        "Relatora Especial sobre los ríos",
    ),
}
ANNEX = {"en": "Annex", "fr": "Annexe", "es": "Anexo"}
BEFORE_FACTS = (Slot.OPENING, Slot.SELF_INTRODUCTION, Slot.SUBJECT, Slot.FACTS_LEAD)
BEFORE_QUESTIONS = (Slot.ANNEX_POINTER, Slot.INTERIM_MEASURES, Slot.QUESTIONS_LEAD)
AFTER_QUESTIONS = (
    Slot.DEADLINE,
    Slot.PENDING_REPLY,
    Slot.PRESS_NOTICE,
    Slot.OTHERS_WRITTEN_TO,
    Slot.COMPLIMENT,
)


def paragraphs(letter_type: str, kind: str, language: str, signing: int) -> dict[Slot, str]:
    """The supplied paragraphs of such a letter, filled in."""
    salutation = OWN[language][1]
    values = VALUES[language] | {
        "capacities": CAPACITIES[language, signing],
        "resolutions": {1: "52/4", 2: RESOLUTIONS[language]}[signing],
        "salutation": salutation,
        "addressee": "Botswana",
    }
    if letter_type == "UA":
        values["delay"] = values["window"]
    return {
        record.slot: fill(
            (signing == 1 and record.text_for_one) or record.text, values, language=language
        )
        for record in standard_paragraph_records()
        if record.place[1:] == (letter_type, kind, language)
    }


def letter(letter_type: str, kind: str, language: str, signing: int) -> str:
    """A whole letter of the supplied paragraphs, with one fact, concern and question."""
    standard = paragraphs(letter_type, kind, language, signing)
    day, salutation, fact, concern, question, title = OWN[language]
    code = "BWA" if kind == "state" else "OTH"

    def of(*slots: Slot) -> list[str]:
        return [standard[slot] for slot in slots if slot in standard]

    return "\n\n".join(
        [
            f"Ref.: {letter_type} {code} 7/2023",
            day,
            f"{salutation},",
            *of(*BEFORE_FACTS),
            fact,
            *of(Slot.CONCERN_LEAD),
            concern,
            *of(*BEFORE_QUESTIONS),
            f"1. {question}",
            *of(*AFTER_QUESTIONS),
            f"Ana Nobody\n{title}",
            ANNEX[language],
            "Nothing.",
        ]
    )


EVERY_LETTER = [
    pytest.param(*each, id="-".join(map(str, each)))
    for each in itertools.product(TYPES, KINDS, LANGUAGES, (1, 2))
]


@pytest.mark.parametrize(("letter_type", "kind", "language", "signing"), EVERY_LETTER)
def test_every_part_of_the_letter_is_read_as_what_it_is(
    letter_type: str, kind: str, language: str, signing: int
) -> None:
    reading = read_letter(letter(letter_type, kind, language, signing))
    standard = paragraphs(letter_type, kind, language, signing)
    _day, _salutation, fact, concern, question, title = OWN[language]
    lead = standard[Slot.CONCERN_LEAD]
    assert reading.language == language
    assert reading.addressee.kind == kind
    assert reading.facts == (fact,)
    assert reading.concerns == (lead, concern)
    assert [each.text for each in reading.questions] == [question]
    assert reading.copied_to == ("NAM", "MNG")
    assert [each.title for each in reading.signatories] == [title]
    assert reading.annex is not None


@pytest.mark.parametrize(("letter_type", "kind", "language", "signing"), EVERY_LETTER)
def test_mandates_and_resolutions_are_read_from_the_opening(
    letter_type: str, kind: str, language: str, signing: int
) -> None:
    read = read_letter(letter(letter_type, kind, language, signing)).mandates
    titles = {
        ("en", 1): ["Independent Expert on the rights of bridges"],
        ("en", 2): ["Special Rapporteur on rivers", "Working Group on bridges"],
        ("fr", 1): ["Experte indépendante sur les droits des ponts"],
        ("fr", 2): ["Expert indépendant sur les rivières", "Groupe de travail sur les ponts"],
        ("es", 1): ["Experta Independiente sobre los derechos de los puentes"],
        ("es", 2): ["Relatora Especial sobre los ríos", "Grupo de Trabajo sobre los puentes"],
    }
    assert [each.title for each in read] == titles[language, signing]
    assert [each.resolution for each in read] == ["52/4", "44/15"][:signing]


@pytest.mark.parametrize(("letter_type", "kind", "language", "signing"), EVERY_LETTER)
def test_windows_that_the_paragraphs_print(
    letter_type: str, kind: str, language: str, signing: int
) -> None:
    expected = {
        ("UA", "state"): (None, SIXTY_DAYS),
        ("UA", "other"): (None, SIXTY_DAYS),
        ("AL", "state"): (SIXTY_DAYS, SIXTY_DAYS),
        ("AL", "other"): (SIXTY_DAYS, SIXTY_DAYS),
        ("OL", "state"): (SIXTY_DAYS, TWO_DAYS),
        ("OL", "other"): (SIXTY_DAYS, None),
    }
    reading = read_letter(letter(letter_type, kind, language, signing))
    assert (reading.reply_window, reading.publication_delay) == expected[letter_type, kind]


@pytest.mark.parametrize(("letter_type", "kind", "language", "signing"), EVERY_LETTER)
def test_nothing_is_left_to_doubt_but_the_name_of_another_addressee(
    letter_type: str, kind: str, language: str, signing: int
) -> None:
    reading = read_letter(letter(letter_type, kind, language, signing))
    doubts = [each.message for each in reading.warnings]
    assert doubts == ([] if kind == "state" else ["the addressee's name is not printed"])
