"""The life of the embedded servers, seen from outside, with real processes."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest
from redis import Redis

from tests.config.dev.clients import (
    Client,
    eventually,
    is_locked,
    kill_processes,
    only,
    server_processes,
    sql,
    supervisors,
)

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks at processes in /proc")


def test_both_servers_run_as_long_as_a_command_uses_them(data: Path, clients: list[Client]) -> None:
    clients.append(Client(data))
    given = clients[0].answer()

    assert sql(given["DATABASE_URL"], "SELECT current_user, current_database()") == [
        ("tracker", "tracker")
    ]
    with Redis.from_url(given["REDIS_URL"]) as redis:
        assert redis.ping()
    sockets = Path(given["DATABASE_URL"].partition("host=")[2])
    assert sockets.stat().st_mode & 0o777 == 0o700

    clients[0].leave()
    assert eventually(lambda: not server_processes(data))
    assert not sockets.exists()


def test_the_application_is_no_superuser_but_may_make_databases_and_extensions(
    data: Path, clients: list[Client]
) -> None:
    clients.append(Client(data))
    address = clients[0].answer()["DATABASE_URL"]

    rights = "SELECT rolsuper, rolcreatedb, rolcreaterole FROM pg_roles WHERE rolname = 'tracker'"
    assert sql(address, rights) == [(False, True, False)]
    for extension in ("pg_trgm", "unaccent", "btree_gist"):
        sql(address, f"CREATE EXTENSION {extension}")
    assert sql(address, "SHOW timezone") == [("UTC",)]
    assert sql(address, "SHOW listen_addresses") == [("",)]


def test_a_killed_command_leaves_no_server_behind(data: Path, clients: list[Client]) -> None:
    clients.append(Client(data))
    clients[0].answer()
    assert len(supervisors(data)) == 2

    clients[0].kill()

    assert eventually(lambda: not server_processes(data))


def test_a_program_that_outlives_the_command_keeps_no_server(
    data: Path, clients: list[Client]
) -> None:
    clients.append(Client(data, "--with-child"))
    clients[0].answer()

    clients[0].kill()

    assert eventually(lambda: not server_processes(data))


def test_a_killed_supervisor_takes_its_server_along_and_nothing_is_lost(
    data: Path, clients: list[Client]
) -> None:
    clients.append(Client(data))
    given = clients[0].answer()
    sql(given["DATABASE_URL"], "CREATE TABLE kept (word text)")
    sql(given["DATABASE_URL"], "INSERT INTO kept VALUES ('seen')")
    with Redis.from_url(given["REDIS_URL"]) as redis:
        redis.rpush("queue", "first", "second")

    kill_processes(*supervisors(data))
    assert eventually(lambda: not server_processes(data))

    clients.append(Client(data))
    again = clients[1].answer()
    assert sql(again["DATABASE_URL"], "SELECT word FROM kept") == [("seen",)]
    with Redis.from_url(again["REDIS_URL"]) as redis:
        assert redis.lrange("queue", 0, -1) == [b"first", b"second"]


def test_everything_killed_at_once_starts_again_at_once_with_its_data(
    data: Path, clients: list[Client]
) -> None:
    clients.append(Client(data))
    given = clients[0].answer()
    sql(given["DATABASE_URL"], "CREATE TABLE kept AS SELECT 7 AS number")

    kill_processes(*server_processes(data))
    clients[0].kill()
    clients.append(Client(data))

    address = clients[1].answer()["DATABASE_URL"]
    assert sql(address, "SELECT number FROM kept") == [(7,)]


def test_a_killed_server_is_started_again_for_those_who_use_it(
    data: Path, clients: list[Client]
) -> None:
    clients.append(Client(data))
    address = clients[0].answer()["DATABASE_URL"]
    sql(address, "CREATE TABLE kept AS SELECT 7 AS number")
    first = only(data, "bin/postgres -D")

    kill_processes(first)

    def is_back() -> bool:
        try:
            return sql(address, "SELECT number FROM kept") == [(7,)]
        except Exception:  # noqa: BLE001
            return False

    assert eventually(is_back)
    assert only(data, "bin/postgres -D") != first


def test_commands_that_start_together_share_one_server(data: Path, clients: list[Client]) -> None:
    clients.extend(Client(data) for _ in range(3))

    answers = [client.answer() for client in clients]

    assert answers[1] == answers[0]
    assert answers[2] == answers[0]
    assert len(supervisors(data)) == 2
    server = only(data, "bin/postgres -D")
    clients[0].kill()
    clients[1].leave()
    assert not eventually(lambda: not supervisors(data), 2)
    assert only(data, "bin/postgres -D") == server
    assert sql(answers[2]["DATABASE_URL"], "SELECT 1") == [(1,)]


def test_a_command_that_comes_while_the_servers_stop_gets_new_ones(
    data: Path, clients: list[Client]
) -> None:
    clients.append(Client(data))
    clients[0].answer()
    first = only(data, "bin/postgres -D")
    os.kill(first, signal.SIGSTOP)  # so that stopping takes as long as the test wants
    clients[0].leave()
    assert eventually(lambda: is_locked(data / "test/run/postgres.clients"))

    clients.append(Client(data))
    os.kill(first, signal.SIGCONT)

    assert sql(clients[1].answer()["DATABASE_URL"], "SELECT 1") == [(1,)]
    assert only(data, "bin/postgres -D") != first


def test_a_server_that_cannot_start_shows_the_end_of_its_log(
    data: Path, clients: list[Client]
) -> None:
    clients.append(Client(data))
    clients[0].answer()
    clients[0].leave()
    assert eventually(lambda: not server_processes(data))
    with (data / "test/servers/postgres/postgresql.conf").open("a") as settings:
        settings.write("no_such_setting_exists = 1\n")

    clients.append(Client(data))
    failure = clients[1].answer()["failure"]

    assert "The embedded PostgreSQL could not be started" in failure
    assert "no_such_setting_exists" in failure
