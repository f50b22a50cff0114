"""Secrets of a machine that serves only itself: made once, kept in the data folder."""

from __future__ import annotations

import base64
import os
import secrets
from pathlib import Path

FILE = "secrets.env"


def local_secrets(data: Path) -> dict[str, str]:
    """The secret settings of this machine, made at the first call and read afterwards.

    The file's mode is 600. It is written under another name and linked into place, so of two
    processes that make it at once both read the same one.
    """
    path = data / FILE
    if not path.exists():
        _make(path)
    lines = path.read_text().splitlines()
    return dict(line.split("=", 1) for line in lines if "=" in line and not line.startswith("#"))


def _make(path: Path) -> None:
    made = {
        "SECRET_KEY": secrets.token_urlsafe(50),
        # The form that Fernet wants: 32 bytes in URL-safe base64.
        "FIELD_ENCRYPTION_KEYS": base64.urlsafe_b64encode(secrets.token_bytes(32)).decode(),
    }
    unfinished = path.with_name(f"{path.name}.{os.getpid()}")
    unfinished.touch(mode=0o600)
    unfinished.write_text("".join(f"{name}={value}\n" for name, value in made.items()))
    try:
        os.link(unfinished, path)
    except FileExistsError:
        pass  # another process was quicker
    finally:
        unfinished.unlink()
