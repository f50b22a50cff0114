"""Which replies stop the clock, and on which day."""

from __future__ import annotations

from datetime import date
from functools import reduce
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communications.enums import ReplyKind
from communications.rules.replies import answered_on, days_taken

MAY_2, MAY_9 = date(2024, 5, 2), date(2024, 5, 9)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (ReplyKind.ACKNOWLEDGEMENT, None),
        (ReplyKind.INTERIM, None),
        (ReplyKind.SUBSTANTIVE, MAY_2),
        (ReplyKind.REJECTION, MAY_2),
    ],
)
def test_only_substantive_replies_and_rejections_stop_the_clock(kind, expected):
    assert answered_on(None, kind, MAY_2) == expected


def test_earlier_reply_that_comes_in_later_moves_the_day_back():
    assert answered_on(MAY_9, ReplyKind.SUBSTANTIVE, MAY_2) == MAY_2
    assert answered_on(MAY_2, ReplyKind.SUBSTANTIVE, MAY_9) == MAY_2


def test_later_acknowledgement_changes_nothing():
    assert answered_on(MAY_9, ReplyKind.ACKNOWLEDGEMENT, MAY_2) == MAY_9


@given(
    st.lists(
        st.tuples(st.sampled_from(ReplyKind), st.dates(date(2024, 1, 1), date(2024, 2, 1))),
        max_size=5,
    )
)
def test_the_order_of_recording_does_not_matter(replies):
    outcomes = {
        reduce(lambda before, reply: answered_on(before, *reply), order, None)
        for order in permutations(replies)
    }
    assert len(outcomes) == 1


@pytest.mark.parametrize(
    ("letter", "reply", "days"),
    [
        # Real pairs of letters and replies; the last over a leap day.
        (date(2011, 6, 9), date(2011, 7, 25), 46),
        (date(2011, 8, 5), date(2011, 8, 8), 3),
        (date(2011, 10, 11), date(2011, 10, 12), 1),
        (date(2011, 9, 9), date(2011, 12, 15), 97),
        (date(2020, 2, 20), date(2020, 6, 1), 102),
        (date(2024, 5, 2), date(2024, 5, 2), 0),
    ],
)
def test_days_taken_are_calendar_days_from_the_letters_date(letter, reply, days):
    assert days_taken(letter, reply) == days
