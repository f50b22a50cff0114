"""Tokens for the API: made once, shown once, revoked at once."""

from __future__ import annotations

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from parties.models import ApiToken, User

MOST_DAYS = 365
MOST_TOKENS = 20


@transaction.atomic
def create_api_token(*, user: User, name: str, days: int) -> tuple[ApiToken, str]:
    """A token of `user` that ends after `days` days, and its secret, which is stored nowhere.

    Raises ValidationError for a user who reads no letters, for days out of range, and where the
    user has too many tokens already.
    """
    if not user.reads_communications:
        raise ValidationError(_("Your role reads no letters, so a token would open nothing."))
    if not 1 <= days <= MOST_DAYS:
        raise ValidationError({"days": _("A token ends after a year at the latest.")})
    # The lock makes two requests at once count one after the other.
    User.objects.select_for_update().get(pk=user.pk)
    if ApiToken.objects.filter(user=user).count() >= MOST_TOKENS:
        message = _("You have %(number)s tokens, the most there may be. Revoke one first.")
        raise ValidationError(message % {"number": MOST_TOKENS})
    token, secret = ApiToken.objects.create(user=user, name=name, expiry=timedelta(days=days))
    return token, secret


def revoke_api_token(*, token: ApiToken) -> None:
    """End the token: the next request that bears it is refused."""
    token.delete()
