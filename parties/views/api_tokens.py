"""A user's own tokens for the API."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from parties.forms import ApiTokenForm
from parties.models import ApiToken, User
from parties.services.api_tokens import create_api_token, revoke_api_token

from .signed_in import SignedInRequest


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def api_tokens(request: SignedInRequest) -> HttpResponse:
    """The user's tokens and the form for a new one, whose secret is in this one answer only."""
    _require_reader(request.user)
    form = ApiTokenForm(request.POST if request.method == "POST" else None)
    secret = _create(form, request.user) if form.is_valid() else None
    context = {
        "form": ApiTokenForm() if secret else form,
        "secret": secret,
        "secret_name": form.cleaned_data["name"] if secret else "",
        "tokens": list(_tokens_of(request.user)),
        "now": timezone.now(),
        "list_address": request.build_absolute_uri(reverse("api:communications")),
    }
    status = 422 if form.errors else 200
    return render(request, "parties/api_tokens.html", context, status=status)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def revoke_token(request: SignedInRequest, token_key: str) -> HttpResponse:
    """Asks once, then revokes; another user's token does not exist."""
    _require_reader(request.user)
    token = get_object_or_404(_tokens_of(request.user), token_key=token_key)
    if request.method == "POST":
        revoke_api_token(token=token)
        messages.success(request, _("The token “%(name)s” is revoked.") % {"name": token.name})
        return redirect("api-tokens")
    return render(request, "parties/api_token_revoke.html", {"token": token})


def _require_reader(user: User) -> None:
    if not user.reads_communications:
        raise PermissionDenied(_("Your role reads no letters, so it has no use for the API."))


def _tokens_of(user: User) -> QuerySet[ApiToken]:
    tokens: QuerySet[ApiToken] = ApiToken.objects.filter(user=user).order_by("-created")
    return tokens


def _create(form: ApiTokenForm, user: User) -> str | None:
    try:
        _token, secret = create_api_token(user=user, **form.cleaned_data)
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return None
    return secret
