"""The user that the servers run as: never root."""

from __future__ import annotations

import os
import pwd
from dataclasses import dataclass
from pathlib import Path

from config.dev.console import Failure

UNPRIVILEGED_USERS = ("postgres", "nobody")


@dataclass(frozen=True)
class Account:
    """A user of this machine, by the numbers that the kernel knows."""

    name: str
    uid: int
    gid: int

    @property
    def is_current(self) -> bool:
        """Whether this process already runs as that user."""
        return self.uid == os.geteuid()

    def become(self) -> None:
        """Turn this process into that user, for good. Does nothing for the current user."""
        if self.is_current:
            return
        os.setgroups([])
        os.setgid(self.gid)
        os.setuid(self.uid)

    def can_enter(self, folder: Path) -> bool:
        """Whether that user may enter `folder`, by the path given, with no permission changed."""
        if self.is_current:
            return os.access(folder, os.X_OK)
        child = os.fork()
        if child == 0:
            try:
                self.become()
                os._exit(0 if os.access(folder, os.X_OK) else 1)
            finally:
                os._exit(1)
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def server_account(home: Path) -> Account:
    """Who runs the servers whose data are in `home`.

    The current user, unless that is root; then the owner of the data, and for data that do not
    exist yet `postgres`, or `nobody` where that user is missing.
    """
    if os.geteuid() != 0:
        return _current_account()
    if home.exists() and home.stat().st_uid != 0:
        return _account(pwd.getpwuid(home.stat().st_uid))
    users = {entry.pw_name: entry for entry in pwd.getpwall()}
    return _account(next(users[name] for name in UNPRIVILEGED_USERS if name in users))


def _current_account() -> Account:
    try:
        return _account(pwd.getpwuid(os.geteuid()))
    except KeyError:
        raise Failure(
            f"User number {os.geteuid()} has no name on this machine, and PostgreSQL needs one."
        ) from None


def _account(entry: pwd.struct_passwd) -> Account:
    return Account(name=entry.pw_name, uid=entry.pw_uid, gid=entry.pw_gid)
