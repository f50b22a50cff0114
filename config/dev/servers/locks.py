"""File locks that live as long as the process that took them, however it ends."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path


class FileLock:
    """A lock on a file, released by `release` or by the kernel when the process ends.

    No child holds it along: a started program never sees the file, a forked one closes it.
    """

    def __init__(self, path: Path) -> None:
        """Open the lock file, making it where it is missing. Takes no lock yet."""
        self._file: int | None = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        os.register_at_fork(after_in_child=self.close)

    def share(self) -> None:
        """Wait until no other process has the lock alone, then hold it together with others."""
        fcntl.flock(self._number(), fcntl.LOCK_SH)

    def take(self) -> None:
        """Wait until nobody holds the lock, then hold it alone."""
        fcntl.flock(self._number(), fcntl.LOCK_EX)

    def try_to_take(self) -> bool:
        """Hold the lock alone if nobody holds it now; say whether that went well."""
        try:
            fcntl.flock(self._number(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def release(self) -> None:
        """Let go of the lock and keep the file open."""
        fcntl.flock(self._number(), fcntl.LOCK_UN)

    def close(self) -> None:
        """Close the file, which lets go of the lock too unless another process has it open."""
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def _number(self) -> int:
        if self._file is None:
            raise ValueError("this lock file is closed")
        return self._file


class ServerLocks:
    """The three locks of one server of an instance."""

    def __init__(self, run: Path, server: str) -> None:
        """Open the lock files in the instance's `run` folder."""
        # Held together by all who use the server, and alone by a supervisor that ends.
        self.clients = FileLock(run / f"{server}.clients")
        # Held alone by whoever starts a supervisor, until the server answers.
        self.start = FileLock(run / f"{server}.start")
        # Held alone by the supervisor as long as it lives.
        self.supervisor = FileLock(run / f"{server}.supervisor")

    def close(self) -> None:
        """Let go of all three."""
        self.start.close()
        self.supervisor.close()
        self.clients.close()
