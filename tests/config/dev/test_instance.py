"""Where the servers' data go when their user cannot enter the project."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from config.dev.console import Failure
from config.dev.project import ROOT
from config.dev.servers import instance
from config.dev.servers.account import Account
from config.dev.servers.instance import open_instance


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The place for data that do not fit into the project; nobody enters the project."""
    place = tmp_path / "var-lib"
    place.mkdir()
    monkeypatch.setattr(instance, "HOMES_ELSEWHERE", (place,))
    monkeypatch.setenv("TRACKER_DATA_DIR", str(tmp_path / "data"))
    stranger = Account(name="stranger", uid=os.geteuid(), gid=os.getegid())
    monkeypatch.setattr(instance, "server_account", lambda _home: stranger)
    monkeypatch.setattr(Account, "is_current", property(lambda _self: False))
    monkeypatch.setattr(Account, "can_enter", lambda _self, _folder: False)
    monkeypatch.setattr(os, "chown", lambda *_arguments: None)
    return place / "communications-tracker"


def test_the_data_are_behind_a_link_and_the_user_is_told(
    elsewhere: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    opened = open_instance("dev")

    assert opened.home.parent.parent == elsewhere
    assert opened.home.stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "data/dev/servers").readlink() == opened.home
    assert f"their data are kept in {opened.home}" in capsys.readouterr().err


def test_opened_again_the_same_place_is_used_and_nothing_is_said(
    elsewhere: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = open_instance("dev")
    (first.home / "kept").touch()
    capsys.readouterr()

    assert open_instance("dev").home == first.home
    assert (first.home / "kept").exists()
    assert capsys.readouterr().err == ""


def test_a_new_checkout_at_the_same_place_begins_from_nothing(
    elsewhere: Path, tmp_path: Path
) -> None:
    first = open_instance("dev")
    (first.home / "of-the-old-one").touch()
    (tmp_path / "data/dev/servers").unlink()

    assert list(open_instance("dev").home.iterdir()) == []


def test_test_data_of_a_removed_project_go_and_everything_else_stays(elsewhere: Path) -> None:
    removed = _left_by(elsewhere, "removed", "/no/such/project/.data", "dev", "test")
    only_tests = _left_by(elsewhere, "only-tests", "/no/such/project/.data", "test", "bench")
    living = _left_by(elsewhere, "living", str(elsewhere), "test")

    open_instance("dev")

    assert sorted(path.name for path in removed.iterdir()) == ["dev", "origin"]
    assert not only_tests.exists()
    assert sorted(path.name for path in living.iterdir()) == ["origin", "test"]


def test_folders_of_another_user_are_a_failure_that_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(folder: Path) -> None:
        raise PermissionError(13, "Permission denied", str(folder))

    monkeypatch.setenv("TRACKER_DATA_DIR", str(tmp_path / "theirs"))
    monkeypatch.setattr(instance.project, "open_folder", refuse)

    with pytest.raises(Failure, match=r"theirs belongs to another user.*TRACKER_DATA_DIR"):
        open_instance("dev")


def test_who_open_an_instance_at_once_get_the_same(data: Path) -> None:
    opened = "from config.dev.servers.instance import open_instance; print(open_instance('test'))"
    environment = {**os.environ, "TRACKER_DATA_DIR": str(data)}
    started = [
        subprocess.Popen(  # noqa: S603
            [sys.executable, "-c", opened], cwd=ROOT, env=environment, stdout=subprocess.PIPE
        )
        for _ in range(4)
    ]

    answers = [process.communicate() for process in started]

    assert [process.returncode for process in started] == [0, 0, 0, 0]
    assert len(set(answers)) == 1


def _left_by(elsewhere: Path, name: str, origin: str, *instances: str) -> Path:
    folder = elsewhere / name
    for instance_name in instances:
        (folder / instance_name / "postgres").mkdir(parents=True)
    (folder / "origin").write_text(f"{origin}\n")
    return folder
