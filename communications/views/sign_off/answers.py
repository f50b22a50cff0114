"""Answering: one letter or parallel ones, for one mandate or several, in one act."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from cases.views.acting import accepted, sent
from communications.enums import Act, SignOffAnswer, Stage
from communications.forms.sign_off_forms import AnswerForm
from communications.models import Communication, LetterVersion, SignOff
from communications.services.answering import mandates_answered_by
from communications.services.sign_off_reminders import unanswered
from communications.services.signing import ask_for_changes, decline, sign_off
from parties.models import Mandate
from parties.office_day import office_today
from parties.views.signed_in import SignedInRequest

from .seen import circulated_letter, name_of, not_now, now_and_today, versions_to_answer


@dataclass(frozen=True, slots=True)
class Answer:
    """One of the three answers: the act, what does it, and the words of its page."""

    act: Act
    service: Callable[..., list[SignOff]]
    done: Promise
    reason: str = "reason"


ANSWERS: Mapping[str, Answer] = {
    SignOffAnswer.SIGNED: Answer(Act.SIGN, sign_off, _("Signed off: %(letters)s."), "remark"),
    SignOffAnswer.CHANGES_ASKED: Answer(
        Act.ASK_CHANGES, ask_for_changes, _("The desk is told what is to be changed: %(letters)s.")
    ),
    SignOffAnswer.DECLINED: Answer(
        Act.DECLINE, decline, _("Declined. It goes out without you: %(letters)s.")
    ),
}


@sensitive_post_parameters("reason")
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def answer_page(request: SignedInRequest, pk: int) -> HttpResponse:
    """The form of the answer that `answer` names; once it is given, the list of what waits."""
    letter, _version = circulated_letter(request.user, pk)
    asked = request.POST if request.method == "POST" else request.GET
    answer = ANSWERS.get(asked.get("answer", ""))
    if answer is None:
        raise Http404
    if refusal := not_now(request, answer.act, letter):
        return refusal
    today = office_today()
    form = AnswerForm(
        sent(request),
        act=answer.act,
        versions=versions_to_answer(letter, request.user),
        user=request.user,
        on=today,
    )
    if form.is_valid() and accepted(form, answer.service, **_arguments(form, answer, request)):
        told = ", ".join(name_of(each.communication) for each in form.cleaned_data["versions"])
        messages.success(request, answer.done % {"letters": told})
        return redirect("sign-offs")
    context = {
        "letter": letter,
        "form": form,
        "answer": asked["answer"],
        "act": answer.act,
        **_offered(request, letter),
    }
    status = 422 if form.errors else 200
    return render(request, "communications/sign_off/answer.html", context, status=status)


def _arguments(form: AnswerForm, answer: Answer, request: SignedInRequest) -> dict[str, Any]:
    return {
        "versions": list(form.cleaned_data["versions"]),
        "mandates": list(form.cleaned_data["mandates"]),
        answer.reason: form.cleaned_data["reason"],
        "by": request.user,
        **now_and_today(),
    }


def _offered(request: SignedInRequest, letter: Communication) -> dict[str, Any]:
    """What may still be answered: the letter first, then, where asked for, those parallel to it."""
    own = mandates_answered_by(request.user, on=office_today())
    rows = list(
        unanswered()
        .filter(
            version__in=versions_to_answer(letter, request.user),
            mandate__in=own,
            version__communication__stage=Stage.IN_SIGN_OFF,
        )
        .order_by("version__communication__draft__position", "pk")
    )
    together = "all" in request.GET or "all" in request.POST
    versions: dict[int, LetterVersion] = {}
    mandates: dict[int, Mandate] = {}
    for row in rows:
        if together or row.version.communication_id == letter.pk:
            versions[row.version_id] = row.version
            mandates[row.mandate_id] = row.mandate
    return {
        "versions": list(versions.values()),
        "mandates": list(mandates.values()),
        "together": together,
        "chosen_versions": _chosen(request, "versions", versions),
        "chosen_mandates": _chosen(request, "mandates", mandates),
    }


def _chosen(request: SignedInRequest, name: str, offered: Mapping[int, object]) -> set[int]:
    """What is ticked: everything at first, then what was sent."""
    if request.method != "POST":
        return set(offered)
    sent_keys = request.POST.getlist(name)
    return {int(key) for key in sent_keys if key.isascii() and key.isdigit()}
