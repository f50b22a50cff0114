"""Somebody who asks the API with a token."""

from __future__ import annotations

from typing import Any

from django.test import Client

from parties.models import ApiToken, User

LIST = "/api/v1/communications/"


def token_for(user: User, **fields: Any) -> str:
    """A new token of `user`, as it is shown once; `fields` may set `expiry`, a timedelta."""
    _, raw = ApiToken.objects.create(user=user, name="tests", **fields)
    return str(raw)


def letter_path(pk: int) -> str:
    return f"{LIST}{pk}/"


class Asker:
    """Asks with a token of `user`. JSON answers are in `.json()`, problems in `.json()` as well."""

    def __init__(self, user: User) -> None:
        self.user = user
        self.token = token_for(user)
        self.client = Client()

    def get(self, path: str = LIST, query: Any = None, **headers: str) -> Any:
        return self.request("GET", path, query, **headers)

    def request(self, method: str, path: str = LIST, query: Any = None, **headers: str) -> Any:
        """`headers` by their names, with underscores for hyphens."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        named.setdefault("authorization", f"Bearer {self.token}")
        return self.client.generic(method, path, query_params=query or {}, headers=named)

    def ids(self, query: Any = None) -> list[int]:
        """The ids on the first page of the list."""
        response = self.get(LIST, query)
        assert response.status_code == 200, response.content
        return [item["id"] for item in response.json()["items"]]
