"""Letters by the million, made inside the database: the same each time, in every phase."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import product
from string import ascii_uppercase
from typing import Any

from django.db import connection

from cases.models import Case
from communications.models import Communication
from parties.models import Desk, State

# Nights on which 100 letters are newly overdue, then one on which 3 % of all are.
QUIET_NIGHTS = [date(2026, 3, 1) + timedelta(days=n) for n in range(6)]
NEWLY_ON_QUIET_NIGHT = 100
BUSY_NIGHT, BUSY_SHARE = date(2026, 6, 1), 0.03
UNANSWERED = 0.4

STATES = 190

# Letters lie in the order of their dates, as a desk sends them, and 60 % of each day's are answered.
# The last of them are those of the quiet nights, 3 % for the busy night, 3 % that are not due yet;
# what is open and older was flagged long ago, and its last reminder given. Every seventh was extended
# by a month to the day that counts here. Rows are made from one pattern row, so that only
# columns which matter here are named.
LETTERS = """
WITH placed AS (
    SELECT n, n %% 5 < 3 AS answered,
           n - (%(letters)s - %(quiet)s - 2 * %(busy)s) - 1 AS place
      FROM generate_series(1, %(letters)s) AS n
), due AS (
    SELECT *, CASE
               WHEN place < 0 THEN date '2000-01-01' + (n * 9400::bigint / %(letters)s)::int
               WHEN place < %(quiet)s
               THEN %(first_night)s::date - 1 + place / (%(quiet)s / %(nights)s)
               WHEN place < %(quiet)s + %(busy)s
               THEN %(busy_night)s::date - 60 + (place - %(quiet)s) * 60 / %(busy)s
               ELSE %(busy_night)s::date + (place - %(quiet)s - %(busy)s) * 60 / %(busy)s
           END AS day
      FROM placed
)
INSERT INTO communications_communication
SELECT made.*
  FROM due,
       communications_communication AS pattern,
       LATERAL jsonb_populate_record(pattern, jsonb_build_object(
           'id', pattern.id + n,
           'case_id', pattern.case_id + 1 + n / 2,
           'code', (%(codes)s)[1 + n %% %(states)s],
           'addressee_state_id', (%(codes)s)[1 + n %% %(states)s],
           'stage', 'sent',
           'number', n,
           'year', extract(year FROM day - 60),
           'letter_date', day - 60,
           'dispatched_on', day - 60,
           'due_on', CASE WHEN n %% 7 = 0 THEN day - 30 ELSE day END,
           'extended_to', CASE WHEN n %% 7 = 0 THEN day END,
           'publishable_from', day + 1,
           'imported_on', CASE WHEN n %% 9 = 0 THEN day + n %% 7 - 3 END,
           'answered_on', CASE WHEN answered THEN day - 60 + n %% 90 END,
           'overdue_noticed_on', CASE WHEN place < 0 AND NOT answered THEN day + 1 END,
           'last_step', CASE WHEN place < 0 AND NOT answered THEN 30 END
       )) AS made
"""

CASES = """
INSERT INTO cases_case
SELECT made.*
  FROM generate_series(1, %(letters)s / 2 + 1) AS n,
       cases_case AS pattern,
       LATERAL jsonb_populate_record(pattern, jsonb_build_object('id', pattern.id + n)) AS made
"""

# What earlier nights and the imports left behind. The log's own triggers are put aside: they would
# chain the rows one by one.
PAST_NOTICES = """
INSERT INTO communications_notice (communication_id, kind, due_on, fell_on, noticed_on, historic)
SELECT id, 'overdue', coalesce(extended_to, due_on), coalesce(extended_to, due_on) + 1,
       overdue_noticed_on, false
  FROM communications_communication WHERE overdue_noticed_on IS NOT NULL
"""
PAST_EVENTS = """
INSERT INTO cases_event
       (case_id, subject, subject_id, kind, happened_on, before, after, position, hash)
SELECT case_id, 'communication', id, 'imported', letter_date + 10, '{}', '{"warnings": 0}',
       row_number() OVER (ORDER BY id), repeat('0', 64)
  FROM communications_communication WHERE stage = 'sent'
"""


def make_letters(letters: int) -> None:
    """Fill the empty database with so many letters, their cases and what happened to them."""
    facts: dict[str, Any] = {
        "letters": letters,
        "quiet": round(NEWLY_ON_QUIET_NIGHT * len(QUIET_NIGHTS) / UNANSWERED),
        "nights": len(QUIET_NIGHTS),
        "busy": round(letters * BUSY_SHARE / UNANSWERED),
        "first_night": QUIET_NIGHTS[0],
        "busy_night": BUSY_NIGHT,
        "codes": list(_make_states()),
        "states": STATES,
    }
    _make_pattern()
    with connection.cursor() as cursor:
        cursor.execute(CASES, facts)
        cursor.execute(LETTERS, facts)
        cursor.execute(PAST_NOTICES)
        cursor.execute("ALTER TABLE cases_event DISABLE TRIGGER USER")
        cursor.execute(PAST_EVENTS)
        cursor.execute("ALTER TABLE cases_event ENABLE TRIGGER USER")
        cursor.execute("VACUUM (FREEZE, ANALYZE)")


def _make_states() -> Iterable[str]:
    codes = ["".join(letters) for letters in product("A", ascii_uppercase, ascii_uppercase)]
    states = State.objects.bulk_create(
        State(code=code, alpha2=f"{code[1]}{code[2]}", status="member", name_en=code)
        for code in codes[:STATES]
    )
    return (state.code for state in states)


def _make_pattern() -> None:
    """One draft, which the jobs leave alone."""
    desk = Desk.objects.create(code="bench", name="Desk of the benchmark")
    Communication.objects.create(
        case=Case.objects.create(title="Pattern", desk=desk, opened_on=date(2000, 1, 1)),
        stage="draft",
        type="AL",
        code="AAA",
        addressee_state_id="AAA",
        language="en",
        salutation="Excellency,",
        window_source="printed",
        window_value=60,
        window_unit="days",
        publication_delay_value=60,
        publication_delay_unit="days",
    )
