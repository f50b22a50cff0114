"""Flagging, reminders and escalations of a night, with their notices, against two statements by hand.

The same databases and nights as in `flag_overdue`. On a quiet night the letters of the steps 7 and 1
days before and 14 and 30 days after come to it; the busy one makes up for three months.
"""

from __future__ import annotations

from datetime import date

from bench import flag_overdue as flagging
from bench._harness import finish
from bench._nights import by_hand, medians_against
from communications.models import DeadlineStep
from communications.services.deadline_steps import deadline_step_records, load_deadline_steps
from communications.services.due_day_reminders import remind_of_due_days

LIMITS = {"vs_floor_1m": 1.3, "vs_floor_10k": 1.3, "growth_100_newly": 2.0}

FLOOR = """
WITH noted AS (
    UPDATE communications_communication AS letter
       SET last_step = step.days
      FROM (VALUES (-7, -1), (-1, 14), (14, 30), (30, 100000)) AS step(days, next)
     WHERE stage = 'sent' AND answered_on IS NULL AND closed_on IS NULL
       AND coalesce(last_step, -32768) < step.days
       AND coalesce(extended_to, due_on) <= %(day)s::date - step.days
       AND coalesce(extended_to, due_on) > %(day)s::date - step.next
    RETURNING letter.id, step.days, coalesce(extended_to, due_on) AS due_on, imported_on,
              letter_date
)
INSERT INTO communications_notice
       (communication_id, kind, due_on, fell_on, noticed_on, historic)
SELECT id, CASE WHEN days < 0 THEN 'due_reminder' ELSE 'escalation' END,
       due_on, due_on + days, %(day)s, false
  FROM noted
 WHERE (imported_on IS NULL OR imported_on <= due_on + days)
   AND due_on + days > letter_date
   AND (days > 0 OR due_on >= %(day)s)
"""


def ours(night: date) -> None:
    """The services, as the tasks call them."""
    flagging.ours(night)
    remind_of_due_days(on=night)


def floor(night: date) -> None:
    """The statements by hand, each committed by itself."""
    flagging.floor(night)
    by_hand(FLOOR, night)


def main() -> None:
    """Print ratios to the floor, and how the cost of a quiet night grows from 10,000 to a million."""
    load_deadline_steps(records=deadline_step_records())
    if DeadlineStep.objects.count() != 4:
        raise RuntimeError("The statement by hand knows four steps.")
    finish("nightly", medians_against(ours, floor), LIMITS)
