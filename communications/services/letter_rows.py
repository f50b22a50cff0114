"""The rows of one imported letter: communication, text, mandates, questions, relations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

from django.utils.translation import gettext as _

from cases.models import Case
from communications.enums import RelationKind, RulePurpose, Stage, VersionPurpose
from communications.models import (
    Communication,
    CopiedTo,
    Question,
    Relation,
    SigningMandate,
)
from communications.reading.structure import Reading
from communications.references import Reference
from parties.models import Mandate, OtherActor, State, User

from .import_checks import NotImportable, Problem, Ready
from .matching import match_mandates, match_signatures
from .numbering import reach_number
from .rules_of_time import choose_window, set_dates
from .versions import keep_version


def save_communication(reading: Reading, ready: Ready, *, case: Case, on: date) -> Communication:
    """The saved communication with its windows; `on` is the day of the import."""
    addressee, reference = ready.addressee, ready.reference
    if isinstance(addressee, OtherActor) and addressee.pk is None:
        addressee.save()
    communication = Communication(
        case=case,
        stage=Stage.SENT,
        type=ready.letter_type,
        code=reference.code,
        number=reference.number,
        year=reference.year,
        reference_as_printed=reading.reference.as_printed if reading.reference else "",
        language=reading.language,
        addressee_state=addressee if isinstance(addressee, State) else None,
        addressee_actor=addressee if isinstance(addressee, OtherActor) else None,
        salutation=reading.addressee.salutation,
        letter_date=ready.letter_date,
        imported_on=on,
    )
    choose = partial(
        choose_window,
        letter_type=ready.letter_type,
        addressee_kind=ready.addressee_kind,
        letter_date=ready.letter_date,
    )
    reply = choose(printed=reading.reply_window, purpose=RulePurpose.REPLY)
    publication = choose(printed=reading.publication_delay, purpose=RulePurpose.PUBLICATION)
    set_dates(communication, reply=reply, publication=publication.window)
    reach_number(code=reference.code, year=reference.year, number=reference.number)
    communication.save()
    return communication


def save_version(
    communication: Communication, reading: Reading, source_text: str, by: User | None
) -> None:
    """The text of the letter as its first version, with `source_text` as received."""
    keep_version(
        communication=communication,
        text=reading.text,
        purpose=VersionPurpose.IMPORTED,
        by=by,
        source_text=source_text,
    )


def save_mandates(
    communication: Communication, reading: Reading, chosen: Mapping[int, Mandate | None]
) -> None:
    """The signing mandates in the order of the opening, each with its signature.

    `chosen` says for a position (from 1) which mandate is meant; the others go by their titles.
    """
    titles = [mandate.title for mandate in reading.mandates]
    signatures = match_signatures(titles, reading.signatories)
    meant = [chosen.get(i, found) for i, found in enumerate(match_mandates(titles), start=1)]
    _refuse_twice([mandate for mandate in meant if mandate])
    SigningMandate.objects.bulk_create(
        SigningMandate(
            communication=communication,
            position=position,
            mandate=mandate,
            title=printed.title,
            resolution=printed.resolution or "",
            holder_name=signature.name if signature else "",
            holder_title=signature.title if signature else "",
        )
        for position, (printed, mandate, signature) in enumerate(
            zip(reading.mandates, meant, signatures, strict=True), start=1
        )
    )


def _refuse_twice(mandates: Sequence[Mandate]) -> None:
    for mandate, count in Counter(mandates).items():
        if count > 1:
            reason = _("%(mandate)s is chosen for two titles.") % {"mandate": mandate}
            raise NotImportable([Problem("mandates", reason)])


def save_questions(communication: Communication, reading: Reading) -> None:
    """The questions, each followed by its lettered parts."""
    position = 0
    for question in reading.questions:
        position += 1
        saved = Question.objects.create(
            communication=communication,
            position=position,
            label=str(question.number),
            text=question.text,
        )
        for part in question.parts:
            position += 1
            Question.objects.create(
                communication=communication,
                parent=saved,
                position=position,
                label=part.letter,
                text=part.text,
            )


def save_relations(communication: Communication, reading: Reading, reference: Reference) -> None:
    """The letters and States that the letter speaks of; links that waited for it are closed."""
    for earlier in reading.earlier_communications:
        cited = earlier.reference
        Relation.objects.create(
            communication=communication,
            kind=RelationKind.REFERS_TO,
            target=Communication.objects.filter(
                code=cited.code, number=cited.number, year=cited.year
            ).first(),
            reference_as_printed=str(cited),
            sent_on=earlier.sent_on,
            replied_on=earlier.replied_on,
        )
    series = f"{reference.code} {reference.number}/{reference.year}"
    Relation.objects.filter(target=None, reference_as_printed__endswith=series).exclude(
        communication=communication
    ).update(target=communication)
    states = State.objects.in_bulk(reading.copied_to)
    CopiedTo.objects.bulk_create(
        CopiedTo(communication=communication, state=states[code], position=position)
        for position, code in enumerate(reading.copied_to, start=1)
        if code in states
    )
