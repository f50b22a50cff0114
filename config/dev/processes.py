"""A few programs side by side, as long as all of them run: output with names before the lines."""

from __future__ import annotations

import ctypes
import os
import selectors
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from types import FrameType

from config.dev import commands
from config.dev.console import say
from config.dev.project import ROOT

STOP_SECONDS = 15.0
PR_SET_PDEATHSIG = 1


class Ended(Exception):
    """One of the programs has ended by itself; the text names it."""


class Family:
    """Programs that start and stop together.

    Each is in a process group of its own, so that Ctrl-C reaches this process alone, which then
    stops all of them in order. On Linux they end with this process, however that ends.
    """

    def __init__(self) -> None:
        """Begin with no program. From now on Ctrl-C and SIGTERM only set `told_to_stop`."""
        self.told_to_stop = False
        self._members: dict[str, subprocess.Popen[bytes]] = {}
        self._output = selectors.DefaultSelector()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._heed)

    def start(
        self, name: str, command: Sequence[str | Path], hand_over: socket.socket | None = None
    ) -> None:
        """Start a program under a name, in the project's folder; with a socket where given."""
        commands.show(command)
        parent = os.getpid()
        libc = ctypes.CDLL(None)
        member = subprocess.Popen(
            command,
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            process_group=0,
            pass_fds=() if hand_over is None else (hand_over.fileno(),),
            preexec_fn=lambda: _end_with(parent, libc),  # noqa: PLW1509
        )
        self._members[name] = member
        if member.stdout is not None:
            os.set_blocking(member.stdout.fileno(), False)
            self._output.register(member.stdout, selectors.EVENT_READ, data=_Lines(name))

    def pass_on(self, seconds: float) -> None:
        """Print what the programs write during that time. Raises Ended where one has ended."""
        until = time.monotonic() + seconds
        while not self.told_to_stop and (left := until - time.monotonic()) > 0:
            self._print_output(min(left, 0.2))
            for name, member in self._members.items():
                if member.poll() is not None:
                    self._print_output(0)
                    raise Ended(f"{name} ended by itself, with exit code {member.returncode}")

    def stop(self) -> None:
        """Ask all programs to end, the last started first; end by force what takes too long."""
        for member in reversed(self._members.values()):
            if member.poll() is None:
                member.terminate()
        until = time.monotonic() + STOP_SECONDS
        while self._running() and time.monotonic() < until:
            self._print_output(0.1)
        for name in self._running():
            say(f"{name} does not stop; ending it by force.")
            os.killpg(self._members[name].pid, signal.SIGKILL)
            self._members[name].wait()
        self._print_output(0)

    def _running(self) -> list[str]:
        return [name for name, member in self._members.items() if member.poll() is None]

    def _print_output(self, seconds: float) -> None:
        if not self._output.get_map():
            time.sleep(seconds)
            return
        for key, _ in self._output.select(seconds):
            written = os.read(key.fd, 65536)
            if written:
                key.data.print(written)
            else:
                self._output.unregister(key.fileobj)

    def _heed(self, number: int, frame: FrameType | None) -> None:  # noqa: ARG002
        self.told_to_stop = True


class _Lines:
    """Turns what a program writes, in pieces of any length, into whole lines with its name."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._begun = b""

    def print(self, written: bytes) -> None:
        *lines, self._begun = (self._begun + written).split(b"\n")
        for line in lines:
            print(f"{self._name:6} | {line.decode(errors='replace')}", flush=True)


def _end_with(parent: int, libc: ctypes.CDLL) -> None:
    if sys.platform.startswith("linux"):
        libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:
            os._exit(1)
