"""The nightly job against one hand-written statement with the same effects on the same data.

Two databases, of 10,000 and of 1,000,000 letters: 60 % answered, most of the others flagged in
earlier nights. Each run has a fresh copy, so that both sides begin with the same pages; it goes
through some nights with 100 newly overdue letters, the first of them to warm up, and one with 3 %.
The sides take turns and must leave the same behind.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from statistics import median

from django.db import connection

from bench._harness import database_copied_from, finish, in_turn, say, seconds
from bench._letters import BUSY_NIGHT, NEWLY_ON_QUIET_NIGHT, QUIET_NIGHTS, make_letters
from communications.services.flagging import flag_overdue

ROUNDS = {10_000: 9, 1_000_000: 5}
LIMITS = {"vs_floor_1m": 1.3, "vs_floor_10k": 1.3, "growth_100_newly": 2.0}

FLOOR = """
WITH late AS (
    UPDATE communications_communication
       SET overdue_noticed_on = %(day)s
     WHERE stage = 'sent' AND answered_on IS NULL AND closed_on IS NULL
       AND overdue_noticed_on IS NULL AND due_on < %(day)s
    RETURNING id, case_id, due_on, imported_on
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

# What all nights leave behind, without keys, moments and the chain of hashes.
LEFT_BEHIND = """
SELECT (SELECT count(*) FROM communications_notice WHERE noticed_on >= %(first_night)s),
       (SELECT md5(string_agg(concat_ws('|', id, overdue_noticed_on), ',' ORDER BY id))
          FROM communications_communication WHERE overdue_noticed_on >= %(first_night)s),
       (SELECT md5(string_agg(concat_ws('|', communication_id, kind, due_on, fell_on, noticed_on,
                                        historic), ',' ORDER BY communication_id))
          FROM communications_notice WHERE noticed_on >= %(first_night)s),
       (SELECT md5(string_agg(concat_ws('|', case_id, subject, subject_id, happened_on, before,
                                        after), ',' ORDER BY subject_id))
          FROM cases_event WHERE kind = 'fell_overdue')
"""


@dataclass
class Times:
    """Seconds that one side took: for each quiet night, for each busy one."""

    quiet: list[float] = field(default_factory=list)
    busy: list[float] = field(default_factory=list)


def ours(night: date) -> None:
    """The service, as command and task call it."""
    flag_overdue(on=night)


def floor(night: date) -> None:
    """The statement straight to the driver, committed by itself."""
    connection.ensure_connection()
    with connection.connection.cursor() as cursor:
        cursor.execute(FLOOR, {"day": night})


SIDES: dict[str, Callable[[date], None]] = {"ours": ours, "floor": floor}


def main() -> None:
    """Print ratios to the floor, and how the cost of 100 letters grows from 10,000 to a million."""
    small, large = (measure(letters, rounds) for letters, rounds in ROUNDS.items())

    def ratio(above: list[float], below: list[float]) -> float:
        return median(above) / median(below)

    ratios = {
        "vs_floor_1m": ratio(large["ours"].busy, large["floor"].busy),
        "vs_floor_10k": ratio(small["ours"].busy, small["floor"].busy),
        "vs_floor_1m_100_newly": ratio(large["ours"].quiet, large["floor"].quiet),
        "growth_100_newly": ratio(large["ours"].quiet, small["ours"].quiet),
    }
    finish("flag_overdue", ratios, LIMITS)


def measure(letters: int, rounds: int) -> dict[str, Times]:
    """The times of both sides on a database of so many letters."""
    empty = str(connection.settings_dict["NAME"])
    filled = f"{empty}_{letters}"
    expected = NEWLY_ON_QUIET_NIGHT * len(QUIET_NIGHTS) + letters * 3 // 100
    times = {side: Times() for side in SIDES}
    outcomes = set()
    with database_copied_from(empty, filled):
        say(f"{letters:,} letters made in {seconds(partial(make_letters, letters)):.0f} s")
        for side in in_turn(list(SIDES), rounds=rounds):
            with database_copied_from(filled, f"{filled}_run"):
                go_through_the_nights(SIDES[side], times[side])
                outcomes.add(left_behind())
            show(side, times[side])
    if len(outcomes) != 1 or outcomes.pop()[0] != expected:
        raise RuntimeError(f"The sides do not leave the same {expected:,} letters flagged.")
    return times


def go_through_the_nights(act: Callable[[date], None], times: Times) -> None:
    """All nights on the present database, with the times of all but the first added to `times`."""
    warm_up, *quiet_nights = QUIET_NIGHTS
    act(warm_up)
    times.quiet += [seconds(partial(act, night)) for night in quiet_nights]
    times.busy.append(seconds(partial(act, BUSY_NIGHT)))


def left_behind() -> tuple[int | str, ...]:
    """How many letters were flagged, and digests of flags, notices and events."""
    with connection.cursor() as cursor:
        cursor.execute(LEFT_BEHIND, {"first_night": QUIET_NIGHTS[0]})
        return tuple(cursor.fetchone())


def show(side: str, times: Times) -> None:
    quiet, busy = median(times.quiet) * 1000, times.busy[-1] * 1000
    say(f"  {side:>5}: {NEWLY_ON_QUIET_NIGHT} letters {quiet:.1f} ms, 3 % {busy:.0f} ms")
