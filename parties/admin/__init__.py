"""The administration: reference data and users.

Open to administrators only, by their role; no flag or single permission opens it to others. What
letters and cases say is not here: an administrator reads none of it.
"""

from allauth.account.decorators import secure_admin_login
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib import admin
from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _

from .contacts import ContactAdmin
from .reference_data import SuppliedAdmin, confirmation
from .rights import OnlyAdministrators, is_administrator
from .users import UserAdmin

__all__ = [
    "ContactAdmin",
    "OnlyAdministrators",
    "SuppliedAdmin",
    "UserAdmin",
    "confirmation",
    "is_administrator",
]

# One door for everybody: the sign-in with its second factor and its limit on attempts.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]

admin.site.site_header = admin.site.site_title = _("Administration")
admin.site.index_title = _("Users, and what letters, windows and pages rest on")

# What libraries register by themselves: rights come from roles, and second factors are nobody's
# to look at or change.
admin.site.unregister([Group, EmailAddress, Authenticator])
