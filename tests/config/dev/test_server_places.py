"""Whom the embedded servers run as, where their data are, and what stays untouched."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest
from redis import Redis

from config.dev.project import ROOT
from config.dev.servers.programs import POSTGRES, VALKEY
from tests.config.dev.clients import Client, server_processes, sql

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks at processes in /proc")
as_root = pytest.mark.skipif(os.geteuid() != 0, reason="concerns servers started by root")


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
