"""Processes of their own, working on the database and the Redis of the test that starts them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic, sleep
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection

# In seconds; never reached unless something is broken, however busy the machine is.
PATIENCE = 120.0


@contextmanager
def python(*arguments: str) -> Iterator[subprocess.Popen[str]]:
    """`python ARGUMENTS` in the project's folder; killed at the end where it still runs.

    The test must commit what the process shall see.
    """
    process = subprocess.Popen(  # noqa: S603
        [sys.executable, *arguments],
        cwd=settings.BASE_DIR,
        env={**os.environ, "DATABASE_URL": database_url(), "REDIS_URL": settings.REDIS_URL},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def database_url() -> str:
    """The address of the test's own database, on the server that the tests were given."""
    name = connection.settings_dict["NAME"]
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()


def wait_until(true: Callable[[], bool], *, seconds: float = PATIENCE) -> None:
    """Return as soon as `true()` is; AssertionError when it is not within `seconds`."""
    end = monotonic() + seconds
    while not true():
        assert monotonic() < end, f"waited for {seconds} seconds"
        sleep(0.02)
