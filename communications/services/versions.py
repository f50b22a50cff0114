"""Keeping a letter's text as a version, and telling equal texts by their digest."""

from __future__ import annotations

import hashlib
import json
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from cases.enums import EventKind
from communications.enums import Act, VersionPurpose
from communications.letter_text import LetterText
from communications.models import Communication, LetterVersion
from parties.models import User

from .acting import lock_for
from .draft_facts import composed
from .events import record_event


def content_digest(text: LetterText) -> str:
    """SHA-256 in hex of the text; equal texts have equal digests."""
    canonical = json.dumps(
        text.as_json(), ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    return hashlib.sha256(canonical.encode()).hexdigest()


def keep_version(
    *,
    communication: Communication,
    text: LetterText,
    purpose: VersionPurpose,
    by: User | None,
    note: str = "",
    source_text: str = "",
    at: datetime | None = None,
) -> LetterVersion:
    """The text as the letter's next version, in the transaction of the caller, who holds its lock.

    `at`, aware, is the moment at which it is written; None for the present one. Writes no event: the act that it is a part of does.
    """
    newest = communication.versions.aggregate(newest=Max("number"))["newest"] or 0
    return LetterVersion.objects.create(
        communication=communication,
        number=newest + 1,
        purpose=purpose,
        note=note,
        content=text.as_json(),
        sha256=content_digest(text),
        source_text=source_text,
        created_by=by,
        **({"created_at": at} if at else {}),
    )


def keep_draft(
    *, communication: Communication, note: str, by: User, on: date, at: datetime | None = None
) -> LetterVersion:
    """Keep the text that is being drafted, as it reads on the day `on`, to be gone back to.

    `at` as for `keep_version`. The newest version where the text has not changed since. Raises as `acting.lock_for` does.
    """
    with transaction.atomic():
        letter = lock_for(Act.EDIT, letters=[communication], by=by)[0]
        text = composed(letter, on=on)
        newest = letter.versions.order_by("-number").first()
        if newest and newest.sha256 == content_digest(text):
            return newest
        version = keep_version(
            communication=letter,
            text=text,
            purpose=VersionPurpose.KEPT,
            by=by,
            note=note.strip(),
            at=at,
        )
        record_event(
            communication=letter,
            kind=EventKind.VERSION_KEPT,
            happened_on=on,
            by=by,
            after={"version": version.number},
        )
    return version
