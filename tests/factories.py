"""Rows for tests, with unsurprising defaults and fixed dates. Everything told here is invented.

Plain functions, so that property tests and processes of their own may call them too; the fixtures
of the same names are in `tests/fixtures.py`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from cases.models import Case
from communications.enums import Stage, WindowSource, WindowUnit
from communications.letter_text import Block, LetterText, Part
from communications.models import Communication, LetterVersion, Question, SigningMandate
from communications.rules.windows import Window, due_on, publishable_from
from parties.enums import Language, MandateKind, MandateScope, Role, StateStatus
from parties.models import Desk, Mandate, MandateHolder, Office, OtherActor, State, User

PASSWORD = "a long and quiet password"

# 3 July 2023 + 60 days: due on 1 September 2023, public from 2 September 2023.
LETTER_DATE = date(2023, 7, 3)
SIXTY_DAYS = Window(60, WindowUnit.DAYS)

# code, two-letter code, name, regional group, region, sub-region
STATES = {
    "BWA": ("BW", "Botswana", "africa", "Africa", "Southern Africa"),
    "NAM": ("NA", "Namibia", "africa", "Africa", "Southern Africa"),
    "MNG": ("MN", "Mongolia", "asia_pacific", "Asia", "Eastern Asia"),
    "NZL": ("NZ", "New Zealand", "weog", "Oceania", "Australia and New Zealand"),
    "URY": ("UY", "Uruguay", "grulac", "Americas", "South America"),
}

MANDATES = {
    "housing": ("Adequate housing", "Special Rapporteur on adequate housing", "Ilona Varga-Tembe"),
    "health": ("Physical and mental health", "Special Rapporteur on health", "Tomas Ekwueme-Lind"),
    "detention": ("Arbitrary detention", "Working Group on Arbitrary Detention", "Aroha Solberg"),
}

QUESTIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Please provide any additional information you may have on the above.", ()),
    (
        "Please explain what has been done",
        ("to give the families of the valley other housing;", "to consult them before the works."),
    ),
)


def make_desk(code: str = "africa") -> Desk:
    """The desk with this code; made at the first call."""
    return Desk.objects.get_or_create(code=code, defaults={"name": f"{code.title()} desk"})[0]


def make_state(code: str = "BWA") -> State:
    """One of `STATES`; made at the first call."""
    alpha2, name, group, region, subregion = STATES[code]
    return State.objects.get_or_create(
        code=code,
        defaults={
            "alpha2": alpha2,
            "status": StateStatus.MEMBER,
            "regional_group": group,
            "region": region,
            "subregion": subregion,
            "name_en": name,
        },
    )[0]


def make_actor(name: str = "Sandgrouse Ferries Ltd.", home_state: str = "NZL") -> OtherActor:
    """A company, made at the first call."""
    return OtherActor.objects.get_or_create(
        name=name, home_state=make_state(home_state), defaults={"kind": "company"}
    )[0]


def make_mandate(code: str = "housing") -> Mandate:
    """One of `MANDATES` with its holder; made at the first call."""
    short_name, _, holder = MANDATES[code]
    mandate, created = Mandate.objects.get_or_create(
        code=code,
        defaults={
            "kind": MandateKind.SPECIAL_RAPPORTEUR,
            "scope": MandateScope.THEMATIC,
            "short_name": short_name,
        },
    )
    if created:
        MandateHolder.objects.create(mandate=mandate, name=holder, valid_from=date(2020, 5, 1))
    return mandate


def make_office(code: str, *mandates: Mandate) -> Office:
    """The office with this code, carrying `mandates`."""
    office, _ = Office.objects.get_or_create(code=code, defaults={"name": f"Office for {code}"})
    office.mandates.add(*mandates)
    return office


def make_user(email: str, role: Role, **fields: Any) -> User:
    """A user who can sign in with `PASSWORD`; the name is made from the address."""
    fields.setdefault("name", email.partition("@")[0].replace(".", " ").title())
    return User.objects.create_user(email, PASSWORD, role=role, **fields)


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
    be given in `fields`. A draft has no number.
    """
    code = "OTH" if actor else (state or "BWA")
    year = year or letter_date.year
    sent = stage != Stage.DRAFT
    columns: dict[str, Any] = {
        "case": case or make_case(desk=desk or make_desk()),
        "stage": stage,
        "type": type,
        "code": code,
        "language": language,
        "addressee_actor": actor,
        "addressee_state": None if actor else make_state(code),
        "salutation": "Excellency,",
        "letter_date": letter_date,
        "dispatched_on": letter_date if sent else None,
        **_window_columns(letter_date, window),
        **_publication_columns(letter_date, publication_delay),
    }
    if sent:
        number = number or _next_number(code, year)
        printed = f"{type} {code} {number}/{year}"
        columns.update(number=number, year=year, reference_as_printed=printed)
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


