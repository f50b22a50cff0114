"""Starting over: everything goes, or nothing does."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from config.dev.console import Failure
from config.dev.servers import emptying
from tests.config.dev.clients import Client, eventually, server_processes, sql

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks at processes in /proc")


@pytest.fixture(autouse=True)
def _in_the_data_folder(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKER_DATA_DIR", str(data))


def test_an_emptied_instance_begins_from_nothing(data: Path, clients: list[Client]) -> None:
    clients.append(Client(data))
    sql(clients[0].answer()["DATABASE_URL"], "CREATE TABLE gone ()")
    (data / "test/files").mkdir()
    (data / "test/files/letter.pdf").write_bytes(b"%PDF")
    clients[0].leave()

    emptying.empty_instance("test")  # waits for the servers to stop

    assert list((data / "test").iterdir()) == [data / "test/run"]
    assert not server_processes(data)
    clients.append(Client(data))
    address = clients[1].answer()["DATABASE_URL"]
    assert sql(address, "SELECT to_regclass('gone')") == [(None,)]


def test_an_instance_in_use_is_not_emptied(
    data: Path, clients: list[Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(emptying, "WAIT_SECONDS", 0.5)
    clients.append(Client(data))
    address = clients[0].answer()["DATABASE_URL"]
    sql(address, "CREATE TABLE kept AS SELECT 7 AS number")

    with pytest.raises(Failure, match="in use"):
        emptying.empty_instance("test")

    assert sql(address, "SELECT number FROM kept") == [(7,)]
    clients[0].leave()
    assert eventually(lambda: not server_processes(data))


def test_an_instance_that_does_not_exist_is_empty_already(data: Path) -> None:
    emptying.empty_instance("test")

    assert list(data.iterdir()) == []
