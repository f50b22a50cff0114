"""Object, list, API and notice say the same on the day before, on and after the due day.

Over random letters, rules, extensions and replies, with server and database in several time zones,
at the first and the last moment of the office's day. The expected phases are worked out here, by
adding days to a date, and not by the code that is tested.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import connection, transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from communications import tasks
from communications.api import queries, rows
from communications.enums import AddresseeKind, LetterType, Phase, RulePurpose, WindowUnit
from communications.models import Communication, DeadlineRule, Notice
from communications.rules.windows import Window
from communications.services.extensions import record_extension
from communications.services.replies import record_reply
from communications.services.rules_of_time import choose_window, set_dates
from parties.office_day import office_today
from tests.factories import make_communication

pytestmark = pytest.mark.django_db

GENEVA = ZoneInfo("Europe/Zurich")
ZONES = ["UTC", "America/New_York", "Pacific/Apia", "Pacific/Kiritimati", "Asia/Kathmandu"]
SOON = 7
# The rule of the letter's time: 30 days for letters before this day, 60 from it on.
NEW_RULE = date(2021, 1, 1)


@dataclass(frozen=True)
class Told:
    """A letter as it is drawn: days are counted from its date, `extended` from its due day."""

    letter_date: date
    printed: int | None
    extended: int | None
    withdrawn: bool
    answered: int | None
    substantive: bool

    @property
    def first_due(self) -> date:
        by_rule = 60 if self.letter_date >= NEW_RULE else 30
        return self.letter_date + timedelta(days=self.printed or by_rule)

    @property
    def due(self) -> date:
        if self.extended is None or self.withdrawn:
            return self.first_due
        return self.first_due + timedelta(days=self.extended)

    @property
    def replied_on(self) -> date | None:
        if self.answered is None:
            return None
        return self.letter_date + timedelta(days=self.answered)

    def phase(self, day: date) -> str:
        """Worked out by hand; a reply counts from the day on which it is dated."""
        replied = self.replied_on
        if self.substantive and replied is not None and replied <= day:
            return "answered_in_time" if replied <= self.due else "answered_late"
        if day > self.due:
            return "overdue"
        if day == self.due:
            return "due_today"
        return "due_soon" if (self.due - day).days <= SOON else "awaiting"


def due_on(day: date, **changes: object) -> Told:
    """A letter with a printed window of 60 days that is due on `day`."""
    facts = {"extended": None, "withdrawn": False, "answered": None, "substantive": False}
    return Told(letter_date=day - timedelta(days=60), printed=60, **{**facts, **changes})


letters = st.builds(
    Told,
    letter_date=st.dates(date(2019, 1, 1), date(2025, 12, 31)),
    printed=st.none() | st.integers(1, 90),
    extended=st.none() | st.integers(1, 60),
    withdrawn=st.booleans(),
    answered=st.none() | st.integers(0, 150),
    substantive=st.booleans(),
)


@contextmanager
def server_in(zone: str) -> Iterator[None]:
    """The server's own clock, and the database's session, in another zone."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = zone
    time.tzset()
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('TimeZone', %s, true)", [zone])
        yield
    finally:
        os.environ.pop("TZ")
        if before is not None:
            os.environ["TZ"] = before
        time.tzset()


def write(told: Told, by) -> Communication:
    """The letter with its rules and extension, as the services write them."""
    for days, first, last in [(30, None, NEW_RULE - timedelta(days=1)), (60, NEW_RULE, None)]:
        DeadlineRule.objects.create(
            purpose="reply",
            letter_type="AL",
            addressee_kind="state",
            value=days,
            unit="days",
            source="Rule of the test",
            valid_from=first,
            valid_to=last,
        )
    letter = make_communication(letter_date=told.letter_date, questions=())
    chosen = choose_window(
        printed=Window(told.printed, WindowUnit.DAYS) if told.printed else None,
        purpose=RulePurpose.REPLY,
        letter_type=LetterType.ALLEGATION_LETTER,
        addressee_kind=AddresseeKind.STATE,
        letter_date=told.letter_date,
    )
    set_dates(letter, reply=chosen, publication=None)
    letter.save()
    for kind in _steps(told):
        until = told.first_due + timedelta(days=told.extended or 0)
        record_extension(
            letter=letter,
            kind=kind,
            until=until if kind == "granted" else None,
            reason="Asked by the mission.",
            happened_on=told.letter_date,
            by=by,
            on=told.letter_date,
        )
    return letter


