"""Addresses of what becomes of a letter's reply window."""

from django.urls import path

from communications.views.window import add_extension, close, reopen

urlpatterns = [
    path("communications/<int:pk>/extensions/add/", add_extension, name="extension-add"),
    path("communications/<int:pk>/close/", close, name="letter-close"),
    path("communications/<int:pk>/reopen/", reopen, name="letter-reopen"),
]
