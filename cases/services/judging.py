"""Judging a submission against the five criteria of admissibility."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cases.enums import Criterion, EventKind
from cases.models import AdmissibilityAnswer, Submission
from cases.rules.admissibility import is_admissible
from parties.models import User

from .events import Fact
from .intake import problems_of_decided
from .refusals import Problem, refuse
from .submission_events import record_submission_event


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether one criterion is met, and why."""

    met: bool
    note: str = ""


def admissibility_of(submission: Submission) -> bool | None:
    """Whether all five criteria are met; None as long as one is open."""
    return is_admissible(dict(submission.answers.values_list("criterion", "met")))


def judge_admissibility(
    *, submission: Submission, judgements: Mapping[Criterion, Judgement], by: User, on: date
) -> None:
    """Answer some or all of the criteria; an answer that stays as it was keeps its name and date.

    Raises Submission.DoesNotExist where `by` may not see the submission, and ValidationError once
    it is decided, or where a criterion is not met and no note says why.
    """
    with transaction.atomic():
        locked = Submission.objects.locked_for(by, submission.pk)
        refuse([*problems_of_decided(locked), *_problems_of_judgements(judgements)])
        given = {answer.criterion: answer for answer in locked.answers.all()}
        before: dict[str, Fact] = {}
        after: dict[str, Fact] = {}
        for criterion, judgement in judgements.items():
            old = given.get(criterion)
            if old and (old.met, old.note) == (judgement.met, judgement.note):
                continue
            AdmissibilityAnswer.objects.update_or_create(
                submission=locked,
                criterion=criterion,
                defaults={
                    "met": judgement.met,
                    "note": judgement.note,
                    "answered_by": by,
                    "answered_on": on,
                },
            )
            before[criterion] = _yes_or_no(old.met) if old else None
            after[criterion] = _yes_or_no(judgement.met)
        if after:
            record_submission_event(
                locked, EventKind.ADMISSIBILITY_JUDGED, by=by, on=on, before=before, after=after
            )


def _problems_of_judgements(judgements: Mapping[Criterion, Judgement]) -> Iterator[Problem]:
    for criterion, judgement in judgements.items():
        if not judgement.met and not judgement.note.strip():
            yield f"{criterion}_note", ValidationError(_("Say why this is not met."), "no_note")
        if "\x00" in judgement.note:
            problem = ValidationError(_("This holds a null character."), "null_character")
            yield f"{criterion}_note", problem


def _yes_or_no(met: bool) -> str:
    return "yes" if met else "no"
