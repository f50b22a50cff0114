"""Addresses of what comes out as files."""

from django.urls import path

from reporting.views.draft_pdf import draft_pdf
from reporting.views.letter_pdf import annex_pdf, cover_note_pdf, cover_note_preview, letter_pdf

urlpatterns = [
    path("drafts/<int:pk>/letter.pdf", draft_pdf, name="draft-pdf"),
    path("communications/<int:pk>/letter.pdf", letter_pdf, name="letter-pdf"),
    path("communications/<int:pk>/annex.pdf", annex_pdf, name="annex-pdf"),
    path(
        "communications/<int:pk>/cover-note.pdf",
        cover_note_preview,
        name="cover-note-preview-by-hand",
    ),
    path(
        "communications/<int:pk>/cover-notes/<int:contact_pk>.pdf",
        cover_note_preview,
        name="cover-note-preview",
    ),
    path("deliveries/<int:pk>/cover-note.pdf", cover_note_pdf, name="cover-note-pdf"),
]
