"""Running other programs, each shown before it runs."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from config.dev.console import Failure, say
from config.dev.project import ROOT


def show(command: Sequence[str | Path]) -> None:
    """Print a command as one could type it, with the project's own paths shortened."""
    words = [str(word).removeprefix(f"{ROOT}/") for word in command]
    say(f"$ {shlex.join(words)}")


def run(command: Sequence[str | Path], *, step: str) -> None:
    """Run a command in the project's folder. Raises Failure, naming the step, where it fails."""
    code = exit_code(command)
    if code != 0:
        raise Failure(f"{step}: failed with exit code {code}.")


def output(command: Sequence[str | Path], *, step: str) -> str:
    """Run a command and give what it prints. Raises Failure, naming the step, where it fails."""
    show(command)
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode != 0:
        raise Failure(f"{step}: failed with exit code {done.returncode}.")
    return done.stdout


def exit_code(command: Sequence[str | Path], environment: dict[str, str] | None = None) -> int:
    """Run a command in the project's folder; give its exit code."""
    show(command)
    return subprocess.run(command, cwd=ROOT, env=environment or os.environ, check=False).returncode


def python(*words: str | Path) -> list[str | Path]:
    """A command of the Python that runs this."""
    return [sys.executable, *words]
