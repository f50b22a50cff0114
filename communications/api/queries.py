"""What the API asks of the database: rows, not objects, and the same number of queries always.

Whatever is read about a letter is read for a letter that went through `visible_to` before.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from cases.enums import EventKind, EventSubject
from cases.models import Event
from communications.models import (
    Communication,
    ExtensionStep,
    LetterVersion,
    Question,
    Relation,
    Reply,
    ReplyFile,
    SigningMandate,
)
from communications.models.communication import CommunicationQuerySet
from parties.enums import Language
from parties.models import StateName, User

Row = Mapping[str, Any]

ITEM_FIELDS = (
    "pk",
    "type",
    "code",
    "number",
    "year",
    "language",
    "letter_date",
    "due_on",
    "extended_to",
    "phase",
    "window_value",
    "window_unit",
    "window_source",
    "publishable_from",
    "answered_on",
    "addressee_state",
    "addressee_name",
)
DETAIL_FIELDS = (
    *ITEM_FIELDS,
    "dispatched_on",
    "window_rule__source",
    "publication_delay_value",
    "publication_delay_unit",
)

# The acts that an office may know of. A kind that is new in the log stays inside until it is added.
SHOWN_EVENTS = (
    EventKind.IMPORTED,
    EventKind.FELL_OVERDUE,
    EventKind.REPLY_REGISTERED,
    EventKind.EXTENSION_REQUESTED,
    EventKind.EXTENSION_GRANTED,
    EventKind.EXTENSION_REFUSED,
    EventKind.EXTENSION_WITHDRAWN,
    EventKind.LETTER_CLOSED,
    EventKind.LETTER_REOPENED,
    EventKind.LETTER_RENDERED,
    EventKind.LETTER_SENT,
    EventKind.LETTER_VOIDED,
)


def letters_for(user: User, *, on: date) -> CommunicationQuerySet:
    """The sent letters that `user` may read, ready for the fields above; phases as of `on`."""
    visible: CommunicationQuerySet = Communication.objects.visible_to(user).with_reference()
    names = StateName.objects.filter(state=OuterRef("addressee_state"), language=Language.ENGLISH)
    letters_day: Any = OuterRef("letter_date")
    name_then = Subquery(names.on(letters_day).order_by().values("name")[:1])
    letters: CommunicationQuerySet = visible.with_phase(on).annotate(
        addressee_name=Coalesce("addressee_actor__name", name_then, "addressee_state__name_en")
    )
    return letters


def mandates_of(letters: Collection[int]) -> dict[int, list[Row]]:
    """The mandates on each letter, in the order of its opening paragraph."""
    signing = SigningMandate.objects.filter(communication__in=letters)
    rows = signing.order_by("communication", "position").values(
        "communication_id", "title", code=F("mandate__code"), short_name=F("mandate__short_name")
    )
    return _grouped(rows, "communication_id")


def letter_of(letter: int) -> Row | None:
    """The latest version of the letter's text."""
    versions = LetterVersion.objects.filter(communication=letter).order_by("-number")
    return versions.values("number", "content").first()


def questions_of(letter: int) -> list[Row]:
    """Questions and their parts, in the order of the letter."""
    questions = Question.objects.filter(communication=letter).order_by("position")
    return list(questions.values("pk", "parent_id", "label", "text"))


def replies_of(letter: int) -> list[Row]:
    """Replies in the order of their dates, without the secretariat's notes."""
    replies = Reply.objects.filter(communication=letter).order_by("dated_on", "pk")
    return list(replies.values("pk", "kind", "dated_on", "received_on", "language"))


def reply_files_of(letter: int) -> dict[int, list[Row]]:
    """The files of each reply. Their names stay here: senders put persons' names into them."""
    files = ReplyFile.objects.filter(reply__communication=letter).order_by("reply", "pk")
    return _grouped(files.values("pk", "reply_id", "content_type", "size", "sha256"), "reply_id")


def extension_steps_of(letter: int) -> list[Row]:
    """What happened to the reply window, in order. Reasons and persons stay in the secretariat."""
    steps = ExtensionStep.objects.filter(communication=letter).order_by("pk")
    return list(steps.values("kind", "happened_on", "until"))


def relations_of(letter: int, user: User) -> list[Row]:
    """What the letter cites. A target that `user` may not read is as one that is not known.

    Nor is one that was not sent, which has no address here.
    """
    readable = Communication.objects.visible_to(user).with_reference()
    target = readable.filter(pk=OuterRef("target"))
    relations = Relation.objects.filter(communication=letter).order_by("pk")
    return list(
        relations.values(
            "kind",
            "reference_as_printed",
            "sent_on",
            "replied_on",
            visible_target=Subquery(target.values("pk")[:1]),
        )
    )


def events_of(letter: int) -> list[Row]:
    """What happened to the letter, oldest first; who did it stays in the secretariat."""
    events: QuerySet[Event] = Event.objects.about(EventSubject.COMMUNICATION, letter)
    shown = events.filter(kind__in=SHOWN_EVENTS).order_by("position")
    return list(shown.values("kind", "happened_on", "recorded_at"))


def _grouped(rows: Iterable[Row], key: str) -> dict[int, list[Row]]:
    groups: defaultdict[int, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row[key]].append(row)
    return groups
