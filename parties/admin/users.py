"""The administration of users: added and deactivated here, never deleted.

Nobody types a password for somebody else: a new user gets a link by mail and chooses one. From the
first sign-in on the address is fixed, so that an account, and what is on record under it, cannot be
passed on to somebody else.
"""

from __future__ import annotations

import logging
from smtplib import SMTPException
from typing import Any

from allauth.account.models import EmailAddress
from django.contrib import admin, messages
from django.db import models, transaction
from django.forms import Form, ModelForm
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from parties.accounts import mail_is_only_printed, send_password_link
from parties.models import User

from .rights import OnlyAdministrators

logger = logging.getLogger(__name__)


@admin.register(User)
class UserAdmin(OnlyAdministrators, admin.ModelAdmin):
    list_display = ["name", "email", "role", "desk", "office", "is_active"]
    list_filter = ["is_active", "role", "desk", "office"]
    list_select_related = ["desk", "office"]
    search_fields = ["name", "email"]
    ordering = ["name", "email"]
    actions = ["send_links"]

    def get_fields(self, request: HttpRequest, obj: User | None = None) -> list[Any]:
        """A new user is active: nobody adds somebody who may not sign in."""
        fields = ["email", "name", "role", "desk", "office"]
        return [*fields, "is_active"] if obj else fields

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> list[str]:
        """The address, once it was signed in with; and nobody can lock themselves out."""
        if obj == request.user:
            return ["email", "role", "is_active"]
        return ["email"] if obj and obj.last_login else []

    def save_model(self, request: HttpRequest, obj: User, form: ModelForm, change: bool) -> None:
        if not change:
            obj.set_unusable_password()
        super().save_model(request, obj, form, change)
        if "email" in form.changed_data:
            # Known to the library from an earlier link: nobody may use the wrong address any more.
            EmailAddress.objects.filter(user=obj).exclude(email=obj.email).delete()
            transaction.on_commit(lambda: self.send_link(request, obj))

    def construct_change_message(
        self, request: HttpRequest, form: Form, formsets: Any, add: bool = False
    ) -> list[dict[str, Any]]:
        """Which fields were changed and, since rights follow from them, what they were and are."""
        if add:
            return [{"added": {}}]
        fields = [
            f"{form.fields[name].label}: {_shown(form, name, form.initial.get(name))} → "
            f"{_shown(form, name, form.cleaned_data[name])}"
            for name in form.changed_data
        ]
        return [{"changed": {"fields": fields}}] if fields else []

    @admin.action(description=_("Send a link to set the password"))
    def send_links(self, request: HttpRequest, queryset: models.QuerySet[User]) -> None:
        """For whoever lost the link, or the password. Inactive users get none."""
        active = list(queryset.filter(is_active=True))
        for user in active:
            self.send_link(request, user)
        if inactive := queryset.count() - len(active):
            text = ngettext(
                "%d user is inactive and was sent nothing.",
                "%d users are inactive and were sent nothing.",
                inactive,
            )
            self.message_user(request, text % inactive, messages.WARNING)

    def send_link(self, request: HttpRequest, user: User) -> None:
        """Mail the link, and say how that went. The link is shown only where no mail leaves."""
        try:
            link = send_password_link(request, user)
        except (OSError, SMTPException):
            logger.exception("The link to set the password could not be sent to user %d", user.pk)
            text = gettext(
                "The account of %(name)s is there, but the mail with the link to set the password "
                "could not be sent. Choose the user in the list and send the link again."
            )
            self.message_user(request, text % {"name": user}, messages.ERROR)
            return
        if mail_is_only_printed():
            text = gettext(
                "No mail leaves this installation. Give %(name)s this link to set the password; "
                "it is shown only once:"
            )
            shown = format_html("{} {}", text % {"name": user}, link)
            self.message_user(request, shown, messages.WARNING)
            return
        text = gettext("A link to set the password was sent to %(email)s.")
        self.message_user(request, text % {"email": user.email})


def _shown(form: Form, name: str, value: Any) -> str:
    """A field's value in words, for the history of a user."""
    if value is None:
        return "–"
    if isinstance(value, models.Model):
        return str(value)
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    choices = dict(getattr(form.fields[name], "choices", ()))
    return str(choices.get(value, value))
