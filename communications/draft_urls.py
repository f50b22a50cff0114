"""Addresses of drafting: the letters about a case, what each says, and its versions."""

from django.urls import path

from communications.views.drafting import letter_acts, letter_page, set_page, start, versions
from communications.views.drafting.preview import draft_preview

urlpatterns = [
    path("cases/<int:pk>/letters/start/", start.letters_start, name="letters-start"),
    path("drafts/sets/<int:pk>/", set_page.set_page, name="draft-set"),
    path("drafts/sets/<int:pk>/save/", set_page.set_save, name="draft-set-save"),
    path("drafts/sets/<int:pk>/letters/add/", start.letter_add, name="letter-add"),
    path("drafts/<int:pk>/", letter_page.draft_page, name="draft"),
    path("drafts/<int:pk>/save/", letter_page.draft_save, name="draft-save"),
    path("drafts/<int:pk>/preview/", draft_preview, name="draft-preview"),
    path("drafts/<int:pk>/mandates/", letter_acts.draft_mandates, name="draft-mandates"),
    path("drafts/<int:pk>/drop/", letter_acts.draft_drop, name="draft-drop"),
    path("drafts/<int:pk>/revive/", letter_acts.draft_revive, name="draft-revive"),
    path("drafts/<int:pk>/keep/", versions.version_keep, name="version-keep"),
    path("communications/<int:pk>/versions/", versions.versions, name="versions"),
    path(
        "communications/<int:pk>/versions/compare/",
        versions.version_compare,
        name="version-compare",
    ),
    path("communications/<int:pk>/versions/<int:number>/", versions.version, name="version"),
]
