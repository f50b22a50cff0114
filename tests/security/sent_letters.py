"""The letters of a desk that went out: replies, deliveries, notices, and who answers for whom."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.files.base import ContentFile

from cases.models import Case
from communications.enums import NoticeKind, Stage
from communications.models import Communication, Dispatch, Notice, Reply, ReplyFile
from parties.models import ApiToken, Contact, Delegation
from tests.factories import make_communication, make_office, make_state

from .replies import make_judgements
from .world import TODAY, World


def make_sent_letter(world: World, case: Case) -> Communication:
    """A letter of 3 July 2023 with a reply and its file."""
    question = f"What was done about {world.letter_secret}?"
    letter = make_communication(
        case=case, state=world.state, mandates=world.mandates, questions=[(question, ())]
    )
    world.put("sent letter", letter)
    world.put("version of a sent letter", letter, pk=letter.pk, number=1)
    reply = Reply.objects.create(
        communication=letter,
        kind="substantive",
        dated_on=date(2023, 8, 1),
        received_on=date(2023, 8, 2),
        language="en",
        note=f"{world.desk_secret} brought it",
    )
    file = ReplyFile.objects.create(
        reply=reply,
        file=ContentFile(b"We answer.", name="x"),
        original_name=f"{world.desk_secret}.txt",
        content_type="text/plain",
        size=10,
        sha256="0" * 64,
    )
    world.put("reply file", file, pk=letter.pk, file_pk=file.pk)
    make_judgements(world, reply)
    return letter


def make_delivery(world: World, letter: Communication) -> None:
    """An e-mail to the addressee that failed."""
    secret = world.desk_secret
    contact = Contact.objects.create(
        state=letter.addressee_state,
        name=f"{secret} Mission",
        email=f"{secret.lower()}@mission.example",
        address=f"{secret} Street",
    )
    dispatch = Dispatch.objects.create(
        communication=letter,
        method="email",
        contact=contact,
        recipient=contact.name,
        email=contact.email,
        state="failed",
        error=f"{secret} refused",
        note=f"{secret} was called",
    )
    world.put("dispatch", dispatch)


def make_finished_letters(world: World, case: Case) -> None:
    """A letter that was voided, and one that nobody waits for any more."""
    letter = make_communication(
        case=case,
        state=world.state,
        mandates=world.mandates,
        stage=Stage.VOIDED,
        void_reason=f"{world.letter_secret} was wrong.",
    )
    world.put("voided letter", letter)
    closed = make_communication(
        case=case, state=world.state, mandates=world.mandates, closed_on=TODAY
    )
    world.put("closed letter", closed)


def make_notices_and_delegation(world: World, sent: Communication) -> None:
    facts: dict[str, Any] = {"communication": sent, "fell_on": TODAY, "noticed_on": TODAY}
    due = {"kind": NoticeKind.OVERDUE, "due_on": date(2023, 9, 1)}
    world.put("desk's notice", Notice.objects.create(**due, **facts))
    told = {"kind": NoticeKind.LETTER_SENT, "office": world.office}
    world.put("office's notice", Notice.objects.create(**told, **facts))
    delegation = Delegation.objects.create(
        mandate=world.mandates[0],
        to_office=make_office(f"deputy-{world.office.code}"),
        valid_from=TODAY,
        reason=f"{world.letter_secret} is away",
        given_by=world.office_user,
    )
    world.put("delegation", delegation)
    make_office("neighbours")
    make_state("NAM")
    token, _raw = ApiToken.objects.create(user=world.supervisor, name=world.desk_secret)
    world.put("token", token, token_key=token.token_key)
