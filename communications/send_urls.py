"""Addresses of sending, of what is delivered, and of voiding."""

from django.urls import path

from communications.views.sending.deliveries import delivery_again, delivery_record, letter_void
from communications.views.sending.review import letters_sent, send_review

urlpatterns = [
    path("sets/<int:pk>/send/", send_review, name="send-review"),
    path("sets/<int:pk>/sent/", letters_sent, name="letters-sent"),
    path("communications/<int:pk>/void/", letter_void, name="letter-void"),
    path("deliveries/<int:pk>/", delivery_record, name="delivery-record"),
    path("deliveries/<int:pk>/again/", delivery_again, name="delivery-again"),
]
