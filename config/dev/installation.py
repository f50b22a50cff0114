"""`make setup`: the virtual environment with exactly the packages of `requirements-dev.txt`."""

from __future__ import annotations

import hashlib
import os
import re
import sys
import tempfile
import venv
from pathlib import Path

from config.dev import commands, project, system_packages
from config.dev.console import Failure, say
from config.dev.servers.locks import FileLock

REQUIREMENTS = project.ROOT / "requirements-dev.txt"
# Says what the virtual environment was made from; without it, or with another, it is made again.
STAMP = project.VENV / "installed-from"


def set_up() -> None:
    """Install what is missing. With nothing changed since the last time, only look and return.

    Raises Failure with the step that went wrong.
    """
    if _is_current():
        return
    project.open_folder(project.data_dir())
    lock = FileLock(project.data_dir() / "setup.lock")
    lock.take()
    try:
        if not _is_current():
            _install()
    finally:
        lock.close()


def requirement(name: str, requirements: str) -> str:
    """One package's lines of a requirements file: its pinned version and its hashes."""
    found = re.search(rf"^{re.escape(name)}==.*(?:\n[ \t]+.*)*", requirements, re.MULTILINE)
    if found is None:
        raise Failure(f"{REQUIREMENTS.name} does not name {name}.")
    return f"{found.group()}\n"


def _install() -> None:
    system_packages.install_missing()
    _make_virtual_environment()
    if not _install_with_uv():
        say("uv could not install the packages; trying pip, which takes longer.")
        commands.run(
            [*_pip(), "--requirement", REQUIREMENTS], step="Installing the Python packages"
        )
    STAMP.write_text(_fingerprint())


def _is_current() -> bool:
    return project.VENV_PYTHON.exists() and STAMP.exists() and STAMP.read_text() == _fingerprint()


def _fingerprint() -> str:
    """The packages wanted, and where: programs in a virtual environment know their own path."""
    return f"{hashlib.sha256(REQUIREMENTS.read_bytes()).hexdigest()} {project.VENV}\n"


def _make_virtual_environment() -> None:
    moved = STAMP.exists() and not STAMP.read_text().endswith(f" {project.VENV}\n")
    if project.VENV_PYTHON.exists() and not moved:
        return
    commands.show(["python3", "-m", "venv", project.VENV])
    try:
        venv.create(project.VENV, clear=True, with_pip=True, symlinks=True)
    except Exception as error:
        system_packages.advise()
        raise Failure(f"Making the virtual environment failed: {error}") from error


def _install_with_uv() -> bool:
    """Whether uv, itself pinned by hash, has brought the virtual environment in line."""
    uv = project.VENV / "bin" / "uv"
    if not uv.exists():
        with tempfile.TemporaryDirectory() as folder:
            pinned = Path(folder) / "uv.txt"
            pinned.write_text(requirement("uv", REQUIREMENTS.read_text()))
            if commands.exit_code([*_pip(), "--requirement", pinned]) != 0:
                return False
    sync: list[str | Path] = [uv, "pip", "sync", "--python", project.VENV_PYTHON]
    sync += ["--require-hashes", REQUIREMENTS]
    # The system's certificates: uv's own do not know a company's proxy.
    environment = {"UV_SYSTEM_CERTS": "true", **os.environ, "UV_PYTHON_DOWNLOADS": "never"}
    return commands.exit_code(sync, environment) == 0


def _pip() -> list[str | Path]:
    quiet = ("--quiet", "--disable-pip-version-check", "--no-input")
    return [project.VENV_PYTHON, "-m", "pip", "install", *quiet, "--require-hashes"]


def continue_in_virtual_environment(arguments: list[str]) -> None:
    """Start this command over with the packages installed, unless that is so already."""
    if Path(sys.prefix) == project.VENV:
        return
    if sys.platform == "darwin":
        folders = ":".join(str(folder) for folder in system_packages.MAC_LIBRARIES)
        os.environ.setdefault("DYLD_FALLBACK_LIBRARY_PATH", folders)
    python = str(project.VENV_PYTHON)
    os.execv(python, [python, "-m", "config.dev", *arguments])  # noqa: S606
