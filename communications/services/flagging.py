"""The nightly job: flag what has become overdue, once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import connection, transaction

from cases.enums import EventKind, EventSubject
from communications.enums import NoticeKind, Stage

# The number of this job's advisory lock; any will do that no other job takes.
LOCK = 5_460_217_301

# One statement, so that the cost follows what is newly overdue. Its condition is that of
# `CommunicationQuerySet.to_flag`, so that the partial index serves it, and it stands on the updated
# table itself: where a reply is being recorded at the same moment, PostgreSQL waits for it and
# looks at the row again. The last line makes it take all rows before it writes the first event and
# thereby locks the chain of events, as every other act does, so that no two acts block each other.
FLAG = """
WITH flagged AS (
    UPDATE communications_communication
       SET overdue_noticed_on = %(on)s
     WHERE stage = %(sent)s
       AND answered_on IS NULL
       AND closed_on IS NULL
       AND overdue_noticed_on IS NULL
       AND coalesce(extended_to, due_on) < %(on)s
    RETURNING id, case_id, coalesce(extended_to, due_on) AS due_on, imported_on
), told AS (
    INSERT INTO communications_notice
           (communication_id, kind, due_on, fell_on, noticed_on, historic)
    SELECT id, %(notice_kind)s, due_on, due_on + 1, %(on)s,
           coalesce(imported_on > due_on, false)
      FROM flagged
        ON CONFLICT DO NOTHING
), recorded AS (
    INSERT INTO cases_event
           (case_id, subject, subject_id, kind, happened_on, before, after)
    SELECT case_id, %(subject)s, id, %(event_kind)s, due_on + 1, '{}',
           jsonb_build_object(
               'due_on', due_on, 'fell_overdue_on', due_on + 1, 'noticed_on', %(on)s)
      FROM flagged
)
SELECT count(*) FROM flagged
"""


@dataclass(frozen=True, slots=True)
class Flagged:
    """What one run of the job did: how many letters it flagged, and for which day."""

    count: int
    on: date


@transaction.atomic
def flag_overdue(*, on: date) -> Flagged:
    """Flag every open letter whose due day is before `on`, a day in Geneva, and not flagged yet.

    Each gets the day on which it was noticed, an event on the day it fell overdue (the day after
    its due day) and a notice for its desk, which is historic where the letter was already overdue
    when it was imported. Twice, late, or several runs at once give the same result: one waits for
    the other and finds nothing left. The caller must not give a day that has not come yet.
    """
    with connection.cursor() as cursor:
        # A statement of its own: the next one must see what the run before has committed.
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        cursor.execute(
            FLAG,
            {
                "on": on,
                "sent": Stage.SENT.value,
                "notice_kind": NoticeKind.OVERDUE.value,
                "subject": EventSubject.COMMUNICATION.value,
                "event_kind": EventKind.FELL_OVERDUE.value,
            },
        )
        (count,) = cursor.fetchone()
    return Flagged(count=count, on=on)
