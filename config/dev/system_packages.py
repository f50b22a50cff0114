"""Libraries and programs that no Python package brings: found, installed, or asked for."""

from __future__ import annotations

import ctypes
import importlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from config.dev import commands
from config.dev.console import say

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC_BROWSERS = (
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
)
# Where Homebrew puts libraries; Python from elsewhere does not look there by itself.
MAC_LIBRARIES = (Path("/opt/homebrew/lib"), Path("/usr/local/lib"))


@dataclass(frozen=True)
class Need:
    """Something that the system must bring: what it is for, and what it is called there."""

    purpose: str
    is_met: Callable[[], bool]
    debian: tuple[str, ...]
    homebrew: tuple[str, ...]
    only_for_tests: bool = False


def find_chromium() -> Path | None:
    """The browser for the browser tests, or None: `CHROMIUM` where given, else a known name."""
    given = os.environ.get("CHROMIUM")
    candidates = [given] if given else [*BROWSERS, *map(str, MAC_BROWSERS)]
    found = (shutil.which(name) for name in candidates)
    return next((Path(path) for path in found if path), None)


def _has_ensurepip() -> bool:
    importlib.invalidate_caches()
    return importlib.util.find_spec("ensurepip") is not None


def _has_pango() -> bool:
    suffixes = ("-1.0.so.0", "-1.0.dylib")
    return all(_loads(f"lib{name}", suffixes) for name in ("pango", "pangoft2")) and (
        _loads("libharfbuzz-subset", (".so.0", ".0.dylib"))
    )


def _loads(library: str, suffixes: tuple[str, ...]) -> bool:
    folders = ["", *(f"{folder}/" for folder in MAC_LIBRARIES if sys.platform == "darwin")]
    for name in (f"{folder}{library}{suffix}" for folder in folders for suffix in suffixes):
        try:
            ctypes.CDLL(name)
        except OSError:
            continue
        return True
    return False


NEEDS = (
    Need(
        purpose="the virtual environment",
        is_met=_has_ensurepip,
        debian=("python3-venv",),
        homebrew=(),
    ),
    Need(
        purpose="PDF letters",
        is_met=_has_pango,
        debian=("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"),
        homebrew=("pango",),
    ),
    Need(
        purpose="the browser tests, which are skipped without it",
        is_met=lambda: find_chromium() is not None,
        debian=("chromium",),
        homebrew=("--cask", "chromium"),
        only_for_tests=True,
    ),
    Need(
        purpose="the tests of the commands that the documentation shows",
        is_met=lambda: shutil.which("curl") is not None,
        debian=("curl",),
        homebrew=("curl",),
        only_for_tests=True,
    ),
)


def install_missing() -> None:
    """Install what is missing, where that needs no question. Nothing is said of what stays so."""
    missing = [need for need in NEEDS if not need.is_met()]
    installer = _installer() if missing else None
    if installer is not None and installer.prepare:
        commands.exit_code(installer.prepare, _without_questions())
    for need in missing:
        if installer is not None and installer.names(need):
            commands.exit_code([*installer.command, *installer.names(need)], _without_questions())


def advise(*, for_tests: bool = True) -> None:
    """Say in one message what is missing and how to get it; nothing where all is there.

    What only the tests need is left out unless `for_tests`.
    """
    missing = [
        need for need in NEEDS if not need.is_met() and (for_tests or not need.only_for_tests)
    ]
    if not missing:
        return
    say(f"Missing on this machine, for {'; for '.join(need.purpose for need in missing)}.")
    if shutil.which("apt-get"):
        wanted = [name for need in missing for name in need.debian]
        say(f"To install it, type:\n    sudo apt-get install {' '.join(wanted)}")
    elif sys.platform == "darwin":
        wanted = [f"brew install {' '.join(need.homebrew)}" for need in missing if need.homebrew]
        say(f"To install it, get Homebrew (brew.sh) and type:\n    {' && '.join(wanted)}")
    else:
        wanted = [name for need in missing for name in need.debian]
        say(f"Install with your system's package manager what Debian calls: {', '.join(wanted)}")


@dataclass(frozen=True)
class Installer:
    """A package manager that works without asking."""

    prepare: tuple[str, ...]
    command: tuple[str, ...]
    names: Callable[[Need], tuple[str, ...]]


def _installer() -> Installer | None:
    if shutil.which("apt-get"):
        right = () if os.geteuid() == 0 else ("sudo", "-n")
        if right and not _sudo_asks_nothing():
            return None
        return Installer(
            prepare=(*right, "apt-get", "update", "-q"),
            command=(*right, "apt-get", "install", "-q", "-y", "--no-install-recommends"),
            names=lambda need: need.debian,
        )
    if sys.platform == "darwin" and shutil.which("brew"):
        return Installer((), ("brew", "install"), lambda need: need.homebrew)
    return None


def _sudo_asks_nothing() -> bool:
    if not shutil.which("sudo"):
        return False
    return subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0


def _without_questions() -> dict[str, str]:
    return {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "HOMEBREW_NO_AUTO_UPDATE": "1"}