def _title(mandate: Mandate) -> str:
    return MANDATES[mandate.code][1] if mandate.code in MANDATES else mandate.short_name


def _sign(communication: Communication, mandates: Sequence[Mandate]) -> None:
    for position, mandate in enumerate(mandates, start=1):
        holder = mandate.holders.first()
        SigningMandate.objects.create(
            communication=communication,
            position=position,
            mandate=mandate,
            title=_title(mandate),
            resolution=f"52/{position}",
            holder_name=holder.name if holder else "",
            holder_title=_title(mandate),
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
        content=content,
        sha256=hashlib.sha256(canonical.encode()).hexdigest(),
    )


def letter_text(
    communication: Communication,
    mandates: Sequence[Mandate],
    questions: Sequence[tuple[str, Sequence[str]]],
) -> LetterText:
    """An invented letter with every usual part, its questions and signatures."""
    titles = " and the ".join(map(_title, mandates)) or "Special Procedures"
    day = communication.letter_date or LETTER_DATE
    paragraph = "We would like to bring to your attention information that we have received."
    fact = "On 5 June 2023, surveyors set out marks along the Lower Sedge, without notice."
    blocks = [
        Block(Part.HEADING, f"Mandates of the {titles}"),
        Block(Part.REFERENCE, communication.reference_as_printed or "draft"),
        Block(Part.DATE, f"{day.day} {day:%B %Y}"),
        Block(Part.SALUTATION, communication.salutation),
        Block(Part.OPENING, f"We have the honour to address you as {titles}."),
        Block(Part.PARAGRAPH, paragraph),
        Block(Part.FACTS_LEAD, "According to the information received:"),
        Block(Part.FACT, fact, bold=((0, 14),)),
        Block(Part.CONCERN, "We are concerned that homes may be cleared without consultation."),
        Block(Part.QUESTIONS_LEAD, "We would be grateful for your observations on these matters:"),
    ]
    for number, (text, parts) in enumerate(questions, start=1):
        blocks.append(Block(Part.QUESTION, text, marker=f"{number}."))
        blocks += [
            Block(Part.QUESTION_PART, part, marker=f"{letter}.")
            for letter, part in zip("abcdefgh", parts, strict=False)
        ]
    blocks += [
        Block(Part.CLOSING, "We would appreciate a response within 60 days."),
        Block(Part.COMPLIMENT, "Please accept the assurances of our highest consideration."),
    ]
    for mandate in mandates:
        holder = mandate.holders.first()
        blocks += [
            Block(Part.SIGNATORY_NAME, holder.name if holder else ""),
            Block(Part.SIGNATORY_TITLE, _title(mandate)),
        ]
    blocks += [
        Block(Part.ANNEX_LABEL, "Annex"),
        Block(Part.ANNEX_TITLE, "Reference to international human rights law"),
        Block(Part.ANNEX_PARAGRAPH, "We would like to recall the right to adequate housing."),
    ]
    return LetterText(language=communication.language, blocks=tuple(blocks))
