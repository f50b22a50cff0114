"""Who: desks, States, mandates, offices, users. Everybody here is invented."""

from __future__ import annotations

from datetime import date
from typing import Any

from parties.enums import MandateKind, MandateScope, Role, StateStatus
from parties.models import Desk, Mandate, MandateHolder, Office, OtherActor, State, User

PASSWORD = "a long and quiet password"

# code, two-letter code, name, regional group, region, sub-region
STATES = {
    "BWA": ("BW", "Botswana", "africa", "Africa", "Southern Africa"),
    "NAM": ("NA", "Namibia", "africa", "Africa", "Southern Africa"),
    "MNG": ("MN", "Mongolia", "asia_pacific", "Asia", "Eastern Asia"),
    "NZL": ("NZ", "New Zealand", "weog", "Oceania", "Australia and New Zealand"),
    "URY": ("UY", "Uruguay", "grulac", "Americas", "South America"),
}

MANDATES = {
    "housing": ("Adequate housing", "Special Rapporteur on adequate housing", "Ilona Varga-Tembe"),
    "health": ("Physical and mental health", "Special Rapporteur on health", "Tomas Ekwueme-Lind"),
    "detention": ("Arbitrary detention", "Working Group on Arbitrary Detention", "Aroha Solberg"),
}


def make_desk(code: str = "africa") -> Desk:
    """The desk with this code; made at the first call."""
    return Desk.objects.get_or_create(code=code, defaults={"name": f"{code.title()} desk"})[0]


def make_state(code: str = "BWA") -> State:
    """One of `STATES`; made at the first call."""
    alpha2, name, group, region, subregion = STATES[code]
    return State.objects.get_or_create(
        code=code,
        defaults={
            "alpha2": alpha2,
            "status": StateStatus.MEMBER,
            "regional_group": group,
            "region": region,
            "subregion": subregion,
            "name_en": name,
        },
    )[0]


def make_actor(name: str = "Sandgrouse Ferries Ltd.", home_state: str = "NZL") -> OtherActor:
    """A company, made at the first call."""
    return OtherActor.objects.get_or_create(
        name=name, home_state=make_state(home_state), defaults={"kind": "company"}
    )[0]


def make_mandate(code: str = "housing") -> Mandate:
    """One of `MANDATES` with its holder; made at the first call."""
    short_name, _, holder = MANDATES[code]
    mandate, created = Mandate.objects.get_or_create(
        code=code,
        defaults={
            "kind": MandateKind.SPECIAL_RAPPORTEUR,
            "scope": MandateScope.THEMATIC,
            "short_name": short_name,
        },
    )
    if created:
        MandateHolder.objects.create(mandate=mandate, name=holder, valid_from=date(2020, 5, 1))
    return mandate


def make_office(code: str, *mandates: Mandate) -> Office:
    """The office with this code, carrying `mandates`."""
    office, _ = Office.objects.get_or_create(code=code, defaults={"name": f"Office for {code}"})
    office.mandates.add(*mandates)
    return office


def make_user(email: str, role: Role, **fields: Any) -> User:
    """A user who can sign in with `PASSWORD`; the name is made from the address."""
    fields.setdefault("name", email.partition("@")[0].replace(".", " ").title())
    return User.objects.create_user(email, PASSWORD, role=role, **fields)


def printed_title(mandate: Mandate) -> str:
    """The mandate's title as its letters print it."""
    return MANDATES[mandate.code][1] if mandate.code in MANDATES else mandate.short_name
