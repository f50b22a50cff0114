"""The life of the embedded servers, seen from outside, with real processes."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from pathlib import Path

import pytest
from redis import Redis

from config.dev.project import ROOT
from config.dev.servers.programs import POSTGRES, VALKEY
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

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="looks at processes through /proc"),
    pytest.mark.timeout(60),
]
as_root = pytest.mark.skipif(os.geteuid() != 0, reason="concerns servers started by root")


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


def test_an_address_that_is_given_wins(data: Path, clients: list[Client]) -> None:
    elsewhere = "postgres://someone@db.example.org/tracker"
    clients.append(Client(data, DATABASE_URL=elsewhere))

    given = clients[0].answer()

    assert given["DATABASE_URL"] == elsewhere
    with Redis.from_url(given["REDIS_URL"]) as redis:
        assert redis.ping()
    assert not [words for words in server_processes(data).values() if "bin/postgres -D" in words]
    assert not (data / "test/servers/postgres").exists()


def test_both_addresses_given_start_nothing_and_write_nothing(
    data: Path, clients: list[Client]
) -> None:
    clients.append(
        Client(data, DATABASE_URL="postgres://db.example.org/t", REDIS_URL="redis://db.example.org")
    )

    assert clients[0].answer() == {
        "DATABASE_URL": "postgres://db.example.org/t",
        "REDIS_URL": "redis://db.example.org",
    }
    assert list(data.iterdir()) == []


def test_a_deep_folder_is_not_too_deep_for_a_socket(data: Path, clients: list[Client]) -> None:
    deep = data.joinpath(*["a-folder-with-a-rather-long-name"] * 6)
    clients.append(Client(deep))

    assert sql(clients[0].answer()["DATABASE_URL"], "SELECT 1") == [(1,)]


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


@as_root
def test_no_server_runs_as_root(data: Path, clients: list[Client]) -> None:
    clients.append(Client(data))
    clients[0].answer()

    running = server_processes(data)

    assert len(running) >= 4  # two servers and their supervisors
    assert 0 not in {Path(f"/proc/{pid}").stat().st_uid for pid in running}


@as_root
def test_below_a_closed_folder_the_servers_run_and_no_permission_changes(
    closed_data: Path, clients: list[Client]
) -> None:
    closed = closed_data.parent.parent
    packages = closed_data.parent / "packages"
    for package in (POSTGRES, VALKEY):
        for folder in package.folders:
            source = package.installed_in / folder
            if source.exists():
                shutil.copytree(source, packages / folder)
    before = _permissions(closed)

    clients.append(Client(closed_data, PYTHONPATH=f"{packages}{os.pathsep}{ROOT}"))
    address = clients[0].answer()["DATABASE_URL"]

    assert sql(address, "SELECT 1") == [(1,)]
    assert closed.stat().st_mode & 0o777 == 0o700
    after = _permissions(closed)
    assert {path: after[path] for path in before} == before
    home = closed_data / "test/servers"
    assert home.is_symlink()
    assert home.resolve().stat().st_mode & 0o777 == 0o700
    assert 0 not in {Path(f"/proc/{pid}").stat().st_uid for pid in server_processes(closed_data)}


def test_nothing_outside_the_data_folder_changes_its_permissions(
    data: Path, clients: list[Client]
) -> None:
    packages = POSTGRES.installed_in
    watched = [ROOT, *ROOT.parents, packages, *packages.parents, data.parent]
    watched += [Path("/var/tmp"), Path("/var/lib")]  # noqa: S108
    before = [(path.stat().st_mode, path.stat().st_uid) for path in watched]

    clients.append(Client(data))
    clients[0].answer()
    clients[0].leave()

    assert [(path.stat().st_mode, path.stat().st_uid) for path in watched] == before


def _permissions(folder: Path) -> dict[Path, tuple[int, int, int]]:
    """Mode and owner of everything below a folder, and of the folders above it."""
    found = {}
    for path in (folder, *folder.rglob("*"), *folder.parents):
        status = path.lstat()
        found[path] = (status.st_mode, status.st_uid, status.st_gid)
    return found
