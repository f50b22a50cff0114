"""What a killed server leaves behind: processes that still end, and a lock file."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from pathlib import Path

WAIT_SECONDS = 15.0
PROCESSES = Path("/proc")


def clear_remains(data: Path, lock_file: Path, stop_signal: signal.Signals) -> None:
    """Wait for the processes of an earlier server on `data` to end, then remove its lock file.

    A process still there is told to stop: the one whose number stands in the lock file. Raises
    RuntimeError when it does not obey. The lock file alone proves nothing: its number may belong
    to a dead process that nobody collected, or by now to another program.
    """
    deadline = time.monotonic() + WAIT_SECONDS
    told = False
    while running := _processes_on(data, lock_file):
        if time.monotonic() > deadline:
            raise RuntimeError(f"process {running[0]} still uses {data}")
        first = _number_in(lock_file)
        if not told and first in running:
            os.kill(first, stop_signal)
            told = True
        time.sleep(0.05)
    lock_file.unlink(missing_ok=True)


def _processes_on(data: Path, lock_file: Path) -> list[int]:
    """The live processes that work in `data`: all of a server's do."""
    if PROCESSES.exists():
        numbers = (int(entry.name) for entry in PROCESSES.iterdir() if entry.name.isdigit())
        return [number for number in numbers if _works_in(number, data)]
    number = _number_in(lock_file)
    if number is None:
        return []
    asked = ["ps", "-o", "command=", "-p", str(number)]
    told = subprocess.run(asked, capture_output=True, check=False, text=True).stdout
    return [number] if str(data) in told else []


def _works_in(number: int, data: Path) -> bool:
    try:
        return Path(f"/proc/{number}/cwd").readlink() == data
    except OSError:  # gone, dead but not collected, or another user's
        return False


def _number_in(lock_file: Path) -> int | None:
    try:
        return int(lock_file.read_text().split()[0])
    except (OSError, ValueError, IndexError):
        return None
