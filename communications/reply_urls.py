"""Addresses of what a reply says: its answers and the commitments in it."""

from django.urls import path

from communications.views.answers import reply_answers
from communications.views.commitments import (
    add_commitment,
    change_commitment,
    commitment_list,
    commitment_outcome,
)

urlpatterns = [
    path(
        "communications/<int:pk>/replies/<int:reply_pk>/answers/",
        reply_answers,
        name="reply-answers",
    ),
    path(
        "communications/<int:pk>/replies/<int:reply_pk>/commitments/add/",
        add_commitment,
        name="commitment-add",
    ),
    path(
        "communications/<int:pk>/commitments/<int:commitment_pk>/",
        change_commitment,
        name="commitment-change",
    ),
    path(
        "communications/<int:pk>/commitments/<int:commitment_pk>/outcome/",
        commitment_outcome,
        name="commitment-outcome",
    ),
    path("commitments/", commitment_list, name="commitments"),
]
