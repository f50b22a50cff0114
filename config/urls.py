"""Every address of the site, by app."""

from django.contrib import admin
from django.urls import include, path

from config.health import healthz

urlpatterns = [
    path("healthz", healthz, name="healthz"),
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
