"""How people get in: accounts are made by administrators, never by visitors."""

from __future__ import annotations

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter, get_adapter
from allauth.account.utils import user_pk_to_url_str
from allauth.core.context import request_context
from django.conf import settings
from django.http import HttpRequest

from parties.models import User

PRINTING_MAIL = "django.core.mail.backends.console.EmailBackend"


class ClosedAccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Sign-in as the library does it, without sign-up."""

    def is_open_for_signup(self, _request: HttpRequest) -> bool:
        return False


def send_password_link(request: HttpRequest, user: User) -> str:
    """Mail `user` a link with which to set a password, and return it.

    It works once, for as long as `settings.PASSWORD_RESET_TIMEOUT` (seconds) says. Raises OSError
    or smtplib.SMTPException where the mail cannot be handed over.
    """
    token = app_settings.PASSWORD_RESET_TOKEN_GENERATOR().make_token(user)
    key = f"{user_pk_to_url_str(user)}-{token}"
    days = settings.PASSWORD_RESET_TIMEOUT // (24 * 3600)
    with request_context(request):
        adapter = get_adapter()
        link: str = adapter.get_reset_password_from_key_url(key)
        words = {"user": user, "link": link, "days": days}
        adapter.send_mail("parties/email/password_link", user.email, words)
    return link


def mail_is_only_printed() -> bool:
    """Whether this installation prints its mail instead of sending it, as the demo does."""
    return bool(settings.EMAIL_BACKEND == PRINTING_MAIL)
