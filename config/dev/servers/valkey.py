"""How the embedded Valkey, a server of the Redis protocol, is started and asked."""

from __future__ import annotations

import signal
from dataclasses import dataclass
from pathlib import Path

from config.dev.servers.programs import VALKEY
from config.dev.servers.sockets import exchange, listens

DATABASES = 256  # one for each worker of each test run at the same time


@dataclass(frozen=True)
class Valkey:
    """A Valkey server on a unix socket, with its data in `home`."""

    packages: Path
    home: Path
    sockets: Path
    survives_power_cuts: bool

    title = "Valkey"
    stop_signal = signal.SIGTERM

    @property
    def data(self) -> Path:
        """The folder of the append-only file, and the server's working directory."""
        return self.home / "valkey"

    @property
    def lock_file(self) -> Path:
        """The server's process number, written as it starts; it stays when it is killed."""
        return self.data / "valkey.pid"

    def prepare(self) -> None:
        """Make the data folder."""
        self.data.mkdir(mode=0o700, exist_ok=True)

    def command(self) -> list[str]:
        """The command that starts the server."""
        settings = {
            "port": "0",
            "pidfile": str(self.lock_file),
            "unixsocket": str(_socket_in(self.sockets)),
            "unixsocketperm": "700",
            "dir": str(self.data),
            "save": "",
            "appendonly": "yes",
            "appendfsync": "everysec" if self.survives_power_cuts else "no",
            "databases": str(DATABASES),
            "maxmemory-policy": "noeviction",
            "loglevel": "notice",
            "set-proc-title": "no",
        }
        options = [word for name, value in settings.items() for word in (f"--{name}", value)]
        return [str(VALKEY.program_in(self.packages)), *options]

    def is_ready(self, pid: int) -> bool:  # noqa: ARG002
        """Whether the server answers; while it reads its file back in it answers with an error."""
        return exchange(_socket_in(self.sockets), b"PING\r\n").startswith(b"+PONG")

    def takes_connections(self) -> bool:
        """Whether somebody listens on the socket."""
        return listens(_socket_in(self.sockets))


def redis_url(sockets: Path, database: int = 0) -> str:
    """The address of a numbered database, as redis-py and Django understand it."""
    return f"unix://{_socket_in(sockets)}?db={database}"


def _socket_in(sockets: Path) -> Path:
    return sockets / "valkey.sock"
