"""From a form that was sent to the act that it asks for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from parties.views.signed_in import SignedInRequest


def sent(request: SignedInRequest) -> Any:
    """What was typed, for a form; None where the page is only asked for."""
    return request.POST if request.method == "POST" else None


def accepted(form: forms.Form, act: Callable[..., object], **arguments: Any) -> bool:
    """Carry the act out; where it is refused, `form` tells why at the fields concerned."""
    try:
        act(**arguments)
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return False
    return True
