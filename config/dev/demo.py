"""`make demo`: the whole application on this machine, until Ctrl-C."""

from __future__ import annotations

import http.client
import os
import socket
import time

from config.dev import commands
from config.dev.console import Failure, say
from config.dev.environment import prepare_environment
from config.dev.processes import Ended, Family
from config.dev.project import instance_name
from config.dev.servers.client import release_servers, wait_until_stopped
from config.dev.servers.emptying import empty_instance
from config.dev.servers.instance import open_instance
from config.dev.servers.locks import FileLock

HOST = "127.0.0.1"
FIRST_PORT = 8000
PORTS_TRIED = 100
LETTERS = 300
START_SECONDS = 180.0
SERVERS_STOP_SECONDS = 5.0
# Without reason here: the threads of this worker start no process, and the files of the pages
# are served from where they lie.
STATIC_WARNING = "ignore:No directory at"
ROOT_WARNING = "ignore:You're running the worker with superuser privileges"


def run_demo(*, reset: bool = False, letters: int = LETTERS) -> int:
    """Prepare the data, start web server, worker and beat, and keep them until told to stop.

    With `reset` all data are made anew. `letters` is their number where they are made.

    Gives 0 when told to stop by Ctrl-C or SIGTERM, 1 when one of the programs ends by itself.
    Raises Failure where a step before that goes wrong.
    """
    claimed = _claim_port()
    port = claimed.getsockname()[1]
    address = f"http://{HOST}:{port}"
    if reset:
        _start_over()
    prepare_environment()
    instance = open_instance(instance_name())
    lock = FileLock(instance.run / "demo")
    if not lock.try_to_take():
        raise Failure("The demo is running already, started from another terminal.")
    logins = commands.output(
        commands.python("-m", "config.dev.demo_data", address, str(letters)),
        step="Preparing the demo's data",
    )
    family = Family()
    try:
        _start_all(family, claimed)
        _wait_until_healthy(family, port)
        if not family.told_to_stop:
            say(f"\n{logins}\nThe demo is at {address}/   (Ctrl-C stops it)\n")
        while not family.told_to_stop:
            family.pass_on(3600)
    except Ended as ended:
        say(f"{ended}. Stopping the demo.")
        return 1
    finally:
        family.stop()
        release_servers(instance)
        wait_until_stopped(instance, SERVERS_STOP_SECONDS)
    say("The demo has stopped; its data are kept.")
    return 0


def _start_all(family: Family, claimed: socket.socket) -> None:
    celery = commands.python("-W", ROOT_WARNING, "-m", "celery", "-A", "config.celery", "--quiet")
    family.start(
        "web",
        [
            *commands.python("-W", STATIC_WARNING, "-m", "gunicorn", "config.wsgi:application"),
            *("--bind", f"fd://{claimed.fileno()}", "--worker-class", "gthread", "--preload"),
            *("--workers", "2", "--threads", "4", "--no-control-socket"),
            *("--graceful-timeout", "5", "--log-level", "warning"),
        ],
        hand_over=claimed,
    )
    claimed.close()  # the web server has it now
    quiet = ("--without-gossip", "--without-mingle", "--without-heartbeat")
    family.start(
        "worker",
        [*celery, "worker", "--pool=threads", "--concurrency=2", *quiet, "--loglevel=INFO"],
    )
    family.start("beat", [*celery, "beat", "--loglevel=INFO"])


def _wait_until_healthy(family: Family, port: int) -> None:
    until = time.monotonic() + START_SECONDS
    while not family.told_to_stop and not _is_healthy(port):
        if time.monotonic() > until:
            raise Ended(f"web does not answer within {START_SECONDS:.0f} seconds")
        family.pass_on(0.2)


def _is_healthy(port: int) -> bool:
    connection = http.client.HTTPConnection(HOST, port, timeout=5)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == http.client.OK
    except OSError:
        return False
    finally:
        connection.close()


def _claim_port() -> socket.socket:
    """A socket on `PORT` where given, else on the first free port from 8000 on.

    Taken before the work begins and handed to the web server, so nobody else gets the port.
    """
    given = os.environ.get("PORT")
    if given and not given.isdigit():
        raise Failure(f"PORT must be a number; {given} is none.")
    ports = [int(given)] if given else range(FIRST_PORT, FIRST_PORT + PORTS_TRIED)
    for port in ports:
        claimed = socket.socket()
        claimed.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            claimed.bind((HOST, port))
            claimed.listen()  # until then another program could bind it, too
        except (OSError, OverflowError):
            claimed.close()
        else:
            return claimed
    raise Failure(f"Port {given or FIRST_PORT} is not free; give another in PORT.")


def _start_over() -> None:
    given = [name for name in ("DATABASE_URL", "REDIS_URL") if os.environ.get(name)]
    if given:
        raise Failure(f"RESET=1 empties the embedded servers only, but {given[0]} is given.")
    say("Starting over: the demo's database and files are removed.")
    empty_instance(instance_name())
