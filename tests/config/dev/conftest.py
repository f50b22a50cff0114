"""Data folders of the tests' own, and an end to every server that a test has started."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.config.dev.clients import PATIENCE, Client, stop_servers


@pytest.fixture
def data() -> Iterator[Path]:
    """A data folder that every user can reach, unlike the ones that pytest makes."""
    folder = Path(tempfile.mkdtemp(prefix="tracker-test-"))
    folder.chmod(0o755)
    yield from _used_and_removed(folder)


@pytest.fixture
def closed_data() -> Iterator[Path]:
    """A data folder below one that only its owner may enter."""
    yield from _used_and_removed(Path(tempfile.mkdtemp(prefix="tracker-test-")) / "checkout/data")


@pytest.fixture
def clients() -> Iterator[list[Client]]:
    """The processes that a test has started; they are ended after it."""
    started: list[Client] = []
    yield started
    for client in started:
        client.process.kill()
        client.process.wait(PATIENCE)
        for pipe in (client.process.stdin, client.process.stdout):
            if pipe is not None:
                pipe.close()


def _used_and_removed(data: Path) -> Iterator[Path]:
    yield data
    stop_servers(data)
    for home in data.glob("*/servers"):
        if home.is_symlink():
            shutil.rmtree(Path(os.path.realpath(home)).parent, ignore_errors=True)
    shutil.rmtree(data, ignore_errors=True)
    if data.name == "data":
        shutil.rmtree(data.parent.parent)
