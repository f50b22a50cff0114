"""Who is asking: a bearer token, and nothing else. Session cookies mean nothing to the API."""

from __future__ import annotations

from django.utils import timezone
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from knox.crypto import hash_token
from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request

from parties.models import ApiToken, User

CHALLENGE = 'Bearer realm="communications"'


class BearerToken(BaseAuthentication):
    """`Authorization: Bearer ct_...`.

    Every reason for refusing a token gives the same answer: unknown, expired, revoked, or of a
    closed account. A token without an end is refused as well.
    """

    def authenticate(self, request: Request) -> tuple[User, ApiToken] | None:
        scheme, _, token = get_authorization_header(request).partition(b" ")
        if scheme.lower() != b"bearer":
            return None
        found = _live_token(token.strip())
        if found is None:
            raise AuthenticationFailed
        return found.user, found

    def authenticate_header(self, _request: Request) -> str:
        return CHALLENGE


def _live_token(raw: bytes) -> ApiToken | None:
    """The token that `raw` is, if it may be used now.

    Found by its digest, in one query: guessing digests is as hard as guessing tokens, so the time
    that the search takes tells nothing.
    """
    try:
        digest = hash_token(raw.decode("ascii"))
    except UnicodeDecodeError:
        return None
    live = ApiToken.objects.filter(
        digest=digest, expiry__gt=timezone.now(), user__is_active=True
    ).select_related("user")
    token: ApiToken | None = live.first()
    return token


class BearerTokenScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    """How the schema describes the token."""

    target_class = BearerToken
    name = "token"

    def get_security_definition(self, _auto_schema: object) -> dict[str, str]:
        return {
            "type": "http",
            "scheme": "bearer",
            "description": "A token that a user makes under /account/tokens/. It begins with `ct_`,"
            " has an end, and reaches exactly as far as its user.",
        }
