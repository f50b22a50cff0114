"""Checking that the log of events is whole: no row changed, none taken out, none put in."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from django.db import connection, transaction

SEPARATOR = "\x1f"
BATCH = 5_000

# The same parts in the same order as in the trigger `event_chained` (migration `event_log`).
ROWS = """
SELECT position, hash,
       ARRAY[position::text, coalesce(case_id::text, ''), subject, subject_id::text, kind,
             to_char(happened_on, 'YYYY-MM-DD'),
             floor(extract(epoch FROM recorded_at) * 1000000)::bigint::text,
             coalesce(actor_id::text, ''), before::text, after::text]
  FROM cases_event
 ORDER BY position
"""


@dataclass(frozen=True, slots=True)
class Head:
    """The last link of the chain: how many events there are, and the hash that covers them all."""

    position: int
    hash: str

    def __str__(self) -> str:
        return f"{self.position}:{self.hash}"


class BrokenChain(Exception):
    """The log is not what was written; `position` is the first event at fault."""

    def __init__(self, position: int, reason: str) -> None:
        super().__init__(f"Event {position}: {reason}")
        self.position = position


def verify_events(*, known: Head | None = None) -> Head:
    """Reads the whole log, computes every hash anew, and gives the chain's head.

    `known` is a head that was noted outside of the database at an earlier time: without one, events
    cut off at the end, or a chain computed anew by the table's owner, cannot be told. Raises
    BrokenChain at the first event that does not fit. Memory does not grow with the log.
    """
    head = Head(0, "")
    with transaction.atomic(), connection.chunked_cursor() as cursor:
        cursor.execute(ROWS)
        while rows := cursor.fetchmany(BATCH):
            for position, stored, parts in rows:
                head = _next(head, position, stored, parts)
                if known is not None and position == known.position and stored != known.hash:
                    raise BrokenChain(position, "its hash is not the one that was noted")
    if known is not None and known.position > head.position:
        raise BrokenChain(head.position + 1, "it was there when the head was noted, and is gone")
    return head


def _next(head: Head, position: int, stored: str, parts: list[str]) -> Head:
    if position != head.position + 1:
        raise BrokenChain(head.position + 1, "it is missing")
    computed = hashlib.sha256(SEPARATOR.join([head.hash, *parts]).encode()).hexdigest()
    if stored != computed:
        raise BrokenChain(position, "its content does not give its hash")
    return Head(position, stored)
