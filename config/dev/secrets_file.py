"""Secrets of a machine that serves only itself: made once, kept in the data folder."""

from __future__ import annotations

import base64
import fcntl
import os
import secrets
from collections.abc import Callable
from pathlib import Path

FILE = "secrets.env"


def local_secrets(data: Path) -> dict[str, str]:
    """The secret settings of this machine, made at the first call and read afterwards.

    One that a later version needs is added to those that are there. The file's mode is 600. Of
    several processes that ask at once all read the same ones.
    """
    path = data / FILE
    known = _read(path)
    if _MAKERS.keys() <= known.keys():
        return known
    folder = os.open(data, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        known = _read(path)
        _write(path, {**{name: make() for name, make in _MAKERS.items()}, **known})
    finally:
        os.close(folder)
    return _read(path)


def _fernet_key() -> str:
    """The form that Fernet wants: 32 bytes in URL-safe base64."""
    return base64.urlsafe_b64encode(secrets.token_bytes(32)).decode()


_MAKERS: dict[str, Callable[[], str]] = {
    "SECRET_KEY": lambda: secrets.token_urlsafe(50),
    "FIELD_ENCRYPTION_KEYS": _fernet_key,
    "NAME_DIGEST_KEY": lambda: secrets.token_urlsafe(32),
}


def _read(path: Path) -> dict[str, str]:
    try:
        lines = path.read_text().splitlines()
    except FileNotFoundError:
        return {}
    return dict(line.split("=", 1) for line in lines if "=" in line and not line.startswith("#"))


def _write(path: Path, values: dict[str, str]) -> None:
    unfinished = path.with_name(f"{path.name}.{os.getpid()}")
    unfinished.touch(mode=0o600)
    unfinished.write_text("".join(f"{name}={value}\n" for name, value in values.items()))
    unfinished.replace(path)
