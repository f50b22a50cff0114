"""Where things are: the project, its virtual environment, its data folder."""

from __future__ import annotations

import os
from pathlib import Path

NAME = "communications-tracker"
ROOT = Path(__file__).resolve().parent.parent.parent
VENV = ROOT / ".venv"
VENV_PYTHON = VENV / "bin" / "python"


def data_dir() -> Path:
    """The one folder for everything that is kept: `.data`, or `TRACKER_DATA_DIR` where given."""
    return ROOT / os.environ.get("TRACKER_DATA_DIR", ".data")


def instance_name() -> str:
    """Which set of embedded servers is meant: `dev` unless `TRACKER_INSTANCE` says otherwise."""
    return os.environ.get("TRACKER_INSTANCE", "dev")


def open_folder(folder: Path) -> None:
    """Make a folder of the project's own, with missing parents, that all users can pass through.

    One that exists stays as it is.
    """
    if folder.exists():
        return
    missing = [folder, *(parent for parent in folder.parents if not parent.exists())]
    for made in reversed(missing):
        made.mkdir(exist_ok=True)
        made.chmod(0o755)
