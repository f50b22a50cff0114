"""Gives the tests their servers; loaded by `-p tests.plugins`, before Django reads its settings.

The first process of a run (with xdist: the one that hands out the tests) starts the embedded
servers and takes a number that no other run has; its workers inherit the addresses. By that number
two runs at once have databases of their own, and the same few names are used again and again.
Servers given in `DATABASE_URL` and `REDIS_URL` are used as they are.
"""

from __future__ import annotations

import os
from collections.abc import Generator
from pathlib import Path

import pytest
from redis import Redis

from config.dev.environment import prepare_environment
from config.dev.servers.instance import open_instance
from config.dev.servers.locks import FileLock
from config.dev.servers.postgres import postgres_url
from config.dev.servers.valkey import DATABASES, redis_url

INSTANCE = "test"
RUNS_AT_ONCE = 16
REDIS_DATABASES_A_RUN = DATABASES // RUNS_AT_ONCE
# Set by the first process for its workers: the run's number where Redis is the embedded one.
REDIS_RUN = "TRACKER_TEST_REDIS_RUN"

_held: list[FileLock] = []


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests() -> Generator[None, None, None]:
    """Prepare the environment before pytest-django, whose hook is not a wrapper, reads it."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "")
    if not worker:
        _prepare_run()
    if REDIS_RUN in os.environ:
        _take_redis_database(int(os.environ[REDIS_RUN]), worker)
    return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In CI a browser test that is skipped is a failure: there Chromium must be installed."""
    report = yield
    skipped = report.skipped and not hasattr(report, "wasxfail")
    if skipped and os.environ.get("CI") and item.get_closest_marker("browser"):
        report.outcome = "failed"
        report.longrepr = f"A browser test may not be skipped in CI: {report.longrepr}"
    return report


def _prepare_run() -> None:
    # By number: a machine without a list of host names does not know `localhost`.
    os.environ.setdefault("DJANGO_LIVE_TEST_SERVER_ADDRESS", "127.0.0.1")
    own_database = not os.environ.get("DATABASE_URL")
    own_redis = not os.environ.get("REDIS_URL")
    prepare_environment(INSTANCE)
    if not own_database and not own_redis:
        return
    instance = open_instance(INSTANCE)
    number = _take_run_number(instance.run)
    if own_database:
        # Never made: Django puts `test_` before the name, and the worker's name after it.
        name = f"run_{number}"
        os.environ["DATABASE_URL"] = postgres_url(instance.sockets("postgres"), name)
    if own_redis:
        os.environ[REDIS_RUN] = str(number)


def _take_run_number(folder: Path) -> int:
    """The smallest number that no run of the tests has now; it is free again when this one ends."""
    for number in range(RUNS_AT_ONCE):
        lock = FileLock(folder / f"tests-{number}")
        if lock.try_to_take():
            _held.append(lock)
            return number
        lock.close()
    raise pytest.UsageError(f"{RUNS_AT_ONCE} runs of the tests are going on already")


def _take_redis_database(run: int, worker: str) -> None:
    """Give this process an empty Redis database that no other worker of any run uses."""
    place = int(worker.removeprefix("gw")) + 1 if worker else 0
    database = run * REDIS_DATABASES_A_RUN + place % REDIS_DATABASES_A_RUN
    url = redis_url(open_instance(INSTANCE).sockets("valkey"), database)
    with Redis.from_url(url) as client:
        client.flushdb()
    os.environ["REDIS_URL"] = url
