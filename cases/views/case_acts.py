"""The way of every form about a case: asked, checked, carried out, back to its place on the page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from cases.models import Case
from parties.views.signed_in import SignedInRequest

from .acting import accepted

TEMPLATE = "cases/case/form.html"


@dataclass(frozen=True, slots=True)
class Words:
    """What a page with a form says: its title, its button, and what is told once it is done."""

    title: str
    button: str
    done: str


def back_to(case: Case, section: str) -> HttpResponseRedirect:
    """The case's page, at `section`."""
    return HttpResponseRedirect(f"{reverse('case', args=[case.pk])}#{section}")


def form_page(
    request: SignedInRequest,
    *,
    case: Case,
    form: forms.Form,
    act: Callable[..., object],
    arguments: Callable[[], dict[str, Any]],
    words: Words,
    section: str,
    about: str = "",
) -> HttpResponse:
    """The form, or, once `act` took `arguments`, the case at `section`.

    `arguments` is asked for when the form is valid; what `act` refuses stands at the fields, with
    everything that was typed. `about` says which person or thing the form is about.
    """
    if form.is_valid() and accepted(form, act, **arguments()):
        messages.success(request, words.done)
        return back_to(case, section)
    context = {"case": case, "form": form, "words": words, "section": section, "about": about}
    return render(request, TEMPLATE, context, status=422 if form.errors else 200)
