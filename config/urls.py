"""Every address of the site, by app."""

from typing import NoReturn

from django.contrib import admin
from django.http import Http404, HttpRequest
from django.urls import include, path

from config.health import healthz


def not_here(_request: HttpRequest) -> NoReturn:
    """A page of a library that this site does not offer."""
    raise Http404


urlpatterns = [
    path("healthz", healthz, name="healthz"),
    # What one signs in with is not one's own to change; nor an administrator's, once it was used.
    path("accounts/email/", not_here),
    path("accounts/", include("allauth.urls")),
    path("admin/", admin.site.urls),
    path("api/", include("communications.api.urls")),
    path("", include("parties.urls")),
    path("cases/", include("cases.urls")),
    path("", include("communications.urls")),
    path("", include("reporting.urls")),
]

handler400 = "communications.views.errors.bad_request"
handler500 = "communications.views.errors.server_error"
