"""The nightly job against one hand-written statement with the same effects on the same data.

Two databases, of 10,000 and of 1,000,000 letters: 60 % answered, most of the others flagged in
earlier nights. Each run has a fresh copy, so that both sides begin with the same pages; it goes
through some nights with 100 newly overdue letters, the first of them to warm up, and one with 3 %.
The sides take turns and must leave the same behind.
"""

from __future__ import annotations

from datetime import date

from bench._harness import finish
from bench._nights import by_hand, medians_against
from communications.services.flagging import flag_overdue

LIMITS = {"vs_floor_1m": 1.3, "vs_floor_10k": 1.3, "growth_100_newly": 2.0}

FLOOR = """
WITH late AS (
    UPDATE communications_communication
       SET overdue_noticed_on = %(day)s
     WHERE stage = 'sent' AND answered_on IS NULL AND closed_on IS NULL
       AND overdue_noticed_on IS NULL AND coalesce(extended_to, due_on) < %(day)s
    RETURNING id, case_id, coalesce(extended_to, due_on) AS due_on, imported_on
), notices AS (
    INSERT INTO communications_notice
           (communication_id, kind, due_on, fell_on, noticed_on, historic)
    SELECT id, 'overdue', due_on, due_on + 1, %(day)s,
           imported_on IS NOT NULL AND imported_on > due_on
      FROM late
)
INSERT INTO cases_event (case_id, subject, subject_id, kind, happened_on, before, after)
SELECT case_id, 'communication', id, 'fell_overdue', due_on + 1, '{}',
       jsonb_build_object(
           'due_on', due_on, 'fell_overdue_on', due_on + 1, 'noticed_on', %(day)s::date)
  FROM late
"""


def ours(night: date) -> None:
    """The service, as command and task call it."""
    flag_overdue(on=night)


def floor(night: date) -> None:
    """The statement by hand."""
    by_hand(FLOOR, night)


def main() -> None:
    """Print ratios to the floor, and how the cost of 100 letters grows from 10,000 to a million."""
    finish("flag_overdue", medians_against(ours, floor), LIMITS)
