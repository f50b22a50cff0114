"""Addresses of the pages about users themselves."""

from django.urls import path

from parties.views.api_tokens import api_tokens, revoke_token

urlpatterns = [
    path("account/tokens/", api_tokens, name="api-tokens"),
    path("account/tokens/<str:token_key>/revoke/", revoke_token, name="api-token-revoke"),
]
