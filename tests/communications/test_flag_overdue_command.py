"""`manage.py flag_overdue`: days given by hand, days refused, exit codes."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine
from django.core.management import CommandError, call_command

from cases.models import Event
from communications.models import Communication
from tests.processes import python

pytestmark = pytest.mark.django_db

NOON = "2023-09-02T12:00:00+02:00"


def flagged_on() -> list[date | None]:
    return list(Communication.objects.values_list("overdue_noticed_on", flat=True))


@time_machine.travel(NOON, tick=False)
def test_day_is_todays_where_none_is_given(make_communication, capsys):
    make_communication()
    call_command("flag_overdue")
    assert capsys.readouterr().out == "1 newly overdue on 2023-09-02.\n"
    assert flagged_on() == [date(2023, 9, 2)]


@time_machine.travel(NOON, tick=False)
def test_day_may_be_given(make_communication, capsys):
    make_communication(letter_date=date(2023, 6, 1))
    call_command("flag_overdue", "--on", "2023-08-01")
    assert capsys.readouterr().out == "1 newly overdue on 2023-08-01.\n"
    assert flagged_on() == [date(2023, 8, 1)]


@time_machine.travel(NOON, tick=False)
def test_nothing_to_flag_is_no_error(capsys):
    call_command("flag_overdue", "--on", "2023-09-02")
    assert capsys.readouterr().out == "0 newly overdue on 2023-09-02.\n"


@time_machine.travel(NOON, tick=False)
def test_day_to_come_is_refused_and_flags_nothing(make_communication):
    make_communication(letter_date=date(2023, 7, 4))
    with pytest.raises(CommandError) as refusal:
        call_command("flag_overdue", "--on", "2023-09-03")
    assert str(refusal.value) == (
        "2023-09-03 has not come yet: it is 2023-09-02 in Geneva, and letters flagged ahead of "
        "time would be called overdue wrongly."
    )
    assert refusal.value.returncode == 2
    assert flagged_on() == [None]
    assert Event.objects.count() == 0


@pytest.mark.parametrize(
    ("now", "today"),
    [
        # 23:30 UTC is the next day in Geneva, winter and summer; 22:30 UTC is in summer only.
        ("2023-09-01T21:59:59+00:00", None),
        ("2023-09-01T22:00:00+00:00", date(2023, 9, 2)),
        ("2023-09-01T23:30:00+00:00", date(2023, 9, 2)),
    ],
)
def test_today_is_the_offices_day(make_communication, now, today):
    make_communication()
    with time_machine.travel(now, tick=False):
        call_command("flag_overdue")
    assert flagged_on() == [today]


@pytest.mark.parametrize(
    "text", ["", "tomorrow", "2023-02-29", "2023-9-2", "20230902", "02.09.2023", "2023-09-02T00:00"]
)
def test_what_is_no_day_is_refused(make_communication, text):
    make_communication()
    with pytest.raises(CommandError, match="is not a day of the form YYYY-MM-DD"):
        call_command("flag_overdue", "--on", text)
    assert flagged_on() == [None]


@pytest.mark.parametrize(
    ("day", "message"),
    [("yesterday", "“yesterday” is not a day"), ("2099-01-01", "has not come yet")],
)
def test_exit_code_for_a_bad_day_is_two(day, message):
    with python("manage.py", "flag_overdue", "--skip-checks", "--on", day) as process:
        _, errors = process.communicate(timeout=60)
    assert process.returncode == 2
    assert message in errors
    assert "Traceback" not in errors
