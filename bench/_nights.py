"""Nights on copies of one database: the program's way and one by hand, which must leave the same."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from statistics import median

from django.db import connection

from bench._harness import database_copied_from, in_turn, say, seconds
from bench._letters import BUSY_NIGHT, BUSY_SHARE, NEWLY_ON_QUIET_NIGHT, QUIET_NIGHTS, make_letters

SMALL, LARGE = 10_000, 1_000_000
ROUNDS = 5
Night = Callable[[date], None]

# What all nights leave behind, without keys, moments and the chain of hashes.
LEFT_BEHIND = """
SELECT (SELECT count(*) FROM communications_notice
         WHERE noticed_on >= %(first_night)s AND kind = 'overdue'),
       (SELECT md5(string_agg(concat_ws('|', id, overdue_noticed_on), ',' ORDER BY id))
          FROM communications_communication WHERE overdue_noticed_on >= %(first_night)s),
       (SELECT md5(string_agg(concat_ws('|', id, last_step), ',' ORDER BY id))
          FROM communications_communication WHERE last_step IS NOT NULL),
       (SELECT md5(string_agg(concat_ws('|', communication_id, kind, due_on, fell_on, noticed_on,
                                        historic), ',' ORDER BY communication_id, kind, fell_on))
          FROM communications_notice WHERE noticed_on >= %(first_night)s),
       (SELECT md5(string_agg(concat_ws('|', case_id, subject, subject_id, happened_on, before,
                                        after), ',' ORDER BY subject_id))
          FROM cases_event WHERE kind = 'fell_overdue')
"""


@dataclass
class Contestant:
    """One way on one database, with the seconds that it took for quiet and for busy nights."""

    way: Night
    letters: int
    database: str
    quiet: list[float] = field(default_factory=list)
    busy: list[float] = field(default_factory=list)

    def run(self) -> None:
        """All nights on a fresh copy; the first one warms up. RuntimeError for a wrong outcome."""
        with database_copied_from(self.database, f"{self.database}_run"):
            warm_up, *quiet_nights = QUIET_NIGHTS
            self.way(warm_up)
            self.quiet += [seconds(partial(self.way, night)) for night in quiet_nights]
            self.busy.append(seconds(partial(self.way, BUSY_NIGHT)))
            flagged, *digests = left_behind()
        if flagged != NEWLY_ON_QUIET_NIGHT * len(QUIET_NIGHTS) + round(self.letters * BUSY_SHARE):
            raise RuntimeError(f"{flagged:,} letters flagged: not what was made to be.")
        OUTCOMES.setdefault(self.letters, digests)
        if digests != OUTCOMES[self.letters]:
            raise RuntimeError("The two ways leave different flags, notices or events.")
        say(
            f"  {self.letters:>9,} letters, {self.way.__name__:>5}: 100 newly overdue "
            f"{self.quiet[-1] * 1000:5.1f} ms, 3 % {self.busy[-1] * 1000:6.1f} ms"
        )


# What the first run on each size left behind; every other must leave the same.
OUTCOMES: dict[int, list[int | str]] = {}


def left_behind() -> list[int | str]:
    """How many letters were flagged, and digests of flags, notices and events."""
    with connection.cursor() as cursor:
        cursor.execute(LEFT_BEHIND, {"first_night": QUIET_NIGHTS[0]})
        return list(cursor.fetchone())


def by_hand(statement: str, night: date) -> None:
    """A statement straight to the driver, committed by itself."""
    connection.ensure_connection()
    with connection.connection.cursor() as cursor:
        cursor.execute(statement, {"day": night})


def medians_against(ours: Night, floor: Night) -> dict[str, float]:
    """Ratios to the floor, and how the cost of 100 letters grows from 10,000 to a million."""
    empty = str(connection.settings_dict["NAME"])
    with ExitStack() as databases:
        contestants = []
        for letters in (SMALL, LARGE):
            filled = f"{empty}_{letters}"
            databases.enter_context(database_copied_from(empty, filled))
            say(f"{letters:,} letters made in {seconds(partial(make_letters, letters)):.0f} s")
            contestants += [Contestant(way, letters, filled) for way in (ours, floor)]
        for each in in_turn(contestants, rounds=ROUNDS):
            each.run()
    return _ratios(*contestants)


def _ratios(
    ours_10k: Contestant, floor_10k: Contestant, ours_1m: Contestant, floor_1m: Contestant
) -> dict[str, float]:
    """Medians against medians."""
    return {
        "vs_floor_1m": median(ours_1m.busy) / median(floor_1m.busy),
        "vs_floor_10k": median(ours_10k.busy) / median(floor_10k.busy),
        "vs_floor_1m_100_newly": median(ours_1m.quiet) / median(floor_1m.quiet),
        "growth_100_newly": median(ours_1m.quiet) / median(ours_10k.quiet),
        "growth_100_newly_floor": median(floor_1m.quiet) / median(floor_10k.quiet),
    }
