"""A small desk with something on every page, dated relative to the day on which the test runs."""

from __future__ import annotations

from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile

from cases.models import Person
from communications.models import Communication, CopiedTo, Relation, Reply
from communications.services.commitments import record_commitment
from communications.services.flagging import flag_overdue
from communications.services.judging_answers import Judgement, judge_answers
from communications.services.replies import record_reply
from parties.models import User
from parties.office_day import office_today
from parties.services.api_tokens import create_api_token
from tests.factories import make_actor, make_communication, make_mandate, make_state

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"


def fill_desk(officer: User) -> Communication:
    """Letters in every phase, replies, links, people, notices and a token.

    Gives the letter that has most to show, AL BWA 62 of last year or this.
    """
    today = office_today()

    def days_ago(days: int, **facts: object) -> Communication:
        return make_communication(letter_date=today - timedelta(days=days), **facts)

    mandates = [make_mandate("housing"), make_mandate("health")]
    letter = days_ago(70, number=62, year=2023, mandates=mandates)
    earlier = days_ago(300, closed_on=today)
    days_ago(60, state="NAM")
    days_ago(55, state="MNG", type="UA")
    days_ago(10, state="URY", type="OL", mandates=[*mandates, make_mandate("detention")])
    days_ago(10, actor=make_actor(), window=None, publication_delay=None)
    days_ago(200, state="NZL", answered_on=today - timedelta(days=150))
    days_ago(200, state="NZL", answered_on=today - timedelta(days=100))
    flag_overdue(on=today)
    reply = record_reply(
        communication=letter,
        kind="acknowledgement",
        dated_on=today - timedelta(days=40),
        received_on=today - timedelta(days=39),
        language="en",
        note="Called by the mission.",
        files=[SimpleUploadedFile("Note verbale.pdf", PDF)],
        by=officer,
        on=today,
    )
    _judge(reply, officer)
    Relation.objects.create(
        communication=letter, kind="refers_to", target=earlier, reference_as_printed=str(earlier)
    )
    CopiedTo.objects.create(communication=letter, state=make_state("MNG"), position=1)
    Person.objects.create(case=letter.case, position=1, name="Kagiso Inventado")
    create_api_token(user=officer, name="Mirror", days=30)
    return letter


def _judge(reply: Reply, officer: User) -> None:
    """Some of what the reply answers, and a commitment in it whose day has passed."""
    today = office_today()
    first, second, *_rest = reply.communication.questions.order_by("position")
    judge_answers(
        reply=reply,
        answers=[
            Judgement(first.pk, "answered", "Twelve families were moved.", "Where to is not said."),
            Judgement(second.pk, "refused"),
        ],
        character="incomplete",
        by=officer,
        on=today,
    )
    record_commitment(
        reply=reply,
        what="Build twelve houses in Ward 7.",
        passage="The Government will build twelve houses.",
        due_on=today - timedelta(days=3),
        by=officer,
        on=today,
    )
