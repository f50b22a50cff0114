"""`python3 -m config.dev COMMAND`, which is what the Makefile calls."""

from __future__ import annotations

import os
import shutil
import sys

OLDEST_PYTHON = (3, 11)
NEWER_PYTHONS = ("python3.14", "python3.13", "python3.12", "python3.11")


def main() -> int:
    """Run the command that the arguments name, with a Python that is new enough."""
    if sys.version_info < OLDEST_PYTHON:
        return use_newer_python()
    from config.dev.command_line import run_command  # noqa: PLC0415

    return run_command(sys.argv[1:])


def use_newer_python() -> int:
    """Start over with a newer Python of this machine, or say that one is needed."""
    for name in NEWER_PYTHONS:
        if shutil.which(name):
            os.execvp(name, [name, "-m", "config.dev", *sys.argv[1:]])  # noqa: S606
    wanted = ".".join(str(part) for part in OLDEST_PYTHON)
    print(f"Python {wanted} or newer is needed; this is {sys.version.split()[0]}.", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
