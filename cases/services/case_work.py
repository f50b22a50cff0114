"""What a case asks of those who work on it: the risk for those concerned, and what is to be done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cases.enums import EventKind, RiskLevel
from cases.models import Case, RiskNote, ToDo
from cases.rules.titles import names_in_title
from parties.models import User

from .case_events import locked_case, record_case_event
from .case_standing import may_answer_for
from .events import Fact
from .refusals import Problem, refuse
from .texts import problems_of_text

LONGEST_TO_DO = 250


def note_risk(*, case: Case, level: str, text: str, by: User, on: date) -> RiskNote:
    """Judge the danger for those concerned; this holds from now on, earlier notes stay.

    Raises Case.DoesNotExist where `by` may not read the case, and ValidationError for an unknown
    level or without a text.
    """
    problems = list(problems_of_text("text", text))
    if level not in RiskLevel.values:
        problems.append(("level", ValidationError(_("Choose a level."), "unknown_word")))
    refuse(problems)
    with transaction.atomic():
        locked = locked_case(case, by)
        last = locked.risk_notes.order_by("-pk").first()
        note = RiskNote.objects.create(
            case=locked, level=level, text=text.strip(), recorded_by=by, recorded_on=on
        )
        before: dict[str, Fact] = {"level": last.level if last else None}
        after: dict[str, Fact] = {"level": level}
        record_case_event(locked, EventKind.RISK_NOTED, by=by, on=on, before=before, after=after)
    return note


def add_to_do(
    *, case: Case, text: str, due_on: date | None, assignee: User | None, by: User, on: date
) -> ToDo:
    """Write down something to be done, by whom, until when; each may be open.

    Raises Case.DoesNotExist where `by` may not read the case, and ValidationError without a text,
    for one that names a person of the case, or for somebody who cannot read the case.
    """
    text = text.strip()
    with transaction.atomic():
        locked = locked_case(case, by)
        refuse(_problems_of_to_do(locked, text, assignee))
        to_do = ToDo.objects.create(case=locked, text=text, due_on=due_on, assignee=assignee)
        after: dict[str, Fact] = {
            "to_do": to_do.pk,
            "due_on": due_on,
            "assignee": to_do.assignee_id,
        }
        record_case_event(locked, EventKind.TO_DO_ADDED, by=by, on=on, after=after)
    return to_do


def finish_to_do(*, to_do: ToDo, by: User, on: date) -> None:
    """Say that it is done; nothing changes where it is already. Raises Case.DoesNotExist."""
    with transaction.atomic():
        locked = locked_case(to_do.case, by)
        row: ToDo = locked.to_dos.select_for_update(of=("self",)).get(pk=to_do.pk)
        if row.done_on is None:
            row.done_on, row.done_by = on, by
            row.save(update_fields=["done_on", "done_by"])
            record_case_event(locked, EventKind.TO_DO_DONE, by=by, on=on, after={"to_do": row.pk})


def take_up_to_do(*, to_do: ToDo, by: User, on: date) -> None:
    """Say that it is not done after all. Raises Case.DoesNotExist."""
    with transaction.atomic():
        locked = locked_case(to_do.case, by)
        row: ToDo = locked.to_dos.select_for_update(of=("self",)).get(pk=to_do.pk)
        if row.done_on is not None:
            row.done_on, row.done_by = None, None
            row.save(update_fields=["done_on", "done_by"])
            record_case_event(
                locked, EventKind.TO_DO_REOPENED, by=by, on=on, after={"to_do": row.pk}
            )


def _problems_of_to_do(case: Case, text: str, assignee: User | None) -> Iterator[Problem]:
    yield from problems_of_text("text", text, longest=LONGEST_TO_DO)
    names = [name for person in case.persons.all() for name in person.all_names]
    if names_in_title(text, names):
        message = _(
            "This names a person of the case. To-dos are read in lists: write “the person”."
        )
        yield "text", ValidationError(message, "names_a_person")
    if assignee and not may_answer_for(assignee, case.desk):
        message = _("Choose an officer of the case's desk, or a supervisor.")
        yield "assignee", ValidationError(message, "cannot_read_it")
