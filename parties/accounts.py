"""How people get in: accounts are made by administrators, never by visitors."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class ClosedAccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Sign-in as the library does it, without sign-up."""

    def is_open_for_signup(self, _request: HttpRequest) -> bool:
        return False
