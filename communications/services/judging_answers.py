"""Judging what a reply says to each question of its letter, and the reply as a whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cases.enums import EventKind
from cases.services.events import Fact
from cases.services.refusals import Problem, refuse
from cases.services.texts import problems_of_text
from communications.enums import Act, AnswerState, ReplyCharacter
from communications.models import Answer, Question, Reply
from parties.models import User

from .acting import lock_for
from .events import record_event

LONGEST_PASSAGE = 20_000
LONGEST_NOTE = 5000


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a reply says to the question with the key `question`.

    `state` is a value of AnswerState; empty takes a judgement back.
    """

    question: int
    state: str
    passage: str = ""
    note: str = ""


def judge_answers(
    *, reply: Reply, answers: Sequence[Judgement], character: str, by: User, on: date
) -> Reply:
    """Judge the reply on the day `on`, in Geneva: its answers and its character, in one save.

    Questions that are not in `answers` keep what was judged before, and rows that say the same as
    before are not written. One event counts what changed and holds no text; where nothing changed
    there is none. Raises ValidationError with every problem, that of a question by the name of the
    column and its key ("passage_12"), and as `acting.lock_for` does.
    """
    with transaction.atomic():
        letter = lock_for(Act.JUDGE_ANSWERS, letters=[reply.communication], by=by)[0]
        locked = Reply.objects.get(pk=reply.pk, communication=letter)
        keys = set(Question.objects.filter(communication=letter).values_list("pk", flat=True))
        refuse(_problems(answers, character, keys))
        before, character_before = _facts(locked), locked.character
        changed = _write(locked, answers, by=by, on=on)
        if character != character_before:
            locked.character = character
            locked.save(update_fields=["character"])
        if changed or character != character_before:
            record_event(
                communication=letter,
                kind=EventKind.ANSWERS_JUDGED,
                happened_on=on,
                by=by,
                before=before,
                after={**_facts(locked), "changed": changed},
            )
    return locked


def _problems(
    answers: Sequence[Judgement], character: str, questions: set[int]
) -> Iterator[Problem]:
    if character not in {"", *ReplyCharacter.values}:
        yield "character", ValidationError(_("This is not a character of a reply."), "unknown")
    keys = [each.question for each in answers]
    if not set(keys) <= questions or len(set(keys)) < len(keys):
        message = _("One of these questions is not a question of this letter, or stands twice.")
        yield NON_FIELD_ERRORS, ValidationError(message, "not_its_question")
        return
    for each in answers:
        yield from _problems_of(each)


def _problems_of(judgement: Judgement) -> Iterator[Problem]:
    key, text = judgement.question, judgement.passage or judgement.note
    if judgement.state not in {"", *AnswerState.values}:
        yield f"state_{key}", ValidationError(_("This is not a state of an answer."), "unknown")
    if not judgement.state and text.strip():
        message = _("Say how the question is answered, or empty its passage and note.")
        yield f"state_{key}", ValidationError(message, "not_judged")
    for name, value, longest in (
        ("passage", judgement.passage, LONGEST_PASSAGE),
        ("note", judgement.note, LONGEST_NOTE),
    ):
        yield from problems_of_text(f"{name}_{key}", value, required=False, longest=longest)


def _write(reply: Reply, answers: Sequence[Judgement], *, by: User, on: date) -> int:
    """Write the rows that say something else than before; gives how many those are."""
    rows = {row.question_id: row for row in reply.answers.all()}
    changed = [each for each in map(_tidied, answers) if each != _as_judged(rows, each.question)]
    for each in changed:
        if not each.state:
            rows[each.question].delete()
            continue
        row = rows.get(each.question) or Answer(reply=reply, question_id=each.question)
        row.state, row.passage, row.note = each.state, each.passage, each.note
        row.judged_by, row.judged_on = by, on
        row.save()
    return len(changed)


def _tidied(judgement: Judgement) -> Judgement:
    return Judgement(
        judgement.question, judgement.state, judgement.passage.strip(), judgement.note.strip()
    )


def _as_judged(rows: Mapping[int, Answer], question: int) -> Judgement:
    row = rows.get(question)
    return Judgement(question, row.state, row.passage, row.note) if row else Judgement(question, "")


def _facts(reply: Reply) -> dict[str, Fact]:
    """The reply's character and how many answers of each state it has, for the log."""
    counts = Counter(Answer.objects.filter(reply=reply).values_list("state", flat=True))
    return {"character": reply.character, **{state.value: counts[state] for state in AnswerState}}
