from django.urls import path

from reporting.views.letter_pdf import letter_pdf

urlpatterns = [
    path("communications/<int:pk>/letter.pdf", letter_pdf, name="letter-pdf"),
]
