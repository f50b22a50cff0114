"""The process that keeps one server running as long as somebody uses it.

Started by `config.dev.servers.client`, never by hand: it detaches itself, turns into the servers'
user, starts the server as its child, answers the client once on its first standard output, and
stops the server when no client holds the lock any more.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from config.dev.servers.locks import ServerLocks
from config.dev.servers.order import READY, START_SECONDS, Order, Server
from config.dev.servers.remains import clear_remains

POLL_SECONDS = 0.25
LINGER_SECONDS = 1.0  # a command that follows another finds the server still running
STOP_SECONDS = 20.0
RESTARTS = 20  # of a server that ended by itself, within one supervisor's life

PR_SET_PDEATHSIG = 1
LIBC = ctypes.CDLL(None)  # loaded while this process may still read every file


@dataclass
class Supervisor:
    """One server and the means to know whether it is still wanted."""

    server: Server
    locks: ServerLocks
    child: subprocess.Popen[bytes] | None = None
    socket_folder: os.stat_result | None = None
    told_to_stop: bool = False
    idle_since: float | None = None

    def start(self) -> None:
        """Start the server and wait until it answers. Raises RuntimeError where it does not."""
        self.server.prepare()
        clear_remains(self.server.data, self.server.lock_file, self.server.stop_signal)
        self.socket_folder = _make_socket_folder(self.server.sockets)
        supervisor = os.getpid()
        self.child = subprocess.Popen(
            self.server.command(),
            cwd=self.server.data,
            stdin=subprocess.DEVNULL,
            preexec_fn=lambda: _end_with(supervisor, self.server.stop_signal),  # noqa: PLW1509
        )
        deadline = time.monotonic() + START_SECONDS
        while not self.server.is_ready(self.child.pid):
            if self.child.poll() is not None:
                raise RuntimeError(f"it ended with exit code {self.child.returncode}")
            if time.monotonic() > deadline:
                raise RuntimeError(f"it did not answer within {START_SECONDS:.0f} seconds")
            time.sleep(0.01)

    def watch(self) -> None:
        """Keep the server running, starting it again where it ends, until nobody wants it."""
        restarts = 0
        while self._is_wanted() and restarts <= RESTARTS:
            if self.child is not None and self.child.poll() is not None:
                restarts += 1
                _note(f"{self.server.title} ended by itself; starting it again")
                self.start()
            time.sleep(POLL_SECONDS)

    def stop(self) -> None:
        """Stop the server in good order, by force where it does not obey; remove its socket."""
        if self.child is not None and self.child.poll() is None:
            self.child.send_signal(self.server.stop_signal)
            try:
                self.child.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                self.child.kill()
                self.child.wait()
        self._remove_sockets()

    def _remove_sockets(self) -> None:
        folder = self.server.sockets
        if self.socket_folder is None or not folder.exists():
            return
        # A successor may have made a folder of the same name meanwhile; that one stays.
        if os.path.samestat(self.socket_folder, folder.stat()):
            shutil.rmtree(folder, ignore_errors=True)

    def _is_wanted(self) -> bool:
        """Whether somebody uses the server, or did a moment ago.

        When the answer is no, the clients' lock is held from then on, so that a new client waits
        until this supervisor is gone and starts another.
        """
        if self.told_to_stop or not self.server.home.exists():
            return False
        if not self.locks.clients.try_to_take():
            self.idle_since = None
            return True
        now = time.monotonic()
        self.idle_since = self.idle_since or now
        if now - self.idle_since >= LINGER_SECONDS:
            return False
        self.locks.clients.release()
        return True


def main(order: Order) -> None:
    """Supervise the server that is ordered, from its start to its end."""
    client = _detach(order.log)
    locks = ServerLocks(order.run, order.kind)
    if not locks.supervisor.try_to_take():
        os.write(client, b"another supervisor is already running")
        return
    order.account.become()
    supervisor = Supervisor(server=order.server(), locks=locks)
    signal.signal(signal.SIGTERM, lambda *_: setattr(supervisor, "told_to_stop", True))
    try:
        try:
            supervisor.start()
        except (OSError, RuntimeError) as error:
            os.write(client, str(error).encode())
            return
        os.write(client, READY.encode())
        os.close(client)
        supervisor.watch()
    except (OSError, RuntimeError) as error:
        _note(str(error))
    finally:
        supervisor.stop()
        # Before the clients' lock, which ends with this process: whoever waits for that one must
        # not find this one still held.
        locks.supervisor.release()


def _detach(log: Path) -> int:
    """Leave the client's terminal and process group; write to the log from now on.

    Gives the file number under which the client is still listening.
    """
    os.setsid()
    if os.fork():
        os._exit(0)
    os.chdir("/")
    os.umask(0o077)
    client = os.dup(1)
    written = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
    os.dup2(written, 1)
    os.dup2(written, 2)
    os.close(written)
    return client


def _end_with(supervisor: int, how: signal.Signals) -> None:
    """In the server's process, before it starts: end when the supervisor ends. Linux only."""
    if sys.platform.startswith("linux"):
        LIBC.prctl(PR_SET_PDEATHSIG, how)
        if os.getppid() != supervisor:
            os._exit(1)


def _make_socket_folder(folder: Path) -> os.stat_result:
    """Make the sockets' folder anew; refuse one that is not our own and closed to others."""
    if folder.is_symlink() or folder.exists():
        found = folder.lstat()
        if not folder.is_dir() or folder.is_symlink() or found.st_uid != os.geteuid():
            raise RuntimeError(f"{folder} is in the way and belongs to somebody else")
        shutil.rmtree(folder)
    folder.mkdir(mode=0o700)
    return folder.stat()


def _note(text: str) -> None:
    print(f"supervisor: {text}", flush=True)


if __name__ == "__main__":
    main(Order.from_json(sys.argv[1]))
