"""The settings that a developer's machine needs, none of which anybody has to write."""

from __future__ import annotations

import os
from pathlib import Path

from config.dev import project
from config.dev.secrets_file import local_secrets
from config.dev.servers import ensure_servers
from config.dev.servers.instance import open_instance
from config.dev.servers.programs import POSTGRES, VALKEY

# A machine that serves itself, over http on loopback.
LOCAL_SETTINGS = {
    "ALLOW_HTTP": "1",
    "ALLOWED_HOSTS": "localhost,127.0.0.1,[::1]",
    "STATIC_MANIFEST": "0",
}


def prepare_environment(instance: str | None = None) -> None:
    """Set what is absent: local settings, secrets, where files go, and the servers' addresses.

    Every variable that is given wins. Raises `Failure` where an embedded server does not start.
    """
    name = instance or project.instance_name()
    folder = open_instance(name).folder
    absent = {
        **LOCAL_SETTINGS,
        **local_secrets(folder.parent),
        "MEDIA_ROOT": str(_closed_folder(folder / "files")),
    }
    for variable, value in absent.items():
        os.environ.setdefault(variable, value)
    ensure_servers(name)


def prepare_where_needed() -> None:
    """For `manage.py`: prepare a machine that names no servers and has the embedded ones.

    Elsewhere nothing is changed, so that a production server without its settings says so.
    """
    given = os.environ.get("DATABASE_URL") and os.environ.get("REDIS_URL")
    if not given and POSTGRES.is_installed and VALKEY.is_installed:
        prepare_environment()


def _closed_folder(folder: Path) -> Path:
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder
