"""Addresses below /api/. What is not listed is answered by the API as well."""

from django.urls import include, path, re_path

from . import views

app_name = "api"

version_1 = [
    path("communications/", views.Communications.as_view(), name="communications"),
    path("communications/<int:pk>/", views.Communication.as_view(), name="communication"),
    path("schema/", views.Schema.as_view(), name="schema"),
    path("problems/", views.Problems.as_view(), name="problems"),
    path("problems/<slug:name>/", views.Problem.as_view(), name="problem"),
]

urlpatterns = [
    path("v1/", include(version_1)),
    re_path(r"", views.Nothing.as_view(), name="nothing"),
]
