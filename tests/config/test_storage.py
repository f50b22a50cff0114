"""A file stands under its name when it is whole, and not before."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.files.base import ContentFile, File

from config.storage import WholeFileStorage

ROOT = Path(__file__).resolve().parents[2]


class BrokenFile(File):
    """Gives half of its bytes, then the disk is full."""

    def chunks(self, chunk_size: int | None = None) -> Iterator[bytes]:  # noqa: ARG002
        yield b"half"
        raise OSError(28, "No space left on device")


@pytest.fixture
def storage(tmp_path: Path) -> WholeFileStorage:
    return WholeFileStorage(location=tmp_path / "files", file_permissions_mode=0o600)


def files_below(storage: WholeFileStorage) -> list[str]:
    root = Path(storage.location)
    return sorted(str(path.relative_to(root)) for path in root.rglob("*") if path.is_file())


def test_file_is_kept_under_its_name_and_nothing_else_is_left(storage: WholeFileStorage) -> None:
    name = storage.save("documents/ab/abc.pdf", ContentFile(b"bytes of the file"))

    assert name == "documents/ab/abc.pdf"
    assert files_below(storage) == ["documents/ab/abc.pdf"]
    with storage.open(name) as file:
        assert file.read() == b"bytes of the file"
    assert Path(storage.path(name)).stat().st_mode & 0o777 == 0o600


def test_name_that_is_taken_is_not_overwritten(storage: WholeFileStorage) -> None:
    storage.save("a.pdf", ContentFile(b"first"))

    second = storage.save("a.pdf", ContentFile(b"second"))

    assert second != "a.pdf"
    with storage.open("a.pdf") as file:
        assert file.read() == b"first"
    with storage.open(second) as file:
        assert file.read() == b"second"


def test_failed_writing_leaves_nothing(storage: WholeFileStorage) -> None:
    with pytest.raises(OSError, match="No space left"):
        storage.save("a.pdf", BrokenFile(None, name="a.pdf"))

    assert files_below(storage) == []


def test_killed_writing_leaves_no_file_under_the_name(storage: WholeFileStorage) -> None:
    program = (
        "import os, signal, sys\n"
        "from django.conf import settings\n"
        "settings.configure()\n"
        "from django.core.files.base import File\n"
        "from config.storage import WholeFileStorage\n"
        "class Killed(File):\n"
        "    def chunks(self, chunk_size=None):\n"
        "        yield b'x' * 100_000\n"
        "        os.kill(os.getpid(), signal.SIGKILL)\n"
        "WholeFileStorage(location=sys.argv[1]).save('a.pdf', Killed(None, name='a.pdf'))\n"
    )
    environment = os.environ | {"PYTHONPATH": str(ROOT)}

    killed = subprocess.run(  # noqa: S603
        [sys.executable, "-c", program, str(storage.location)], env=environment, check=False
    )

    assert killed.returncode == -signal.SIGKILL
    assert not storage.exists("a.pdf")
    assert [name.partition("/")[0] for name in files_below(storage)] == ["incoming"]
    assert storage.save("a.pdf", ContentFile(b"next try")) == "a.pdf"
