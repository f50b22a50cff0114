"""The settings that a developer's machine gets without anybody writing them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from config.dev import environment
from config.dev.project import ROOT, VENV_PYTHON

GIVEN = {
    "DATABASE_URL": "postgres://db.example.org/tracker",
    "REDIS_URL": "redis://redis.example.org",
}
LOCAL = {
    "ALLOW_HTTP",
    "ALLOWED_HOSTS",
    "STATIC_MANIFEST",
    "SECRET_KEY",
    "FIELD_ENCRYPTION_KEYS",
    "NAME_DIGEST_KEY",
    "MEDIA_ROOT",
}


@pytest.fixture
def bare(data: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Servers are given and nothing else; the data folder is empty."""
    for name in LOCAL:
        monkeypatch.delenv(name, raising=False)
    for name, value in GIVEN.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("TRACKER_DATA_DIR", str(data))
    return data


def _now() -> dict[str, str]:
    return {name: os.environ[name] for name in LOCAL if name in os.environ}


def test_what_is_absent_is_set_and_files_get_a_closed_folder(
    bare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "environ", dict(os.environ))

    environment.prepare_environment("dev")

    assert set(_now()) == LOCAL
    assert os.environ["ALLOW_HTTP"] == "1"
    assert os.environ["ALLOWED_HOSTS"] == "localhost,127.0.0.1,[::1]"
    assert os.environ["MEDIA_ROOT"] == f"{bare}/dev/files"
    assert (bare / "dev/files").stat().st_mode & 0o777 == 0o700
    assert {name: os.environ[name] for name in GIVEN} == GIVEN


def test_what_is_given_wins(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "environ", {**os.environ, "SECRET_KEY": "mine", "ALLOW_HTTP": "0"})

    environment.prepare_environment("dev")

    assert os.environ["SECRET_KEY"] == "mine"
    assert os.environ["ALLOW_HTTP"] == "0"


def test_a_server_that_names_its_databases_gets_no_local_setting(
    bare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    environment.prepare_where_needed()

    assert _now() == {}
    assert list(bare.iterdir()) == []


def test_a_server_without_the_development_packages_gets_no_local_setting(
    bare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DATABASE_URL")
    monkeypatch.setattr("config.dev.servers.programs.find_spec", lambda _name: None)

    environment.prepare_where_needed()

    assert _now() == {}
    assert list(bare.iterdir()) == []


def test_manage_py_finds_the_projects_own_python(bare: Path) -> None:
    without_django = Path(sys.base_prefix) / "bin" / "python3"
    if not without_django.exists() or not VENV_PYTHON.exists():
        pytest.skip("this Python is the project's own, or the project has none")

    done = _manage(without_django, ROOT)

    assert done.stderr == ""
    assert done.stdout.startswith("5.2.")


def test_manage_py_without_packages_says_what_to_type(bare: Path, tmp_path: Path) -> None:
    (tmp_path / "copy/config").mkdir(parents=True)
    shutil.copy(ROOT / "manage.py", tmp_path / "copy")
    shutil.copytree(ROOT / "config/dev", tmp_path / "copy/config/dev")

    # -S: without the folder in which packages are installed.
    done = _manage(sys.executable, tmp_path / "copy", "-S")

    assert done.returncode == 1
    assert done.stderr == "Django is not installed here. Type: make setup\n"


def _manage(python: str | Path, folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    environment = {name: os.environ[name] for name in ("PATH", *GIVEN)}
    return subprocess.run(  # noqa: S603
        [python, *options, "manage.py", "version"],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
