"""What a view may take for granted behind `login_required`."""

from django.http import HttpRequest

from parties.models import User


class SignedInRequest(HttpRequest):
    """A request of somebody who is signed in; only for views behind `login_required`."""

    user: User
