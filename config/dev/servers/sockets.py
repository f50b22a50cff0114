"""Asking on a unix socket."""

from __future__ import annotations

import socket
from pathlib import Path

SECONDS = 1.0


def listens(path: Path) -> bool:
    """Whether a server takes connections on the socket."""
    with socket.socket(socket.AF_UNIX) as client:
        client.settimeout(SECONDS)
        return client.connect_ex(str(path)) == 0


def exchange(path: Path, question: bytes) -> bytes:
    """Say one thing on the socket and give the first answer; nothing where nobody answers."""
    try:
        with socket.socket(socket.AF_UNIX) as client:
            client.settimeout(SECONDS)
            client.connect(str(path))
            client.sendall(question)
            return client.recv(256)
    except OSError:
        return b""
