"""Letters with unsurprising defaults and fixed dates."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from cases.models import Case
from communications.enums import Stage, VersionPurpose, WindowSource, WindowUnit
from communications.models import Communication, LetterVersion, Question, SigningMandate
from communications.rules.windows import Window, due_on, publishable_from
from parties.enums import Language
from parties.models import Desk, Mandate, OtherActor

from .letter_text import letter_text
from .parties import make_desk, make_mandate, make_state, printed_title

# 3 July 2023 + 60 days: due on 1 September 2023, public from 2 September 2023.
LETTER_DATE = date(2023, 7, 3)
SIXTY_DAYS = Window(60, WindowUnit.DAYS)

PURPOSES = {
    Stage.DRAFT: VersionPurpose.KEPT,
    Stage.DROPPED: VersionPurpose.KEPT,
    Stage.IN_SIGN_OFF: VersionPurpose.CIRCULATED,
    Stage.CLEARED: VersionPurpose.CIRCULATED,
}

QUESTIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Please provide any additional information you may have on the above.", ()),
    (
        "Please explain what has been done",
        ("to give the families of the valley other housing;", "to consult them before the works."),
    ),
)


def make_case(*, title: str = "Clearing of the Lower Sedge valley", desk: Desk | None) -> Case:
    """A case of `desk`, opened on 12 June 2023; without a desk where None."""
    return Case.objects.create(title=title, desk=desk, opened_on=date(2023, 6, 12))


def make_communication(
    *,
    case: Case | None = None,
    desk: Desk | None = None,
    type: str = "AL",
    stage: Stage = Stage.SENT,
    state: str | None = "BWA",
    actor: OtherActor | None = None,
    number: int | None = None,
    year: int | None = None,
    letter_date: date = LETTER_DATE,
    window: Window | None = SIXTY_DAYS,
    publication_delay: Window | None = SIXTY_DAYS,
    mandates: Sequence[Mandate] | None = None,
    questions: Sequence[tuple[str, Sequence[str]]] = QUESTIONS,
    language: str = Language.ENGLISH,
    **fields: Any,
) -> Communication:
    """A letter with case, signing mandates, text and questions; sent on 3 July 2023 to Botswana.

    `desk` is that of a new case and by default the one for Africa; `actor` takes the place of
    `state`; `mandates` is by default the one on housing; `number` is the next of its series.
    Days follow from `window` and `publication_delay`; every other column of `Communication` may
    be given in `fields`. One that was not sent
    has neither number nor days.
    """
    code = "OTH" if actor else (state or "BWA")
    year = year or letter_date.year
    sent = stage in {Stage.SENT, Stage.VOIDED}
    columns: dict[str, Any] = {
        "case": case or make_case(desk=desk or make_desk()),
        "stage": stage,
        "type": type,
        "code": code,
        "language": language,
        "addressee_actor": actor,
        "addressee_state": None if actor else make_state(code),
        "salutation": "Excellency,",
    }
    if sent:
        number = number or _next_number(code, year)
        printed = f"{type} {code} {number}/{year}"
        columns.update(number=number, year=year, reference_as_printed=printed)
        columns.update(letter_date=letter_date, dispatched_on=letter_date)
        columns.update(_window_columns(letter_date, window))
        columns.update(_publication_columns(letter_date, publication_delay))
    if stage == Stage.VOIDED:
        columns.update(voided_on=letter_date, void_reason="Sent to the wrong addressee.")
    communication = Communication.objects.create(**{**columns, **fields})
    signing = [make_mandate()] if mandates is None else mandates
    _sign(communication, signing)
    _ask(communication, questions)
    _write(communication, signing, questions)
    return communication


def _next_number(code: str, year: int) -> int:
    taken = Communication.objects.filter(code=code, year=year).order_by("-number")
    last = taken.values_list("number", flat=True).first()
    return (last or 0) + 1


def _window_columns(start: date, window: Window | None) -> dict[str, Any]:
    if window is None:
        return {"window_source": WindowSource.NONE}
    return {
        "window_source": WindowSource.PRINTED,
        "window_value": window.value,
        "window_unit": window.unit,
        "due_on": due_on(start, window),
    }


def _publication_columns(start: date, delay: Window | None) -> dict[str, Any]:
    if delay is None:
        return {}
    return {
        "publication_delay_value": delay.value,
        "publication_delay_unit": delay.unit,
        "publishable_from": publishable_from(start, delay),
    }


def _sign(communication: Communication, mandates: Sequence[Mandate]) -> None:
    for position, mandate in enumerate(mandates, start=1):
        holder = mandate.holders.first()
        SigningMandate.objects.create(
            communication=communication,
            position=position,
            mandate=mandate,
            title=printed_title(mandate),
            resolution=f"52/{position}",
            holder_name=holder.name if holder else "",
            holder_title=printed_title(mandate),
        )


def _ask(communication: Communication, questions: Sequence[tuple[str, Sequence[str]]]) -> None:
    position = 0
    for number, (text, parts) in enumerate(questions, start=1):
        position += 1
        parent = Question.objects.create(
            communication=communication, position=position, label=str(number), text=text
        )
        for letter, part in zip("abcdefgh", parts, strict=False):
            position += 1
            Question.objects.create(
                communication=communication,
                parent=parent,
                position=position,
                label=letter,
                text=part,
            )


def _write(
    communication: Communication,
    mandates: Sequence[Mandate],
    questions: Sequence[tuple[str, Sequence[str]]],
) -> None:
    content = letter_text(communication, mandates, questions).as_json()
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    LetterVersion.objects.create(
        communication=communication,
        number=1,
        purpose=PURPOSES.get(Stage(communication.stage), VersionPurpose.SENT),
        content=content,
        sha256=hashlib.sha256(canonical.encode()).hexdigest(),
    )
