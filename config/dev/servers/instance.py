"""The folders of one set of embedded servers.

Below the data folder each instance (`dev`, `test`, `bench`) has
    run/        locks and logs, written by whoever uses the servers
    servers/    the servers' own data, owned by the user that they run as
Sockets lie elsewhere, in a short folder, because a socket's path may have some 100 bytes only.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from config.dev import project
from config.dev.console import Failure, say
from config.dev.servers.account import Account, server_account
from config.dev.servers.locks import FileLock
from config.dev.servers.programs import Package, copy_package

# The two places for data that the servers' user cannot reach inside the project; the first one
# that can be written. Unlike the second, the first is not emptied of old files by the system.
HOMES_ELSEWHERE = (Path("/var/lib"), Path("/var/tmp"))  # noqa: S108
SOCKETS = Path("/tmp")  # noqa: S108
# Instances whose data nobody misses.
THROWAWAY_INSTANCES = ("test", "bench")


@dataclass(frozen=True)
class Instance:
    """One set of embedded servers: where it lives and who runs it."""

    folder: Path
    home: Path
    account: Account

    @property
    def run(self) -> Path:
        """The folder of locks and logs."""
        return self.folder / "run"

    @property
    def survives_power_cuts(self) -> bool:
        """Whether each commit must be on the disk; the tests do without, and are faster."""
        return self.folder.name != "test"

    def sockets(self, server: str) -> Path:
        """The folder of a server's socket: short, and the same at each start."""
        key = hashlib.sha256(f"{os.path.realpath(self.folder)} {server}".encode()).hexdigest()
        return SOCKETS / f"ct-{key[:12]}"

    def packages(self, package: Package) -> Path:
        """A folder that holds the package and that the servers' user can enter."""
        installed = package.installed_in
        if self.account.can_enter(package.program_in(installed).parent):
            return installed
        programs = _base_elsewhere() / "programs"
        project.open_folder(programs)
        return copy_package(package, programs)


def instance_folder(name: str) -> Path:
    """The folder of an instance; made by `open_instance`."""
    return project.data_dir() / name


def open_instance(name: str) -> Instance:
    """Make an instance's folders where they are missing, and find who runs its servers.

    Raises Failure where the folders belong to a user whose files this one may not change.
    """
    folder = instance_folder(name)
    link = folder / "servers"
    try:
        for made in (folder.parent, folder, folder / "run"):
            project.open_folder(made)
        lock = FileLock(folder / "run" / "home")
    except PermissionError as error:
        raise Failure(
            f"{error.filename} belongs to another user. Work as that user, remove {folder.parent}, "
            "or name another folder in TRACKER_DATA_DIR."
        ) from None
    lock.take()
    try:
        account = server_account(link)
        if not link.exists():
            _make_home(link, account)
    finally:
        lock.close()
    return Instance(folder=folder, home=Path(os.path.realpath(link)), account=account)


def _make_home(link: Path, account: Account) -> None:
    if link.is_symlink():
        link.unlink()
    if account.is_current or account.can_enter(link.parent):
        link.mkdir(mode=0o700)
        _give(link, account)
        return
    instance = link.parent
    elsewhere = _open_elsewhere(instance.parent)
    home = elsewhere / instance.name
    # Only the link leads here: what lies here without one is left from a removed project folder.
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(mode=0o700)
    _give(home, account)
    link.symlink_to(home)
    say(f"The user {account.name}, who runs the servers, cannot enter {instance}:")
    say(f"their data are kept in {home}.")
    _forget_removed_projects(elsewhere)


def _give(folder: Path, account: Account) -> None:
    if not account.is_current:
        os.chown(folder, account.uid, account.gid)


def _base_elsewhere() -> Path:
    """The folder of all that the servers' user cannot reach where it belongs."""
    return next(place for place in HOMES_ELSEWHERE if os.access(place, os.W_OK)) / project.NAME


def _open_elsewhere(data: Path) -> Path:
    """Make the folder that stands in for a data folder the servers' user cannot reach."""
    origin = os.path.realpath(data)
    elsewhere = _base_elsewhere() / hashlib.sha256(origin.encode()).hexdigest()[:12]
    project.open_folder(elsewhere)
    (elsewhere / "origin").write_text(f"{origin}\n")
    return elsewhere


def _forget_removed_projects(ours: Path) -> None:
    """Remove the throwaway data that projects which are gone have left beside `ours`."""
    for other in ours.parent.iterdir():
        origin = other / "origin"
        if other == ours or not origin.exists():
            continue
        if Path(origin.read_text().strip()).exists():
            continue
        for name in THROWAWAY_INSTANCES:
            shutil.rmtree(other / name, ignore_errors=True)
        if list(other.iterdir()) == [origin]:
            shutil.rmtree(other, ignore_errors=True)
