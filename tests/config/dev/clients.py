"""Processes that use embedded servers, as a command or a test run would, and what they leave."""

from __future__ import annotations

import fcntl
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg2

from config.dev.project import ROOT

# How long a test waits for what must come: never reached unless something is broken, however busy
# the machine is.
PATIENCE = 60.0

# Says the addresses that it was given, and stays until its standard input ends.
USE_SERVERS = """
import json, os, sys
from config.dev.console import Failure
from config.dev.servers import ensure_servers
try:
    ensure_servers("test")
except Failure as failure:
    print(json.dumps({"failure": str(failure)}), flush=True)
    sys.exit(1)
print(json.dumps({name: os.environ[name] for name in ("DATABASE_URL", "REDIS_URL")}), flush=True)
if "--with-child" in sys.argv:
    import subprocess
    subprocess.Popen(["sleep", "60"], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
sys.stdin.read()
"""


class Client:
    """A process that asked for the servers of a data folder, and holds them until it ends."""

    def __init__(self, data: Path, *arguments: str, **given: str) -> None:
        """Start it; `given` are environment variables on top of the inherited ones."""
        inherited = {
            name: value
            for name, value in os.environ.items()
            if name not in ("DATABASE_URL", "REDIS_URL", "TRACKER_INSTANCE")
        }
        self.process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-c", USE_SERVERS, *arguments],
            cwd=ROOT,
            env={**inherited, "TRACKER_DATA_DIR": str(data), **given},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def answer(self) -> dict[str, str]:
        """The addresses, or under `failure` why there are none; waits for them."""
        assert self.process.stdout is not None
        told: dict[str, str] = json.loads(self.process.stdout.readline())
        return told

    def leave(self) -> None:
        """End it as a command ends."""
        assert self.process.stdin is not None
        self.process.stdin.close()
        self.process.wait(PATIENCE)

    def kill(self) -> None:
        """End it as `kill -9` does."""
        self.process.kill()
        self.process.wait(PATIENCE)


def sql(address: str, statement: str) -> list[tuple[Any, ...]]:
    """Carry out one statement in a session of its own; give its rows."""
    with closing(psycopg2.connect(address)) as connection:
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute(statement)
            return cursor.fetchall() if cursor.description else []


def server_processes(data: Path) -> dict[int, str]:
    """The supervisors and servers that run on a data folder: process number and command line."""
    homes = {str(data), *(os.path.realpath(home) for home in data.glob("*/servers"))}
    found = {}
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        words = _command_line(entry)
        if any(program in words for program in PROGRAMS) and any(home in words for home in homes):
            found[int(entry.name)] = words
    return found


PROGRAMS = ("config.dev.servers.supervisor", "bin/postgres -D", "valkey-server ")


def supervisors(data: Path) -> list[int]:
    """The process numbers of the supervisors of a data folder; there is one for each server."""
    return [pid for pid, words in server_processes(data).items() if PROGRAMS[0] in words]


def only(data: Path, program: str) -> int:
    """The number of the one server of `data` whose command line names the program.

    It is the child of a supervisor; a child of its own looks the same for a moment.
    """
    parents = supervisors(data)
    (number,) = [
        pid
        for pid, words in server_processes(data).items()
        if program in words and _parent(pid) in parents
    ]
    return number


def kill_processes(*numbers: int) -> None:
    """End processes, started by these tests, as `kill -9` does."""
    for number in numbers:
        os.kill(number, signal.SIGKILL)


def stop_servers(data: Path) -> None:
    """Stop what still runs on a data folder, without waiting for its supervisors' patience."""
    for number in supervisors(data):
        os.kill(number, signal.SIGTERM)
    if not eventually(lambda: not server_processes(data)):
        kill_processes(*server_processes(data))


def is_locked(path: Path) -> bool:
    """Whether some process holds the lock alone, for longer than a look at it takes."""
    with path.open() as file:
        for _ in range(5):
            try:
                fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
            except BlockingIOError:
                time.sleep(0.02)
            else:
                return False
    return True


def eventually(holds: Callable[[], bool], seconds: float = PATIENCE) -> bool:
    """Whether something comes to hold within the time."""
    until = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > until:
            return False
        time.sleep(0.05)
    return True


def _parent(number: int) -> int:
    status = Path(f"/proc/{number}/status").read_text()
    return int(status.partition("PPid:")[2].split()[0])


def _command_line(process: Path) -> str:
    try:
        return (process / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    except OSError:
        return ""
