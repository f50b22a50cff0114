"""A small invented letter whose sections a test can replace."""

from __future__ import annotations

from collections.abc import Callable

import pytest

SECTIONS = {
    "heading": "Mandates of the Special Rapporteur on the right to food and the Working Group on "
    "Arbitrary Detention",
    "reference": "Ref.: AL FJI 3/2024",
    "date": "14 February 2024",
    "salutation": "Excellency,",
    "opening": "We have the honour to address you in our capacities as Special Rapporteur on the "
    "right to food and Working Group on Arbitrary Detention, pursuant to Human Rights Council "
    "resolutions 49/13 and 51/8.",
    "subject": "In this connection, we would like to bring to your attention information we have "
    "received concerning an invented bakery.",
    "facts": "According to the information received:\n\nThe bakery was closed.",
    "concerns": "Without prejudging the information, we express our concern about the bakery.",
    "questions": "As it is our responsibility to seek to clarify all cases brought to our "
    "attention, we would be grateful for your observations on the following matters:\n\n"
    "1. Please provide any additional information.",
    "closing": "We would appreciate receiving a response within 60 days.",
    "compliment": "Please accept, Excellency, the assurances of our highest consideration.",
    "signatures": "Ann Nowhere\nSpecial Rapporteur on the right to food\n\n"
    "Ben Nowhere\nChair-Rapporteur of the Working Group on Arbitrary Detention",
    "annex": "",
}


@pytest.fixture
def letter() -> Callable[..., str]:
    """Gives the letter's text, each named section replaced by the text given for it."""

    def build(**replaced: str) -> str:
        assert replaced.keys() <= SECTIONS.keys()
        return "\n\n".join({**SECTIONS, **replaced}.values()).strip() + "\n"

    return build
