"""A change of keys: afterwards the newest key alone reads every value that may be changed."""

from __future__ import annotations

from datetime import date
from io import StringIO
from typing import Any

import pytest
from cryptography.fernet import Fernet, InvalidToken
from django.core.management import CommandError, call_command
from django.db import connection

from cases.models import Consent, NamedPerson, Person, PersonSearch, Source
from cases.services import encrypting_anew
from cases.services.encrypting_anew import encrypt_anew, encrypted_tables
from parties.models import Desk, User
from tests.cases.submissions import SOURCE, make_submission
from tests.factories import make_case

pytestmark = pytest.mark.django_db

OLD = Fernet.generate_key().decode()
NEW = Fernet.generate_key().decode()
SOURCES_OLD = Fernet.generate_key().decode()
SOURCES_NEW = Fernet.generate_key().decode()

NAME = "Zqxqzv Person-Name"


@pytest.fixture(autouse=True)
def _old_keys(settings: Any) -> None:
    settings.FIELD_ENCRYPTION_KEYS = [OLD]
    settings.SOURCE_ENCRYPTION_KEYS = [SOURCES_OLD]


def take_new_keys(settings: Any) -> None:
    settings.FIELD_ENCRYPTION_KEYS = [NEW, OLD]
    settings.SOURCE_ENCRYPTION_KEYS = [SOURCES_NEW, SOURCES_OLD]


def drop_old_keys(settings: Any) -> None:
    settings.FIELD_ENCRYPTION_KEYS = [NEW]
    settings.SOURCE_ENCRYPTION_KEYS = [SOURCES_NEW]


def make_persons(desk: Desk, count: int) -> None:
    case = make_case(desk=desk)
    for position in range(1, count + 1):
        Person.objects.create(case=case, position=position, name=f"{NAME} {position}")


def make_consent() -> Consent:
    consent: Consent = Consent.objects.create(
        person=Person.objects.first(),
        purpose="public",
        given=False,
        answered_on=date(2023, 6, 14),
        note="Zqxqzv said so to the clerk",
        recorded_by=User.objects.first(),
    )
    return consent


