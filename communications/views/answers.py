"""A reply beside the questions of its letter: what it answers, and how."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cases.views.acting import accepted, sent
from communications.enums import Act
from communications.forms.answers_form import AnswersForm
from communications.models import Answer, Communication, Question, Reply
from communications.rules.answers import tally
from communications.services.acting import acts_open_to
from communications.services.judging_answers import judge_answers
from parties.models import User
from parties.office_day import office_today
from parties.views.signed_in import SignedInRequest

from .access import letter_seen_by, require_secretariat


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def reply_answers(request: SignedInRequest, pk: int, reply_pk: int) -> HttpResponse:
    """The sheet: a form for whoever may judge, to be read by every other reader of the letter."""
    user = request.user
    letter = letter_seen_by(user, pk)
    if request.method == "POST":
        require_secretariat(user, _("Answers are judged by the secretariat."))
    reply = _reply(letter, reply_pk)
    questions = _questions(letter)
    answers = {row.question_id: row for row in Answer.objects.visible_to(user).filter(reply=reply)}
    form = AnswersForm(
        sent(request), questions=questions, answers=answers, character=reply.character
    )
    if form.is_valid() and _judged(form, reply, user):
        messages.success(request, _("What you judged is saved."))
        return redirect("reply-answers", pk=pk, reply_pk=reply_pk)
    context = {
        "letter": letter,
        "reply": reply,
        "form": form if Act.JUDGE_ANSWERS in acts_open_to(user, letter) else None,
        "rows": [(question, answers.get(question.pk)) for question in questions],
        "judged": len(answers),
        "tally": tally(answer.state for answer in answers.values()),
    }
    status = 422 if form.errors else 200
    return render(request, "communications/reply/answers.html", context, status=status)


def _judged(form: AnswersForm, reply: Reply, user: User) -> bool:
    """Whether the sheet could be saved; if not, `form` tells why."""
    facts = {"answers": form.judgements, "character": form.character_meant}
    return accepted(form, judge_answers, reply=reply, by=user, on=office_today(), **facts)


def _reply(letter: Communication, pk: int) -> Reply:
    rows = letter.replies.select_related("communication").prefetch_related("files")
    reply: Reply = get_object_or_404(rows, pk=pk)
    return reply


def _questions(letter: Communication) -> list[Question]:
    """The questions, each followed by its parts, which know their question."""
    return list(letter.questions.select_related("parent").order_by("position"))
