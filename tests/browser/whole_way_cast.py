"""Who and what the story of the whole way needs before it begins: a desk, five offices, contacts.

Everybody is invented. One name must be met nowhere outside of the secretariat, and one nowhere
outside of the table of sources.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

import pypdf
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from playwright.sync_api import Page

from cases.models import Case
from communications.models import Communication
from communications.reading import read_letter
from communications.services.importing import import_letter
from parties.enums import Role
from parties.models import Mandate, MandateHolder, User
from tests.communications.letters import letter
from tests.factories import make_actor, make_office, make_state, make_user
from tests.factories.cleared import make_contact

NAMED = "Kagiso Inventado"
UNNAMED = "Zqxqzv Hollowell"
SOURCE = "Qvortex Sendry"
CANARIES = ("zqxqzv", "hollowell", "qvortex", "sendry")

# code of the mandate: short name, holder, words of the title, resolution in force in March 2024
MANDATES = {
    "SRHousing": (
        "Adequate housing",
        "Ilona Tembe",
        "Special Rapporteur on adequate housing as a component of the right to an adequate "
        "standard of living",
        "52/10",
    ),
    "SRRTH": (
        "Health",
        "Tomas Ekwueme",
        "Special Rapporteur on the right of everyone to the enjoyment of the highest attainable "
        "standard of physical and mental health",
        "51/21",
    ),
    "WGBHR": (
        "Business",
        "Nuria Castellane",
        "Working Group on the issue of human rights and transnational corporations and other "
        "business enterprises",
        "53/3",
    ),
    "SRHRD": (
        "Human rights defenders",
        "Bram Oduya",
        "Special Rapporteur on the situation of human rights defenders",
        "52/4",
    ),
    "SRToxics": (
        "Toxics",
        "Aroha Solberg",
        "Special Rapporteur on the implications for human rights of the environmentally sound "
        "management and disposal of hazardous substances and wastes",
        "54/10",
    ),
}
SIGNING = ("SRHousing", "SRRTH", "WGBHR", "SRHRD")
DECLINED = "SRToxics"

# Addressee of each letter: its reference in the end, who gets it by e-mail.
HOST, HOME, COMPANY = "Botswana", "New Zealand", "Sandgrouse Ferries Ltd."
REFERENCES = {HOST: "AL BWA 1/2024", HOME: "AL NZL 8/2024", COMPANY: "AL OTH 1/2024"}
RECIPIENTS = {
    HOST: ["foreign.ministry@bwa.example", "mission@bwa.example"],
    HOME: ["mission@nzl.example"],
    COMPANY: ["legal@ferries.example"],
}


@dataclass
class Story:
    """The people of the story, each with a browser, and the clock that all of them live by."""

    desk: Page
    head: Page
    offices: dict[str, Page]
    browsers: list[tuple[User, Page]]
    clock: Any

    def on(self, day: int, hour: int = 9, minute: int = 0) -> None:
        """It is this moment of March 2024 in UTC, and everybody has signed in anew."""
        self.clock.move_to(datetime(2024, 3, day, hour, minute, tzinfo=UTC))
        for user, page in self.browsers:
            sign_in_again(user, page)

    @property
    def case(self) -> Case:
        return Case.objects.get(title="Clearing of the Lower Sedge")

    def letter(self, addressee: str) -> Communication:
        """The letter of the story to this addressee, as it is now."""
        letters = self.case.communications.all()
        return next(each for each in letters if str(each.addressee) == addressee)


def prepare(officer: User, supervisor: User, sign_in: Callable[..., Page], clock: Any) -> Story:
    """The reference data of the program, the parties, an imported letter, and seven browsers."""
    call_command("load_reference_data", verbosity=0)
    make_contact(make_state("BWA"), name="Mission of Botswana", email="mission@bwa.example")
    make_contact(make_state("BWA"), name="Ministry", email="foreign.ministry@bwa.example")
    make_contact(make_state("NZL"), name="Mission of New Zealand", email="mission@nzl.example")
    make_contact(make_actor(COMPANY, "NZL"), name="Legal", email="legal@ferries.example")
    text = letter("AL NZL 7/2024", date="5 February 2024")
    import_letter(
        reading=read_letter(text),
        source_text=text,
        by=officer,
        on=date(2024, 3, 1),
        desk=officer.desk,
    )
    users = [officer, supervisor, *map(_signs_for, MANDATES)]
    desk, head, *offices = pages = [sign_in(user) for user in users]
    return Story(
        desk=desk,
        head=head,
        offices=dict(zip(MANDATES, offices, strict=True)),
        browsers=list(zip(users, pages, strict=True)),
        clock=clock,
    )


def sign_in_again(user: User, page: Page) -> None:
    """A session lasts less than a day; the browser of `user` gets a new one."""
    client = Client()
    client.force_login(user)
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    old = next(
        each for each in page.context.cookies() if each["name"] == settings.SESSION_COOKIE_NAME
    )
    page.context.add_cookies([{**old, "value": session}])


def _signs_for(code: str) -> User:
    mandate = Mandate.objects.get(code=code)
    MandateHolder.objects.create(
        mandate=mandate,
        name=MANDATES[code][1],
        valid_from=date(2022, 5, 1),
        is_chair=code.startswith("WG"),
    )
    office = make_office(code.lower(), mandate)
    return make_user(f"signs@{code.lower()}.example", Role.MANDATE_OFFICE, office=office)


def text_of_pdf(content: bytes) -> str:
    """All that the pages say, with single spaces."""
    pages = pypdf.PdfReader(BytesIO(content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())
