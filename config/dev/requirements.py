"""`make requirements`: pin every package of pyproject.toml, with the hashes of its files."""

from __future__ import annotations

from pathlib import Path

from config.dev import commands
from config.dev.project import ROOT, VENV

HEADER = "# Made by `make requirements` from pyproject.toml; change that file, not this one.\n"
# Universal: one file for every system and every Python from the oldest supported one on.
OPTIONS = ("--universal", "--generate-hashes", "--no-header", "--no-annotate", "--quiet")


def compile_requirements(upgrade: bool) -> None:
    """Write both files anew. Pins stay where they fit, unless `upgrade` asks for newer ones."""
    for name, groups in (("requirements.txt", ()), ("requirements-dev.txt", ("--group", "dev"))):
        target = ROOT / name
        command: list[str | Path] = [VENV / "bin" / "uv", "pip", "compile", "pyproject.toml"]
        command += [
            *groups,
            *OPTIONS,
            *(("--upgrade",) if upgrade else ()),
            "--output-file",
            target,
        ]
        commands.run(command, step=f"Pinning {name}")
        target.write_text(HEADER + target.read_text().removeprefix(HEADER))
