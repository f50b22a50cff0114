"""The people of the demonstration: desks, mandate-holders' offices, and who signs in."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.hashers import make_password

from parties.enums import Role
from parties.models import Desk, Mandate, Office, User

# One password for every invented user. The command refuses to run where it would matter.
PASSWORD = "demonstration"  # noqa: S105

EUROPE = "europe-central-asia-mena"
DESKS = {
    "africa": "Africa",
    "americas": "Americas",
    "asia-pacific": "Asia and the Pacific",
    EUROPE: "Europe, Central Asia, MENA",
}
DESK_OF_REGION = {
    "Africa": "africa",
    "Americas": "americas",
    "Asia and the Pacific": "asia-pacific",
    "Europe and Central Asia": EUROPE,
    "Middle East and North Africa": EUROPE,
}
OFFICES = {
    "defenders": ("Human rights defenders, assembly and association", ("SRHRD", "SRFPAA")),
    "expression": ("Freedom of opinion and expression, privacy", ("SRFOE", "SRP")),
    "business": ("Business and human rights", ("WGBHR",)),
    "environment": ("Environment, toxics and water", ("SREnv", "SRToxics", "SRWatSan")),
    "detention": ("Arbitrary detention and health", ("WGAD", "SRRTH")),
}


@dataclass(frozen=True)
class Login:
    """Somebody who signs in to the demonstration. `unit` is the code of a desk or an office."""

    email: str
    name: str
    role: Role
    unit: str = ""


LOGINS = (
    Login("ingrid.sollermark@example.org", "Ingrid Sollermark", Role.SUPERVISOR),
    Login("awa.tendrelle@example.org", "Awa Tendrelle", Role.DESK_OFFICER, "africa"),
    Login("jonas.brakkel@example.org", "Jonas Brakkel", Role.DESK_OFFICER, "africa"),
    Login("lucia.ordavel@example.org", "Lucía Ordavel", Role.DESK_OFFICER, "americas"),
    Login("peter.hallowmere@example.org", "Peter Hallowmere", Role.DESK_OFFICER, "americas"),
    Login("mei.tasuvane@example.org", "Mei Tasuvane", Role.DESK_OFFICER, "asia-pacific"),
    Login("ravi.kestelin@example.org", "Ravi Kestelin", Role.DESK_OFFICER, "asia-pacific"),
    Login("elena.vostramira@example.org", "Elena Vostramira", Role.DESK_OFFICER, EUROPE),
    Login("karim.beldassar@example.org", "Karim Beldassar", Role.DESK_OFFICER, EUROPE),
    Login("nora.fenwyck@example.org", "Nora Fenwyck", Role.MANDATE_OFFICE, "defenders"),
    Login("samuel.ituarde@example.org", "Samuel Ituarde", Role.MANDATE_OFFICE, "defenders"),
    Login("chloe.marvanne@example.org", "Chloé Marvanne", Role.MANDATE_OFFICE, "expression"),
    Login("tomas.welgaard@example.org", "Tomas Welgaard", Role.MANDATE_OFFICE, "expression"),
    Login("aiko.serranel@example.org", "Aiko Serranel", Role.MANDATE_OFFICE, "business"),
    Login("daniel.oppeveld@example.org", "Daniel Oppeveld", Role.MANDATE_OFFICE, "business"),
    Login("fatou.lindemar@example.org", "Fatou Lindemar", Role.MANDATE_OFFICE, "environment"),
    Login("miguel.cantarrosa@example.org", "Miguel Cantarrosa", Role.MANDATE_OFFICE, "environment"),
    Login("hana.drozevic@example.org", "Hana Drozević", Role.MANDATE_OFFICE, "detention"),
    Login("yusuf.amberline@example.org", "Yusuf Amberline", Role.MANDATE_OFFICE, "detention"),
    Login("greta.pallanvik@example.org", "Greta Pallanvik", Role.AUDITOR),
    Login("omar.ristevane@example.org", "Omar Ristevane", Role.ADMINISTRATOR),
)


def make_desks() -> dict[str, Desk]:
    """The four desks, by code."""
    return {code: Desk.objects.create(code=code, name=name) for code, name in DESKS.items()}


def make_offices() -> dict[str, Office]:
    """The five offices with their mandates, by code. The mandates are reference data."""
    offices = {}
    for code, (name, mandates) in OFFICES.items():
        offices[code] = Office.objects.create(code=code, name=name)
        offices[code].mandates.set(Mandate.objects.filter(code__in=mandates))
    return offices


def make_users() -> dict[str, User]:
    """Everybody in `LOGINS`, by e-mail address, at their desks and offices."""
    desks, offices = make_desks(), make_offices()
    # One hash for all of them: making one is slow on purpose.
    hashed = make_password(PASSWORD)
    return {
        login.email: User.objects.create(
            email=login.email,
            password=hashed,
            name=login.name,
            role=login.role,
            desk=desks.get(login.unit),
            office=offices.get(login.unit),
        )
        for login in LOGINS
    }


def is_there() -> bool:
    """Whether the people of the demonstration are in the database, and so everything else."""
    return User.objects.filter(email=LOGINS[0].email).exists()
