"""The chain of events: a change that gets past the triggers is found."""

from __future__ import annotations

import threading
from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from cases.enums import EventKind, EventSubject
from cases.models import Event
from cases.services.event_chain import BrokenChain, Head, verify_events
from cases.services.events import record_event

MAY_2 = date(2024, 5, 2)


def write(note: str = "plain") -> Event:
    return record_event(
        subject=EventSubject.CASE,
        subject_id=7,
        case=None,
        kind=EventKind.IMPORTED,
        happened_on=MAY_2,
        by=None,
        after={"note": note, "day": MAY_2, "none": None},
    )


def as_owner(statement: str) -> None:
    """What only the table's owner can do, with the triggers put aside."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE cases_event DISABLE TRIGGER USER")
        cursor.execute(statement)
        cursor.execute("ALTER TABLE cases_event ENABLE TRIGGER USER")


@pytest.mark.django_db
def test_an_empty_log_is_whole():
    assert verify_events() == Head(0, "")


@pytest.mark.django_db
def test_a_log_as_written_is_whole_in_every_zone_of_the_session():
    for note in ("one", "deux, où l’été", "ثلاثة", 'quotes " and \\ and \x1f'):
        write(note)
    head = verify_events()
    assert head.position == 4
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL TimeZone = 'Pacific/Apia'")
        cursor.execute("SET LOCAL DateStyle = 'German'")
        assert verify_events(known=head) == head


@pytest.mark.django_db
@pytest.mark.parametrize(
    "change",
    [
        "happened_on = happened_on + 1",
        "kind = 'fell_overdue'",
        "after = '{}'",
        "subject_id = 8",
        "recorded_at = recorded_at - interval '1 second'",
        "hash = repeat('0', 64)",
    ],
)
def test_a_changed_event_is_found(change):
    for note in ("one", "two", "three"):
        write(note)
    as_owner(f"UPDATE cases_event SET {change} WHERE position = 2")  # noqa: S608
    with pytest.raises(BrokenChain) as broken:
        verify_events()
    assert broken.value.position == 2


@pytest.mark.django_db
def test_an_event_taken_out_is_found():
    for note in ("one", "two", "three"):
        write(note)
    as_owner("DELETE FROM cases_event WHERE position = 2")
    with pytest.raises(BrokenChain, match="Event 2: it is missing"):
        verify_events()


@pytest.mark.django_db
def test_events_cut_off_at_the_end_are_found_with_a_head_that_was_noted():
    for note in ("one", "two", "three"):
        write(note)
    noted = verify_events()
    as_owner("DELETE FROM cases_event WHERE position = 3")
    assert verify_events().position == 2
    with pytest.raises(BrokenChain, match="Event 3: it was there"):
        verify_events(known=noted)


@pytest.mark.django_db
def test_the_command_prints_the_head_and_takes_it_back(capsys):
    write()
    call_command("verify_events")
    printed = capsys.readouterr().out
    assert printed.startswith("1 events, the chain is whole. Head: 1:")
    call_command("verify_events", "--known", printed.split("Head: ")[1].strip())
    as_owner("UPDATE cases_event SET kind = 'fell_overdue'")
    with pytest.raises(CommandError, match="Event 1"):
        call_command("verify_events")


@pytest.mark.django_db(transaction=True)
def test_many_who_write_at_once_make_one_chain():
    def run() -> None:
        for _ in range(10):
            write()
        connection.close()

    threads = [threading.Thread(target=run) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert verify_events().position == 60


@pytest.mark.django_db
def test_one_statement_that_writes_many_events_makes_one_chain():
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO cases_event (subject, subject_id, kind, happened_on, before, after)"
            " SELECT 'case', n, 'imported', '2024-05-02', '{}', '{}' FROM generate_series(1, 50) n"
        )
    assert verify_events().position == 50
