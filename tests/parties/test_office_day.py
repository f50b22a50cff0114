"""The office's day is the day in Geneva, wherever the server stands and whatever its clock shows."""

from __future__ import annotations

import os
import time
from datetime import date

import pytest
import time_machine

from parties.office_day import office_today


@pytest.fixture(params=["UTC", "Europe/Zurich", "America/New_York", "Pacific/Apia"])
def server_zone(request, monkeypatch):
    """The zone of the server: the variable TZ of its processes."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = request.param
    time.tzset()
    yield request.param
    if before is None:
        del os.environ["TZ"]
    else:
        os.environ["TZ"] = before
    time.tzset()


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        # In winter Geneva is an hour ahead of UTC, in summer two.
        ("2024-01-15T22:59:59Z", date(2024, 1, 15)),
        ("2024-01-15T23:00:00Z", date(2024, 1, 16)),
        ("2024-07-15T21:59:59Z", date(2024, 7, 15)),
        ("2024-07-15T22:00:00Z", date(2024, 7, 16)),
        ("2024-07-15T23:30:00Z", date(2024, 7, 16)),
        # The clocks change on 31 March and 27 October 2024, at one in the night UTC.
        ("2024-03-30T23:00:00Z", date(2024, 3, 31)),
        ("2024-03-31T00:59:59Z", date(2024, 3, 31)),
        ("2024-03-31T01:00:00Z", date(2024, 3, 31)),
        ("2024-03-31T21:59:59Z", date(2024, 3, 31)),
        ("2024-03-31T22:00:00Z", date(2024, 4, 1)),
        ("2024-10-26T21:59:59Z", date(2024, 10, 26)),
        ("2024-10-26T22:00:00Z", date(2024, 10, 27)),
        ("2024-10-27T00:30:00Z", date(2024, 10, 27)),
        ("2024-10-27T01:30:00Z", date(2024, 10, 27)),
        ("2024-10-27T22:59:59Z", date(2024, 10, 27)),
        ("2024-10-27T23:00:00Z", date(2024, 10, 28)),
        # Leap day and year end.
        ("2024-02-28T23:00:00Z", date(2024, 2, 29)),
        ("2024-02-29T23:00:00Z", date(2024, 3, 1)),
        ("2023-12-31T22:59:59Z", date(2023, 12, 31)),
        ("2023-12-31T23:00:00Z", date(2024, 1, 1)),
    ],
)
def test_day_in_geneva(server_zone, moment, day):
    with time_machine.travel(moment.replace("Z", "+00:00"), tick=False):
        assert office_today() == day


@pytest.mark.parametrize("zone", ["UTC", "Asia/Tokyo", "America/Los_Angeles"])
def test_zone_of_the_reader_does_not_matter(settings, zone):
    from django.utils import timezone

    with timezone.override(zone), time_machine.travel("2024-07-15T22:30:00+00:00", tick=False):
        assert office_today() == date(2024, 7, 16)
