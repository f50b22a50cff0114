"""Removing what an instance keeps, so that the next start begins from nothing."""

from __future__ import annotations

import os
import shutil
import time

from config.dev.console import Failure
from config.dev.servers.instance import instance_folder, open_instance
from config.dev.servers.locks import ServerLocks
from config.dev.servers.order import KINDS

# Longer than a supervisor lingers and a server takes to stop.
WAIT_SECONDS = 25.0


def empty_instance(name: str) -> None:
    """Remove an instance's databases and files; its locks and logs stay.

    Raises Failure, with nothing removed, where somebody still uses the servers.
    """
    if not instance_folder(name).exists():
        return
    instance = open_instance(name)
    locks = [ServerLocks(instance.run, kind) for kind in KINDS]
    try:
        _wait_for_all(locks)
        for kept in instance.folder.iterdir():
            if kept.name == "run":
                continue
            if kept.is_symlink():
                shutil.rmtree(os.path.realpath(kept), ignore_errors=True)
                kept.unlink()
            elif kept.is_dir():
                shutil.rmtree(kept)
            else:
                kept.unlink()
    finally:
        for lock in locks:
            lock.close()


def _wait_for_all(locks: list[ServerLocks]) -> None:
    """Take all locks: nobody starts a server, none runs, and nobody waits for one."""
    until = time.monotonic() + WAIT_SECONDS
    # In this order; the last one is free for moments while a server still runs.
    for lock in (one for each in locks for one in (each.start, each.supervisor, each.clients)):
        while not lock.try_to_take():
            if time.monotonic() > until:
                raise Failure("The embedded servers are in use. Stop what uses them first.")
            time.sleep(0.1)
