"""Who may sign in to the demonstration, and a token for the API."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from cases.models import Event
from communications.models import Communication
from parties.enums import Role
from parties.models import ApiToken, User

from .staff import LOGINS, PASSWORD

TOKEN_NAME = "Demonstration"  # noqa: S105
TOKEN_OWNER = next(login for login in LOGINS if login.role == Role.MANDATE_OFFICE)


def login_lines(*, base_url: str) -> Iterator[str]:
    """What `--show-logins` prints: names, the password, and a request to the API.

    Makes a new token for the API and revokes the one that was shown before. Raises
    User.DoesNotExist where the demonstration was not loaded.
    """
    users = {user.email: user for user in User.objects.select_related("desk", "office")}
    known = [login for login in LOGINS if login.email in users]
    if not known:
        raise User.DoesNotExist
    width = max(len(login.name) for login in known)
    for (role, _unit), logins in groupby(known, key=lambda login: (login.role, login.unit)):
        members = list(logins)
        yield _group(role, users[members[0].email])
        yield from (f"    {login.name.ljust(width)}  {login.email}" for login in members)
    yield ""
    yield f"Password of everybody: {PASSWORD}"
    yield ""
    owner = users[TOKEN_OWNER.email]
    yield f"The API, with a token of {owner.name} (shown once; this command makes a new one):"
    yield f"  curl -H 'Authorization: Bearer {_new_token(owner)}' \\"
    yield f"    {base_url.rstrip('/')}/api/v1/communications/"


def _group(role: Role, user: User) -> str:
    """The role and unit of `user`, and what whoever has them sees."""
    unit = user.desk or user.office
    where = f", {unit}" if unit else ""
    return f"{role.label}{where}: {_sees(user)}"


def _sees(user: User) -> str:
    letters = Communication.objects.visible_to(user).count()
    if user.role == Role.AUDITOR:
        return f"{Event.objects.visible_to(user).count()} events, no letters"
    if user.role == Role.ADMINISTRATOR:
        return "users and reference data, no letters"
    return f"{letters} letters"


def _new_token(owner: User) -> str:
    ApiToken.objects.filter(user=owner, name=TOKEN_NAME).delete()
    _row, token = ApiToken.objects.create(owner, name=TOKEN_NAME)
    return str(token)
