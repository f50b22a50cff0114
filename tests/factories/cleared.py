"""Letters that every mandate has signed off, ready to be sent on 18 March 2024."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from communications.enums import SignOffAnswer, Slot, Stage, VersionPurpose
from communications.models import (
    ChosenParagraph,
    Communication,
    DeadlineRule,
    LetterSet,
    SignOff,
    SignOffRound,
)
from communications.services.draft_facts import composed
from communications.services.standard_paragraphs import paragraphs_for
from communications.services.versions import keep_version
from parties.enums import Role
from parties.models import (
    Contact,
    Mandate,
    MandateResolution,
    MandateTitle,
    OtherActor,
    State,
    User,
)

from .drafts import DRAFTED_ON, load_paragraphs, make_draft, make_letter_set
from .parties import MANDATES, make_mandate, make_office, make_user

SIGNED_ON = date(2024, 3, 15)
SENT_ON = date(2024, 3, 18)
SENT_AT = datetime(2024, 3, 18, 10, 0, tzinfo=UTC)
RESOLUTIONS = {"housing": "52/10", "health": "51/21", "detention": "51/8"}
LEFT_OUT = {Slot.INTERIM_MEASURES, Slot.PRESS_NOTICE, Slot.ANNEX_POINTER}


def prepare_reference_data() -> None:
    """What sending rests on: standard paragraphs, rules of 60 days, mandates with all they need."""
    load_paragraphs()
    for purpose in ("reply", "publication"):
        for letter_type in ("AL", "UA", "OL"):
            for kind in ("state", "other"):
                DeadlineRule.objects.create(
                    purpose=purpose,
                    letter_type=letter_type,
                    addressee_kind=kind,
                    value=60,
                    unit="days",
                    source="A rule for tests",
                )
    for code in MANDATES:
        make_signing_mandate(code)


def make_signing_mandate(code: str) -> Mandate:
    """One of `MANDATES` with title, resolution, holder and an office that answers for it."""
    mandate = make_mandate(code)
    MandateTitle.objects.get_or_create(mandate=mandate, language="en", title=MANDATES[code][1])
    MandateResolution.objects.get_or_create(mandate=mandate, number=RESOLUTIONS[code], year=2023)
    make_office(code, mandate)
    return mandate


def make_contact(
    addressee: State | OtherActor, *, name: str = "", email: str = "", **fields: Any
) -> Contact:
    """A contact of the addressee: its Permanent Mission where nothing is said."""
    is_state = isinstance(addressee, State)
    return Contact.objects.create(
        state=addressee if is_state else None,
        actor=None if is_state else addressee,
        name=name or f"Permanent Mission of {addressee} to the United Nations Office at Geneva",
        email=email,
        **fields,
    )


def make_cleared(
    *,
    by: User,
    letter_set: LetterSet | None = None,
    to: State | OtherActor | None = None,
    mandates: Sequence[Mandate] | None = None,
    **fields: Any,
) -> Communication:
    """A cleared letter of the set, to Botswana and signed by the mandate on housing by default.

    Where a set has several letters, call `clear` on each once all of them are there: each names
    the others.
    """
    letter_set = letter_set or make_letter_set(by=by)
    letter = make_draft(by=by, letter_set=letter_set, to=to, mandates=mandates, **fields)
    others = letter_set.drafts.count() > 1
    choose_paragraphs(letter, others=others)
    clear(letter, by=by)
    return letter


def make_cleared_set(
    *, by: User, to: Sequence[State | OtherActor], **texts: Any
) -> list[Communication]:
    """Parallel letters, each of which names the other addressees, all cleared."""
    letter_set = make_letter_set(by=by, **texts)
    letters = [make_draft(by=by, letter_set=letter_set, to=addressee) for addressee in to]
    for letter in letters:
        choose_paragraphs(letter, others=len(letters) > 1)
        clear(letter, by=by)
    return letters


def choose_paragraphs(letter: Communication, *, others: bool) -> None:
    """The standard paragraphs that the letter needs."""
    offered = paragraphs_for(
        letter_type=letter.type,
        addressee_kind=letter.addressee_kind,
        language=letter.language,
    )
    left_out = LEFT_OUT | (set() if others else {Slot.OTHERS_WRITTEN_TO})
    ChosenParagraph.objects.bulk_create(
        ChosenParagraph(draft=letter.draft, slot=slot, version=version)
        for slot, version in offered.items()
        if slot not in left_out
    )


def clear(letter: Communication, *, by: User) -> None:
    """Circulate the letter as it reads on 15 March 2024, and have every mandate sign it off."""
    Communication.objects.filter(pk=letter.pk).update(stage=Stage.IN_SIGN_OFF)
    version = keep_version(
        communication=letter,
        text=composed(letter, on=SIGNED_ON),
        purpose=VersionPurpose.CIRCULATED,
        by=by,
    )
    rounds = letter.draft.letter_set.rounds
    signing_round = rounds.first() or SignOffRound.objects.create(
        letter_set=letter.draft.letter_set,
        number=1,
        opened_on=DRAFTED_ON,
        opened_by=by,
        answer_by=SIGNED_ON,
        closed_on=SIGNED_ON,
    )
    for row in letter.signing_mandates.all():
        office = row.mandate.offices.first()
        signer = office.users.first() or make_user(
            f"signs@{office.code}.example", Role.MANDATE_OFFICE, office=office
        )
        SignOff.objects.create(
            round=signing_round,
            version=version,
            mandate=row.mandate,
            answer=SignOffAnswer.SIGNED,
            answered_on=SIGNED_ON,
            answered_at=datetime(2024, 3, 15, 12, 0, tzinfo=UTC),
            answered_by=signer,
            office=office,
        )
    Communication.objects.filter(pk=letter.pk).update(stage=Stage.CLEARED)
    letter.refresh_from_db()
