"""For which night every job should have run, through the year and both changes of the clocks."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from communications.rules.nightly import night_that_must_be_done


@pytest.mark.parametrize(
    ("now", "night"),
    [
        ("2023-09-02T00:00:00+02:00", date(2023, 9, 1)),
        ("2023-09-02T02:29:59+02:00", date(2023, 9, 1)),
        ("2023-09-02T02:30:00+02:00", date(2023, 9, 2)),
        ("2023-09-02T23:59:59+02:00", date(2023, 9, 2)),
        ("2023-09-01T22:30:00+00:00", date(2023, 9, 1)),
        ("2023-09-02T00:30:00+00:00", date(2023, 9, 2)),
        ("2024-01-01T01:00:00+01:00", date(2023, 12, 31)),
        ("2024-02-29T02:30:00+01:00", date(2024, 2, 29)),
        # The clocks go forward at 02:00 on 31 March: 03:29 is an hour and 59 minutes after 00:30.
        ("2024-03-31T03:29:59+02:00", date(2024, 3, 30)),
        ("2024-03-31T03:30:00+02:00", date(2024, 3, 31)),
        # They go back at 03:00 on 27 October: the first 02:30 is two hours after 00:30.
        ("2024-10-27T02:29:59+02:00", date(2024, 10, 26)),
        ("2024-10-27T02:30:00+02:00", date(2024, 10, 27)),
        ("2024-10-27T02:10:00+01:00", date(2024, 10, 27)),
    ],
)
def test_two_real_hours_after_half_past_midnight_in_geneva(now, night):
    assert night_that_must_be_done(datetime.fromisoformat(now)) == night
