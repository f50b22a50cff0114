"""Beginning the letters about a case, and adding one to those that are begun."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from cases.views.acting import sent
from cases.views.case_access import case_seen_by
from communications.forms.drafting.start_forms import AddresseeRows, StartForm
from communications.models import Communication, LetterSet
from communications.services.letter_sets import add_letter, start_letters
from parties.models import OtherActor, User
from parties.office_day import office_today
from parties.views.signed_in import SignedInRequest

from .saving import tell
from .seen import set_seen_by

TEMPLATE = "communications/drafting/start.html"


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def letters_start(request: SignedInRequest, pk: int) -> HttpResponse:
    """The form for one or several parallel letters; then the page of their set."""
    case = case_seen_by(request.user, pk)
    form, rows = StartForm(sent(request)), AddresseeRows(sent(request))
    asks_more = request.POST.get("do") == "more"
    if request.method == "POST" and not asks_more and _both_valid(form, rows):
        try:
            letter_set = start_letters(
                case=case,
                language=form.cleaned_data["language"],
                addressees=rows.addressed(),
                mandates=list(form.cleaned_data["mandates"]),
                subject=form.cleaned_data["subject"],
                by=request.user,
                on=office_today(),
                at=timezone.now(),
            )
        except ValidationError as refusal:
            tell(form, refusal)
        else:
            number = letter_set.drafts.count()
            words = ngettext("%(number)s letter is begun.", "%(number)s letters are begun.", number)
            messages.success(request, words % {"number": number})
            return redirect("draft-set", pk=letter_set.pk)
    context = {
        "case": case,
        "form": form,
        "rows": rows,
        "asks_more": asks_more,
        "actors": _known_actors(request.user),
    }
    wrong = request.method == "POST" and not asks_more
    return render(request, TEMPLATE, context, status=422 if wrong else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def letter_add(request: SignedInRequest, pk: int) -> HttpResponse:
    """One more letter of a set."""
    letter_set = set_seen_by(request.user, pk)
    rows = AddresseeRows(sent(request), rows=1)
    form = rows.forms[0]
    if request.method == "POST" and rows.is_valid():
        if form.is_blank:
            form.add_error("state", _("Say whom to write to."))
        elif _added(request, letter_set, rows):
            messages.success(request, _("The letter is begun."))
            return redirect("draft-set", pk=pk)
    context = {
        "letter_set": letter_set,
        "form": form,
        "actors": _known_actors(request.user),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "communications/drafting/add.html", context, status=status)


def _known_actors(user: User) -> QuerySet[OtherActor, str]:
    """The names of those, other than States, to whom `user` may read a letter.

    Whom another desk writes to is nobody else's to know.
    """
    letters = Communication.objects.visible_to(user).values("addressee_actor")
    known = OtherActor.objects.filter(pk__in=letters).order_by("name")
    return known.values_list("name", flat=True).distinct()


def _both_valid(form: StartForm, rows: AddresseeRows) -> bool:
    judged = [form.is_valid(), rows.is_valid()]
    return all(judged)


def _added(request: SignedInRequest, letter_set: LetterSet, rows: AddresseeRows) -> bool:
    try:
        add_letter(
            letter_set=letter_set,
            addressed=rows.addressed()[0],
            by=request.user,
            on=office_today(),
            at=timezone.now(),
        )
    except ValidationError as refusal:
        tell(rows.forms[0], refusal)
        return False
    return True
