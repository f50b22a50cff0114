"""Texts that are no letters of special procedures are refused, and told why."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from communications.reading import NotALetter, read_letter

Letter = Callable[..., str]

NO_LETTERS = {
    "empty": ("", "empty"),
    "blank": (" \n\n\t \f", "empty"),
    "filler": ("Lorem ipsum dolor sit amet, consectetur.\n\nSed do eiusmod.", "no reference"),
    "newspaper article": (
        "Experts write to a bakery\n\nA letter seen by this newspaper, AL OTH 3/2024, begins: “We "
        "have the honour to address you in our capacities as Special Rapporteur on the right to "
        "food”.\n\nThe bakery did not comment.",
        "no opening",
    ),
    "newspaper article with a long quotation": (
        "The letter reads:\n\nWe have the honour to address you in our capacities as Special "
        "Rapporteur on the right to food, pursuant to Human Rights Council resolution 49/13.\n\n"
        "The bakery did not comment on AL OTH 3/2024.",
        "no heading",
    ),
    "treaty body": (
        "PALAIS DES NATIONS • 1211 GENEVA 10, SWITZERLAND\n\nREFERENCE: CERD/EWUAP/1\n\n"
        "17 May 2017\n\nExcellency,\n\nI write to inform you that the Committee on the Elimination "
        "of Racial Discrimination considered the situation of bakers.\n\nPlease accept, "
        "Excellency, the assurances of my highest consideration.",
        "treaty body",
    ),
    "rapporteur of a treaty body": (
        "REFERENCE: 1/2020\n\nExcellency,\n\nI have the honour to address you in my capacity as "
        "Special Rapporteur for follow-up to concluding observations of the Human Rights "
        "Committee, pursuant to rule 75.",
        "treaty body",
    ),
    "regional body": (
        "REFERENCE: 1/2020\n\nExcellency,\n\nI have the honour to address you in my capacity as "
        "Special Rapporteur on Freedom of Expression of the African Commission on Human and "
        "Peoples' Rights, pursuant to its resolution 4/1.",
        "regional body",
    ),
    "State's reply": (
        "The Permanent Mission of Fiji presents its compliments to the Office of the High "
        "Commissioner and has the honour to refer to the communication AL FJI 3/2024.\n\n"
        "1. The bakery is open.",
        "reply to a letter",
    ),
    "reply in the form of a letter": (
        "Ref.: AL FJI 3/2024\n\nExcellencies,\n\nI have the honour to address you in my capacity as "
        "Permanent Representative of Fiji, in reply to AL FJI 3/2024.\n\nPlease accept, "
        "Excellencies, the assurances of my highest consideration.",
        "names no mandate",
    ),
    "reply in French": (
        "La Mission permanente des Fidji présente ses compliments et a l’honneur de se référer à "
        "la communication AL FJI 3/2024.",
        "reply to a letter",
    ),
    "press release": (
        "Fiji: UN experts worried about bakery\n\nGENEVA (14 February 2024) – UN experts today "
        "spoke of a bakery (AL FJI 3/2024).\n\nThe experts: Ann Nowhere, Special Rapporteur on "
        "the right to food.\n\nENDS",
        "press release",
    ),
    "table of a joint report": (
        "Communications report of Special Procedures\n\nDate | Type | Country | Mandate(s)\n"
        "03/06/2013 | JAL | FJI 3/2013 | Food;",
        "communications report",
    ),
    "letter of an organisation": (
        "Mandates of the Special Rapporteur on the right to food\n\nDear Special Rapporteur,\n\n"
        "We have the honour to submit information in our capacity as a non-governmental "
        "organization.",
        "names no mandate",
    ),
}


@pytest.mark.parametrize("kind", NO_LETTERS)
def test_what_is_no_letter_is_refused_with_a_reason(kind: str) -> None:
    text, word = NO_LETTERS[kind]
    with pytest.raises(NotALetter) as refused:
        read_letter(text)
    assert word in refused.value.reason
    assert str(refused.value) == refused.value.reason


def test_a_text_longer_than_any_letter_is_refused(letter: Letter) -> None:
    with pytest.raises(NotALetter) as refused:
        read_letter(letter(annex="Annex\n\n" + "word " * 100_000))
    assert "so long" in refused.value.reason
    with pytest.raises(NotALetter):
        read_letter(letter(annex="Annex" + "\fx" * 20_001))


def test_the_letter_of_which_these_are_near_misses_is_read(letter: Letter) -> None:
    reading = read_letter(letter())
    assert reading.warnings == ()
    assert reading.facts == ("The bakery was closed.",)