def _steps(told: Told) -> list[str]:
    if told.extended is None:
        return []
    return ["requested", "granted", "withdrawn"] if told.withdrawn else ["granted"]


def reply(letter: Communication, told: Told, by) -> None:
    record_reply(
        communication=letter,
        kind="substantive" if told.substantive else "acknowledgement",
        dated_on=told.replied_on,
        received_on=told.replied_on,
        language="en",
        note="",
        files=[],
        by=by,
        on=told.replied_on,
        durable=False,
    )


def said_by_all(letter: Communication, user) -> set[str]:
    """The phase today as the object, the lists and the API say it; one, where they agree."""
    today = office_today()
    stored = Communication.objects.get(pk=letter.pk)
    listed = [
        phase.value
        for phase in Phase
        if Communication.objects.visible_to(user).in_phase(phase, on=today).exists()
    ]
    (row,) = queries.letters_for(user, on=today).values(*queries.ITEM_FIELDS)
    item = rows.communication_item(row, [], on=today, collection="/")
    if item["days_left"] is not None:
        assert item["days_left"] == (stored.reply_due_on - today).days
    return {stored.phase_on(today).value, item["phase"], *listed}


def noticed() -> list[tuple[date, date, date]]:
    return list(
        Notice.objects.filter(kind="overdue").values_list("due_on", "fell_on", "noticed_on")
    )


@pytest.mark.parametrize("zone", ZONES)
@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@example(told=due_on(date(2024, 3, 30)))  # the day before the clocks go forward
@example(told=due_on(date(2024, 3, 31)))
@example(told=due_on(date(2024, 10, 27)))  # the day on which they go back
@example(told=due_on(date(2024, 2, 29)))
@example(told=due_on(date(2023, 12, 31)))
@example(told=due_on(date(2023, 9, 1), extended=29))
@example(told=due_on(date(2023, 9, 1), extended=29, answered=75, substantive=True))
@example(told=due_on(date(2023, 9, 1), answered=61, substantive=True))
@given(told=letters)
def test_all_agree_around_the_due_day(supervisor, zone, told):
    with transaction.atomic(), server_in(zone):
        letter, replied = write(told, supervisor), False
        for offset in (-1, 0, 1):
            day = told.due + timedelta(days=offset)
            if told.replied_on is not None and told.replied_on <= day and not replied:
                reply(letter, told, supervisor)
                replied = True
            for hour in (datetime.min.time(), datetime.max.time()):
                with time_machine.travel(datetime.combine(day, hour, GENEVA), tick=False):
                    assert said_by_all(letter, supervisor) == {told.phase(day)}
                    tasks.flag_overdue()
                    assert said_by_all(letter, supervisor) == {told.phase(day)}
            fell = told.due + timedelta(days=1)
            overdue = told.phase(day) == "overdue"
            assert noticed() == ([(told.due, fell, fell)] if overdue else [])
        transaction.set_rollback(True)


@pytest.mark.parametrize(
    ("letter_date", "due"),
    [
        ("2023-07-03", "2023-09-01"),
        ("2019-06-28", "2019-08-27"),
        ("2011-11-17", "2012-01-16"),
        ("2023-12-31", "2024-02-29"),
        ("2022-12-31", "2023-03-01"),
        ("2023-11-01", "2023-12-31"),
        ("2023-11-02", "2024-01-01"),
        ("2024-01-30", "2024-03-30"),
        ("2024-01-31", "2024-03-31"),
        ("2024-02-01", "2024-04-01"),
        ("2024-08-28", "2024-10-27"),
        ("2024-02-29", "2024-04-29"),
        ("2000-01-01", "2000-03-01"),
        ("2100-01-01", "2100-03-02"),
    ],
)
@pytest.mark.parametrize("zone", ["UTC", "Pacific/Apia"])
def test_sixty_days_are_plain_calendar_days_wherever_the_server_stands(
    make_communication, zone, letter_date, due
):
    with server_in(zone):
        letter = make_communication(letter_date=date.fromisoformat(letter_date), questions=())
        letter.refresh_from_db()
    assert letter.due_on == date.fromisoformat(due)
