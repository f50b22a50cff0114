"""`make check`: everything that can be said about the code without running it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from config.dev import commands
from config.dev.console import say
from config.dev.environment import LOCAL_SETTINGS, prepare_environment


@dataclass(frozen=True)
class Check:
    """One thing to check, and the command that fails where it does not hold."""

    subject: str
    command: list[str | Path]
    as_deployed: bool = False


def _checks() -> list[Check]:
    module = commands.python("-m")
    manage = commands.python("manage.py")
    return [
        Check("layout of the code", [*module, "ruff", "format", "--check", "."]),
        Check("faults in the code", [*module, "ruff", "check", "."]),
        Check("types", [*module, "mypy", "."]),
        Check("layers", [str(Path(commands.python()[0]).with_name("lint-imports")), "--no-logo"]),
        Check("layout of the templates", [*module, "djlint", "templates", "--check"]),
        Check("faults in the templates", [*module, "djlint", "templates", "--lint"]),
        Check("migrations", [*manage, "makemigrations", "--check", "--dry-run"]),
        Check("drawing of the table of acts", [*manage, "draw_transitions", "--check"]),
        Check(
            "settings of a deployment",
            [*manage, "check", "--deploy", "--fail-level", "WARNING"],
            as_deployed=True,
        ),
    ]


def run_checks() -> int:
    """Run every check, also after one has failed; sum up. Gives the exit code."""
    # The tests' servers: their database named like the demo's is always empty, so that no check
    # depends on what somebody's demo holds.
    prepare_environment("test")
    failed = []
    checks = _checks()
    for check in checks:
        say(f"\n--- {check.subject}")
        environment = _deployed() if check.as_deployed else dict(os.environ)
        if commands.exit_code(check.command, environment) != 0:
            failed.append(check.subject)
    say("")
    for check in checks:
        say(f"{'FAILED' if check.subject in failed else 'ok':8}{check.subject}")
    return 1 if failed else 0


def _deployed() -> dict[str, str]:
    """The environment of a server that the public reaches, with this machine's secrets."""
    environment = {name: value for name, value in os.environ.items() if name not in LOCAL_SETTINGS}
    return {**environment, "ALLOWED_HOSTS": "tracker.example.org", "BEHIND_PROXY": "1"}
