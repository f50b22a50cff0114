"""What a supervisor refuses, and what a killed server leaves behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from config.dev.servers import remains
from config.dev.servers.remains import clear_remains
from config.dev.servers.supervisor import _make_socket_folder
from tests.config.dev.clients import PATIENCE

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="looks at processes in /proc")


def test_the_socket_folder_is_made_anew_and_closed(tmp_path: Path) -> None:
    folder = tmp_path / "ct-0"
    folder.mkdir(mode=0o755)
    (folder / ".s.PGSQL.5432").touch()

    _make_socket_folder(folder)

    assert list(folder.iterdir()) == []
    assert folder.stat().st_mode & 0o777 == 0o700


def test_a_link_in_place_of_the_socket_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "precious").touch()
    (tmp_path / "ct-0").symlink_to(tmp_path / "elsewhere")

    with pytest.raises(RuntimeError, match="in the way"):
        _make_socket_folder(tmp_path / "ct-0")

    assert (tmp_path / "elsewhere" / "precious").exists()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can make another user's folder")
def test_another_users_socket_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "ct-0").mkdir()
    os.chown(tmp_path / "ct-0", 65534, -1)

    with pytest.raises(RuntimeError, match="belongs to somebody else"):
        _make_socket_folder(tmp_path / "ct-0")


def test_a_lock_file_that_names_another_program_is_removed(tmp_path: Path) -> None:
    lock_file = tmp_path / "postmaster.pid"
    lock_file.write_text(f"{os.getpid()}\n")  # alive, but at work in another folder

    clear_remains(tmp_path, lock_file, signal.SIGINT)

    assert not lock_file.exists()


@on_linux
def test_a_server_that_is_still_there_is_told_to_stop(tmp_path: Path) -> None:
    left_over = subprocess.Popen(["sleep", "60"], cwd=tmp_path)  # noqa: S607
    lock_file = tmp_path / "postmaster.pid"
    lock_file.write_text(f"{left_over.pid}\n")

    clear_remains(tmp_path, lock_file, signal.SIGINT)

    assert left_over.wait(PATIENCE) == -signal.SIGINT
    assert not lock_file.exists()


@on_linux
def test_a_server_that_does_not_stop_keeps_its_lock_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remains, "WAIT_SECONDS", 0.3)
    script = "import signal, time; signal.signal(2, 1); print('deaf', flush=True); time.sleep(60)"
    stubborn = subprocess.Popen(  # noqa: S603
        [sys.executable, "-c", script], cwd=tmp_path, stdout=subprocess.PIPE
    )
    assert stubborn.stdout is not None
    assert stubborn.stdout.readline() == b"deaf\n"
    lock_file = tmp_path / "postmaster.pid"
    lock_file.write_text(f"{stubborn.pid}\n")

    with pytest.raises(RuntimeError, match=f"process {stubborn.pid} still uses"):
        clear_remains(tmp_path, lock_file, signal.SIGINT)

    assert lock_file.exists()
    stubborn.kill()
    stubborn.communicate()