def stored(table: str, column: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM {table} ORDER BY id")  # noqa: S608
        return [row[0] for row in cursor.fetchall()]


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("encrypt_anew", *arguments, stdout=out)
    return out.getvalue()


def run_refused(*arguments: str) -> tuple[str, CommandError]:
    out = StringIO()
    with pytest.raises(CommandError) as refusal:
        call_command("encrypt_anew", *arguments, stdout=out)
    return out.getvalue(), refusal.value


def test_newest_keys_alone_read_everything_afterwards(desk_africa: Desk, settings: Any) -> None:
    make_submission()
    make_persons(desk_africa, 3)
    take_new_keys(settings)

    told = run()

    drop_old_keys(settings)
    assert NamedPerson.objects.get().name == "Zqxqzv Victim-Name"
    names = list(Person.objects.order_by("pk").values_list("name", flat=True))
    assert names == ["Zqxqzv Person-Name 1", "Zqxqzv Person-Name 2", "Zqxqzv Person-Name 3"]
    source = Source.objects.get()
    assert (source.name, source.contact) == (SOURCE.name, SOURCE.contact)
    # Three names and three empty lists of other names; the five fields of one source.
    assert "cases_person: 6 values written anew" in told
    assert "cases_source: 5 values written anew" in told
    assert "older keys may be dropped" in told


def test_each_kind_of_value_is_under_its_own_newest_key(desk_africa: Desk, settings: Any) -> None:
    make_submission()
    make_persons(desk_africa, 1)
    take_new_keys(settings)

    run()

    assert Fernet(SOURCES_NEW).decrypt(stored("cases_source", "name")[0]) == b"Zqxqzv Source-Name"
    assert Fernet(NEW).decrypt(stored("cases_person", "name")[0]) == b"Zqxqzv Person-Name 1"
    with pytest.raises(InvalidToken):
        Fernet(NEW).decrypt(stored("cases_source", "name")[0])


def test_second_run_writes_nothing(desk_africa: Desk, settings: Any) -> None:
    make_submission()
    make_persons(desk_africa, 2)
    take_new_keys(settings)
    run()
    before = stored("cases_person", "name") + stored("cases_source", "name")

    told = run()

    assert stored("cases_person", "name") + stored("cases_source", "name") == before
    assert "cases_person: 0 values written anew" in told


def test_what_was_stopped_halfway_goes_on(desk_africa: Desk, settings: Any) -> None:
    make_persons(desk_africa, 5)
    take_new_keys(settings)
    table = next(each for each in encrypted_tables() if each.name == "cases_person")
    first = next(encrypt_anew(table=table, batch=2))
    done = stored("cases_person", "name")[:2]

    told, _ = run_refused("--check")
    assert "cases_person: 6 values need an older key" in told
    told = run()

    assert first.rows == 2
    assert "cases_person: 6 values written anew" in told
    assert stored("cases_person", "name")[:2] == done
    drop_old_keys(settings)
    assert [person.name[-1] for person in Person.objects.order_by("pk")] == list("12345")


def test_check_counts_and_changes_nothing(desk_africa: Desk, settings: Any) -> None:
    make_persons(desk_africa, 2)
    take_new_keys(settings)
    before = stored("cases_person", "name")

    told, refusal = run_refused("--check")

    assert refusal.returncode == 1
    assert "cases_person: 4 values need an older key" in told
    assert stored("cases_person", "name") == before
    run()
    assert "older keys may be dropped" in run("--check")


def test_append_only_tables_keep_their_rows_and_the_older_key(
    desk_africa: Desk, officer_africa: User, settings: Any
) -> None:
    make_persons(desk_africa, 1)
    consent = make_consent()
    PersonSearch.objects.create(searched_by=officer_africa, reason="Zqxqzv asked at the door")
    before = stored("cases_consent", "note") + stored("cases_personsearch", "reason")
    take_new_keys(settings)

    told, refusal = run_refused()

    assert "cases_person: 2 values written anew" in told
    assert "cases_consent: 1 values need an older key; the table is append-only" in told
    assert "cases_personsearch: 1 values need an older key; the table is append-only" in told
    assert "older keys may be dropped" not in told
    assert str(refusal) == "2 values need an older key: keep it."
    assert stored("cases_consent", "note") + stored("cases_personsearch", "reason") == before
    consent.refresh_from_db()
    assert consent.note == "Zqxqzv said so to the clerk"


def test_value_that_no_key_opens_is_left_and_named_by_its_row(
    desk_africa: Desk, settings: Any
) -> None:
    make_persons(desk_africa, 2)
    lost = Person.objects.order_by("pk").first()
    take_new_keys(settings)
    with connection.cursor() as cursor:
        foreign = Fernet(Fernet.generate_key()).encrypt(b"Zqxqzv").decode()
        cursor.execute("UPDATE cases_person SET name = %s WHERE id = %s", [foreign, lost.pk])

    told, refusal = run_refused()

    assert f"cases_person: no key opens what is in row {lost.pk}\n" in told
    assert str(refusal) == "1 values are opened by none of the keys."
    assert stored("cases_person", "name")[0] == foreign
    assert Fernet(NEW).decrypt(stored("cases_person", "name")[1]) == b"Zqxqzv Person-Name 2"


def test_nothing_of_the_content_is_printed_or_logged(
    desk_africa: Desk, settings: Any, caplog: pytest.LogCaptureFixture
) -> None:
    make_submission()
    make_persons(desk_africa, 1)
    make_consent()
    take_new_keys(settings)
    caplog.set_level("INFO")

    told, refusal = run_refused()

    for text in (told, str(refusal), caplog.text):
        assert "Zqxqzv" not in text
        assert "gAAAA" not in text


def test_every_table_with_a_trigger_against_change_is_known_as_append_only() -> None:
    found = {table.name: table.append_only for table in encrypted_tables()}

    assert found == {
        "cases_consent": True,
        "cases_followup": False,
        "cases_namedperson": False,
        "cases_perpetrator": False,
        "cases_person": False,
        "cases_personsearch": True,
        "cases_risknote": False,
        "cases_source": False,
    }


def test_append_only_table_is_never_written_anew() -> None:
    table = next(each for each in encrypted_tables() if each.name == "cases_consent")
    with pytest.raises(ValueError, match="append-only"):
        next(encrypt_anew(table=table))


@pytest.mark.django_db(transaction=True)
def test_rows_of_a_batch_are_locked_while_they_are_written(
    desk_africa: Desk, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_persons(desk_africa, 1)
    take_new_keys(settings)
    write = encrypting_anew._write_anew
    free: list[int] = []

    def look_from_outside(table: Any, row: Any) -> None:
        other = connection.copy()
        with other.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM cases_person")
            assert cursor.fetchone() == (1,)
            cursor.execute("SELECT id FROM cases_person FOR UPDATE SKIP LOCKED")
            free.extend(cursor.fetchall())
        other.close()
        write(table, row)

    monkeypatch.setattr(encrypting_anew, "_write_anew", look_from_outside)
    run()

    assert free == []
    assert Fernet(NEW).decrypt(stored("cases_person", "name")[0]) == b"Zqxqzv Person-Name 1"
