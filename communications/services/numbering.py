"""The numbers of letters: one series for each addressee code and year, without a gap."""

from __future__ import annotations

from django.db import connection

# One statement: whoever comes second waits for the row of the series and then sees what the first
# has left there. A series without a row begins above the letters that were there before it.
NEXT = """
INSERT INTO communications_numberseries AS series (code, year, last)
VALUES (%(code)s, %(year)s, 1 + coalesce((
           SELECT max(number) FROM communications_communication
            WHERE code = %(code)s AND year = %(year)s), 0))
    ON CONFLICT (code, year) DO UPDATE SET last = series.last + 1
RETURNING last
"""

REACH = """
INSERT INTO communications_numberseries AS series (code, year, last)
VALUES (%(code)s, %(year)s, greatest(%(number)s, coalesce((
           SELECT max(number) FROM communications_communication
            WHERE code = %(code)s AND year = %(year)s), 0)))
    ON CONFLICT (code, year) DO UPDATE SET last = greatest(series.last, excluded.last)
"""


def next_number(code: str, year: int) -> int:
    """The next number of the series; nobody else gets it, whatever happens at the same moment.

    Locks the series until the caller's transaction ends, and belongs to it: where that is rolled
    back, the number is free again. To be called late in it, and for several series in the order of
    their codes.
    """
    with connection.cursor() as cursor:
        cursor.execute(NEXT, {"code": code, "year": year})
        (number,) = cursor.fetchone()
    return int(number)


def reach_number(*, code: str, year: int, number: int) -> None:
    """See to it that the series goes on above `number`, which a letter brings along.

    Locks the series like `next_number`. To be called before the row of that letter is written.
    """
    with connection.cursor() as cursor:
        cursor.execute(REACH, {"code": code, "year": year, "number": number})
