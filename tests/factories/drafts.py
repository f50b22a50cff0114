"""Letters that are being drafted, with unsurprising defaults and fixed dates."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from cases.models import Case
from communications.enums import LetterType, Stage
from communications.models import Communication, Draft, LetterSet, StandardParagraph
from communications.services.signatories import put_mandates
from communications.services.standard_paragraphs import (
    load_standard_paragraphs,
    standard_paragraph_records,
)
from parties.models import Mandate, OtherActor, State, User

from .letters import make_case
from .parties import make_desk, make_mandate, make_state

DRAFTED_ON = date(2024, 3, 4)
DRAFTED_AT = datetime(2024, 3, 4, 9, 30, tzinfo=UTC)
FACTS = "On 5 June 2023, surveyors set out marks along the Lower Sedge, without notice."
CONCERNS = "We are concerned that homes may be cleared without consultation."


def load_paragraphs() -> None:
    """The standard paragraphs that come with the program."""
    if not StandardParagraph.objects.exists():
        load_standard_paragraphs(records=standard_paragraph_records())


def make_letter_set(*, by: User, case: Case | None = None, **texts: Any) -> LetterSet:
    """Letters about a case of the desk of `by`, without any letter yet."""
    shared = {"subject": "the clearing of homes", "facts": FACTS, "concerns": CONCERNS}
    return LetterSet.objects.create(
        case=case or make_case(desk=by.desk or make_desk()),
        language=texts.pop("language", "en"),
        saved_at=DRAFTED_AT,
        saved_by=by,
        created_by=by,
        created_on=DRAFTED_ON,
        **{**shared, **texts},
    )


def make_draft(
    *,
    by: User,
    letter_set: LetterSet | None = None,
    to: State | OtherActor | None = None,
    type: str = LetterType.ALLEGATION_LETTER,
    stage: Stage = Stage.DRAFT,
    mandates: Sequence[Mandate] | None = None,
    questions: Sequence[dict[str, Any]] = ({"text": "Please explain.", "parts": []},),
    **fields: Any,
) -> Communication:
    """A letter of a set, to Botswana and signed by the mandate on housing where nothing is said.

    It has no standard paragraphs. `fields` are columns of `Draft`.
    """
    letter_set = letter_set or make_letter_set(by=by)
    addressee = to or make_state("BWA")
    is_state = isinstance(addressee, State)
    communication = Communication.objects.create(
        case=letter_set.case,
        stage=stage,
        type=type,
        code=addressee.code if isinstance(addressee, State) else "OTH",
        language=letter_set.language,
        addressee_state=addressee if is_state else None,
        addressee_actor=None if is_state else addressee,
        salutation="Excellency",
    )
    Draft.objects.create(
        communication=communication,
        letter_set=letter_set,
        position=letter_set.drafts.count() + 1,
        questions=list(questions),
        saved_at=DRAFTED_AT,
        saved_by=by,
        **fields,
    )
    put_mandates(communication, [make_mandate()] if mandates is None else mandates, on=DRAFTED_ON)
    return communication
