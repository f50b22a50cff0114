"""The nightly job that reminds of due days, and escalates when a reply does not come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection, transaction

from communications.enums import NoticeKind, Stage
from communications.models import DeadlineStep
from communications.models.communication import NO_STEP

from .flagging import LOCK

# One statement, as in `flagging`, served by the partial index `communications_next_step`. A letter
# takes the latest step that its days have come to, so that a night which makes up for others tells
# the desk once. Steps that nobody needs to hear of any more are noted without a notice.
REMIND = """
WITH step AS (
    SELECT * FROM unnest(%(offsets)s::int[], %(nexts)s::int[]) AS step(days, next)
), noted AS (
    UPDATE communications_communication AS letter
       SET last_step = step.days
      FROM step
     WHERE stage = %(sent)s
       AND answered_on IS NULL
       AND closed_on IS NULL
       AND coalesce(last_step, %(no_step)s) < step.days
       AND coalesce(extended_to, due_on) <= %(on)s::date - step.days
       AND coalesce(extended_to, due_on) > %(on)s::date - step.next
    RETURNING letter.id, step.days, coalesce(extended_to, due_on) AS due_on,
              coalesce(extended_to, due_on) + step.days AS fell_on, imported_on, letter_date
), told AS (
    INSERT INTO communications_notice
           (communication_id, kind, due_on, fell_on, noticed_on, historic)
    SELECT id, CASE WHEN days < 0 THEN %(reminder)s ELSE %(escalation)s END,
           due_on, fell_on, %(on)s, false
      FROM noted
     WHERE (imported_on IS NULL OR imported_on <= fell_on)
       AND fell_on > letter_date
       AND (days > 0 OR due_on >= %(on)s)
        ON CONFLICT DO NOTHING
    RETURNING kind
)
SELECT count(*) FILTER (WHERE kind = %(reminder)s), count(*) FILTER (WHERE kind = %(escalation)s)
  FROM told
"""
# Beyond every step: a letter that has come to the last one stays there.
NEVER = 100_000


@dataclass(frozen=True, slots=True)
class RemindedOfDueDays:
    """What one run of the job did: notices before and after due days, and for which day."""

    reminders: int
    escalations: int
    on: date


@transaction.atomic
def remind_of_due_days(*, on: date) -> RemindedOfDueDays:
    """Give each open letter the notice of the step that it has come to on `on`, a day in Geneva.

    The steps are those in force on `on`. Each notice is given once for a due day; when the due day
    moves, its steps begin anew. Letters that were imported after the day of a step get none of it,
    nor do those sent after it; a reminder that comes after the due day is left out. Twice, late, or
    several runs at once give the same result. The caller must not give a day to come.
    """
    offsets = sorted(step.offset for step in DeadlineStep.objects.on(on))
    facts: dict[str, Any] = {
        "on": on,
        "offsets": offsets,
        "nexts": [*offsets[1:], NEVER][: len(offsets)],
        "sent": Stage.SENT.value,
        "no_step": NO_STEP,
        "reminder": NoticeKind.DUE_REMINDER.value,
        "escalation": NoticeKind.ESCALATION.value,
    }
    with connection.cursor() as cursor:
        # The lock of flagging, which touches the same letters: in turn, they never block each other.
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        cursor.execute(REMIND, facts)
        reminders, escalations = cursor.fetchone()
    return RemindedOfDueDays(reminders=reminders, escalations=escalations, on=on)
