"""What a client tells a supervisor: which server, from which folders, as which user."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from config.dev.servers.account import Account
from config.dev.servers.postgres import Postgres
from config.dev.servers.valkey import Valkey

Server = Postgres | Valkey
KINDS: dict[str, type[Postgres] | type[Valkey]] = {"postgres": Postgres, "valkey": Valkey}

# The supervisor's one word when the server answers; any other text says why it does not.
READY = "ready"
# Reading back what a killed server had not yet written can take long.
START_SECONDS = 60.0


@dataclass(frozen=True)
class Order:
    """One server to supervise. Paths are absolute; the account is the server's."""

    kind: str
    run: Path
    packages: Path
    home: Path
    sockets: Path
    survives_power_cuts: bool
    account: Account

    @property
    def log(self) -> Path:
        """Where the supervisor and its server write."""
        return self.run / f"{self.kind}.log"

    def server(self) -> Server:
        """The server that is meant."""
        return KINDS[self.kind](
            packages=self.packages,
            home=self.home,
            sockets=self.sockets,
            survives_power_cuts=self.survives_power_cuts,
        )

    @property
    def title(self) -> str:
        """The server's name as people write it."""
        return KINDS[self.kind].title

    def to_json(self) -> str:
        """As one word of a command line."""
        return json.dumps(asdict(self), default=str)

    @classmethod
    def from_json(cls, text: str) -> Order:
        """Read what `to_json` wrote."""
        told: dict[str, Any] = json.loads(text)
        told["account"] = Account(**told["account"])
        for name in ("run", "packages", "home", "sockets"):
            told[name] = Path(told[name])
        return cls(**told)
