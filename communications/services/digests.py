"""What each desk is told by e-mail in the morning: how many notices about due days, and no names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from email.utils import parseaddr
from typing import Final

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import connection, transaction
from django.db.models import Count, QuerySet
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from communications.enums import NoticeKind
from communications.models import DeskDigest, Notice
from communications.outbox import Payload
from parties.enums import Role
from parties.models import User

from .outbox import put

KIND: Final = "desk-digest"
# The number of this job's advisory lock; any will do that no other job takes.
LOCK: Final = 5_460_217_302


@dataclass(frozen=True, slots=True)
class Digested:
    """What one run of the job did: for how many desks, to how many people, for which day."""

    digests: int
    recipients: int
    on: date


@transaction.atomic
def send_digests(*, on: date, at: datetime) -> Digested:
    """Count each desk's notices about due days that no digest has counted, and put out the mails.

    Letters of cases without a desk go to the supervisors. A desk without anybody is told nothing,
    and its notices stand in the list all the same. `on` is the day in Geneva of the moment `at`.
    A second run, or another at once, finds nothing left.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    untold = Notice.objects.untold()
    desks = set(untold.order_by().values_list("communication__case__desk", flat=True))
    recipients = 0
    for desk in sorted(desks, key=lambda key: key or 0):
        digest = DeskDigest.objects.create(desk_id=desk, on=on)
        untold.filter(communication__case__desk=desk).update(digest=digest)
        for user in recipients_of(digest).values_list("pk", flat=True):
            put(
                kind=KIND,
                key=f"{KIND}-{digest.pk}-{user}",
                payload={"digest": digest.pk, "user": user},
                at=at,
            )
            recipients += 1
    return Digested(digests=len(desks), recipients=recipients, on=on)


def recipients_of(digest: DeskDigest) -> QuerySet[User]:
    """The officers of the desk as they are now; the supervisors where there is no desk."""
    active = User.objects.filter(is_active=True).order_by("pk")
    if digest.desk_id is None:
        return active.filter(role=Role.SUPERVISOR)
    return active.filter(role=Role.DESK_OFFICER, desk=digest.desk_id)


def email_digest(payload: Payload, at: datetime) -> None:  # noqa: ARG001
    """Send one digest to one person, unless they have left the desk meanwhile.

    A second attempt after a lost answer has the same Message-ID.
    """
    digest = DeskDigest.objects.select_related("desk").get(pk=payload["digest"])
    user = recipients_of(digest).filter(pk=payload["user"]).first()
    if user is not None:
        with translation.override("en"):
            digest_message(digest, user).send()


def digest_given_up(payload: Payload, reason: str, at: datetime) -> None:
    """Nothing to do: the notices stand in the desk's list."""


def digest_message(digest: DeskDigest, user: User) -> EmailMessage:
    """The mail to `user`: numbers alone, in subject and text."""
    counts = counts_of(digest)
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    facts = {
        "overdue": counts.get(NoticeKind.OVERDUE, 0),
        "reminders": counts.get(NoticeKind.DUE_REMINDER, 0),
        "escalations": counts.get(NoticeKind.ESCALATION, 0),
    }
    return EmailMessage(
        subject=_("Communications: due days"),
        body=render_to_string("communications/email/desk_digest.txt", facts).strip() + "\n",
        to=[user.email],
        headers={"Message-ID": f"<{KIND}-{digest.pk}-{user.pk}@{domain}>"},
    )


def counts_of(digest: DeskDigest) -> Mapping[str, int]:
    """How many notices of each kind the digest counts."""
    rows = digest.notices.order_by().values("kind").annotate(notices=Count("pk"))
    return {row["kind"]: row["notices"] for row in rows}
