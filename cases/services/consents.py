"""Consent to be named: two questions to each person, each with an answer of its own."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cases.enums import ConsentPurpose, EventKind
from cases.models import Consent, Person
from parties.models import User

from .case_events import locked_case, record_case_event
from .events import Fact
from .refusals import refuse
from .texts import problems_of_day, problems_of_text

PRESENT_ANSWER = {
    ConsentPurpose.ADDRESSEE: "may_be_named_to_addressee",
    ConsentPurpose.PUBLIC: "may_be_named_in_public",
}


def record_consent(
    *,
    person: Person,
    purpose: str,
    given: bool,
    answered_on: date,
    note: str = "",
    by: User,
    on: date,
) -> Consent:
    """Record an answer, which holds from now on; the answers before it stay on record.

    `answered_on` is the day of the answer, `on` that of its recording. Raises Case.DoesNotExist
    where `by` may not read the case, and ValidationError for an unknown purpose or a day that has
    not come.
    """
    if purpose not in ConsentPurpose.values:
        problem = ValidationError(_("Choose what the answer is about."), "unknown_word")
        refuse([("purpose", problem)])
    refuse(
        [
            *problems_of_day("answered_on", answered_on, on),
            *problems_of_text("note", note, required=False, longest=2000),
        ]
    )
    column = PRESENT_ANSWER[ConsentPurpose(purpose)]
    with transaction.atomic():
        locked = locked_case(person.case, by)
        row: Person = locked.persons.select_for_update().get(pk=person.pk)
        before: dict[str, Fact] = {purpose: _word(getattr(row, column))}
        setattr(row, column, given)
        row.save(update_fields=[column])
        consent = Consent.objects.create(
            person=row,
            purpose=purpose,
            given=given,
            answered_on=answered_on,
            note=note.strip(),
            recorded_by=by,
        )
        after: dict[str, Fact] = {
            "person": row.position,
            purpose: _word(given),
            "answered_on": answered_on,
        }
        record_case_event(
            locked, EventKind.CONSENT_RECORDED, by=by, on=on, before=before, after=after
        )
    return consent


def _word(given: bool) -> str:
    return "yes" if given else "no"
