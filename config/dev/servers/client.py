"""The side of the embedded servers that commands, tests and benchmarks use."""

from __future__ import annotations

import os
import select
import subprocess
import sys
import time
from pathlib import Path

from config.dev import project
from config.dev.console import Failure, say
from config.dev.servers.instance import Instance, open_instance
from config.dev.servers.locks import ServerLocks
from config.dev.servers.order import READY, START_SECONDS, Order
from config.dev.servers.postgres import postgres_url
from config.dev.servers.programs import POSTGRES, VALKEY
from config.dev.servers.valkey import redis_url

PACKAGES = {"postgres": POSTGRES, "valkey": VALKEY}
VARIABLES = {"postgres": "DATABASE_URL", "valkey": "REDIS_URL"}
LOG_BYTES = 5_000_000
LOG_TAIL_LINES = 15
# What a supervisor may see of its client's environment; above all nothing that PostgreSQL reads.
PASSED_ON = ("PATH", "LD_LIBRARY_PATH", "TMPDIR")

# The locks of this process: whoever holds one keeps that server running.
_held: dict[tuple[Path, str], ServerLocks] = {}


class ServerError(Failure):
    """An embedded server could not be started; the text holds the end of its log."""


def ensure_servers(instance_name: str | None = None) -> None:
    """Give this process `DATABASE_URL` and `REDIS_URL`, each where it is absent.

    Starts the embedded server that stands in for each, where it does not run, and keeps it running
    until this process ends. The instance is `TRACKER_INSTANCE` or `dev` unless named. Raises
    ServerError with the end of the server's log where a server does not start.
    """
    kinds = [kind for kind, variable in VARIABLES.items() if not os.environ.get(variable)]
    if not kinds:
        return
    instance = open_instance(instance_name or project.instance_name())
    hold_servers(instance, kinds)
    if "postgres" in kinds:
        os.environ["DATABASE_URL"] = postgres_url(instance.sockets("postgres"))
    if "valkey" in kinds:
        os.environ["REDIS_URL"] = redis_url(instance.sockets("valkey"))


def hold_servers(instance: Instance, kinds: list[str]) -> None:
    """Start those servers of the instance that do not run, and hold them for this process."""
    new = {kind: ServerLocks(instance.run, kind) for kind in kinds if not _holds(instance, kind)}
    answers: list[tuple[Order, int]] = []
    try:
        for kind, locks in new.items():
            # In this order nothing comes between: with the first lock shared, a supervisor that
            # runs goes on; with the second one taken, nobody else starts one.
            locks.clients.share()
            locks.start.take()
            order = _order(instance, kind)
            if not _is_running(order, locks):
                answers.append((order, _launch(order)))
        for order, answer in answers:
            _await_answer(order, answer)
    except BaseException:
        for locks in new.values():
            locks.close()
        raise
    for kind, locks in new.items():
        locks.start.close()
        locks.supervisor.close()
        _held[(instance.folder, kind)] = locks


def release_servers(instance: Instance) -> None:
    """Let go of an instance's servers before this process ends."""
    for key in [key for key in _held if key[0] == instance.folder]:
        _held.pop(key).close()


def wait_until_stopped(instance: Instance, seconds: float) -> None:
    """Wait until the instance's servers have stopped, or so long; others may still use them."""
    until = time.monotonic() + seconds
    for kind in VARIABLES:
        locks = ServerLocks(instance.run, kind)
        while not locks.supervisor.try_to_take() and time.monotonic() < until:
            time.sleep(0.05)
        locks.close()


def _holds(instance: Instance, kind: str) -> bool:
    return (instance.folder, kind) in _held


def _order(instance: Instance, kind: str) -> Order:
    package = PACKAGES[kind]
    if not package.is_installed:
        raise ServerError(
            f"The package {package.distribution} is missing. Type: make setup\n"
            "or give the addresses of your own servers in DATABASE_URL and REDIS_URL."
        )
    return Order(
        kind=kind,
        run=instance.run.resolve(),
        packages=instance.packages(package),
        home=instance.home,
        sockets=instance.sockets(kind),
        survives_power_cuts=instance.survives_power_cuts,
        account=instance.account,
    )


def _is_running(order: Order, locks: ServerLocks) -> bool:
    """Whether a supervisor lives and its server answers; waits for one that is on its way up."""
    deadline = time.monotonic() + START_SECONDS
    while not locks.supervisor.try_to_take():
        if order.server().takes_connections():
            return True
        if time.monotonic() > deadline:
            raise ServerError(
                f"The embedded {order.title} is held by another process but does not answer; "
                f"perhaps it runs in a container that shares {order.run.parent}."
            )
        time.sleep(0.05)
    locks.supervisor.release()
    return False


def _launch(order: Order) -> int:
    """Start a supervisor; give the file number on which it will answer."""
    if order.log.exists() and order.log.stat().st_size > LOG_BYTES:
        order.log.replace(order.log.with_suffix(".log.1"))
    if not order.server().data.exists():
        say(f"Preparing an embedded {order.title} in {order.home} ...")
    answer, write_end = os.pipe()
    environment = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    try:
        subprocess.run(
            [sys.executable, "-m", "config.dev.servers.supervisor", order.to_json()],
            cwd=project.ROOT,
            env={**environment, "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"},
            stdin=subprocess.DEVNULL,
            stdout=write_end,
            check=True,
        )
    finally:
        os.close(write_end)
    return answer


def _await_answer(order: Order, answer: int) -> None:
    with os.fdopen(answer, "rb") as pipe:
        ready, _, _ = select.select([pipe], [], [], 2 * START_SECONDS)
        told = pipe.read().decode() if ready else "its supervisor does not answer"
    if told == READY:
        return
    tail = order.log.read_text(errors="replace").splitlines()[-LOG_TAIL_LINES:]
    raise ServerError(
        "\n".join(
            [
                f"The embedded {order.title} could not be started: {told or 'no reason given'}.",
                f"The end of its log, {order.log}:",
                *(f"    {line}" for line in tail),
            ]
        )
    )
