"""A hundred letters to one State sent at once while the year turns in Geneva."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from time import sleep

import pytest

from config.dev.project import ROOT
from tests.config.dev.clients import Client, eventually, only, sql, stop_servers

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="looks at processes in /proc"),
    pytest.mark.timeout(400),
]

LETTERS = 100
SENDERS = 4
RESTARTS = 4

NUMBERS = """
SELECT year, array_agg(number ORDER BY number) FROM communications_communication
 WHERE stage = 'sent' GROUP BY year ORDER BY year
"""


@pytest.fixture
def servers() -> Iterator[dict[str, str]]:
    """PostgreSQL and Redis of this test alone; a PostgreSQL that ends is started again."""
    data = Path(tempfile.mkdtemp(prefix="tracker-test-"))
    data.chmod(0o755)
    client = Client(data)
    try:
        yield {**client.answer(), "data": str(data)}
    finally:
        client.leave()
        stop_servers(data)
        shutil.rmtree(data, ignore_errors=True)


def python(servers: dict[str, str], *arguments: str) -> subprocess.Popen[str]:
    given = {name: servers[name] for name in ("DATABASE_URL", "REDIS_URL")}
    return subprocess.Popen(  # noqa: S603
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**os.environ, **given},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def output_of(process: subprocess.Popen[str]) -> str:
    said, complaints = process.communicate(timeout=300)
    assert process.returncode == 0, complaints[-3000:]
    return said


@pytest.fixture
def letters(servers: dict[str, str]) -> list[str]:
    """The keys of a hundred cleared letters, fifty of them odd."""
    output_of(python(servers, "manage.py", "migrate", "--verbosity", "0"))
    said = output_of(python(servers, "-m", "tests.faults.senders", "prepare", str(LETTERS)))
    return said.split()


def start_senders(servers: dict[str, str], letters: Sequence[str]) -> list[subprocess.Popen[str]]:
    shares = [letters[start::SENDERS] for start in range(SENDERS)]
    return [python(servers, "-m", "tests.faults.senders", "send", *share) for share in shares]


def count(address: str, table: str, condition: str = "true") -> int:
    return int(sql(address, f"SELECT count(*) FROM {table} WHERE {condition}")[0][0])  # noqa: S608


def assert_each_letter_was_sent_once(servers: dict[str, str]) -> None:
    address = servers["DATABASE_URL"]
    first_to_last = list(range(1, LETTERS // 2 + 1))
    assert sql(address, NUMBERS) == [(2024, first_to_last), (2025, first_to_last)]
    years = "SELECT year, last FROM communications_numberseries ORDER BY year"
    assert sql(address, years) == [(2024, 50), (2025, 50)]
    dates = "SELECT DISTINCT year, letter_date::text FROM communications_communication ORDER BY 1"
    assert sql(address, dates) == [(2024, "2024-12-31"), (2025, "2025-01-01")]
    assert count(address, "communications_letterversion", "purpose = 'sent'") == LETTERS
    assert count(address, "communications_dispatch") == LETTERS
    assert count(address, "communications_outboxmessage") == LETTERS
    assert count(address, "cases_event", "kind = 'letter_sent'") == LETTERS
    output_of(python(servers, "manage.py", "verify_events"))


def test_a_hundred_at_once_get_every_number_of_their_year_once(servers, letters):
    for process in start_senders(servers, letters):
        output_of(process)
    assert_each_letter_was_sent_once(servers)


def test_the_same_while_postgresql_is_shut_down_at_once_again_and_again(servers, letters):
    """Immediate mode: no session is ended in order, everything not committed is lost."""
    data, address = Path(servers["data"]), servers["DATABASE_URL"]
    with ExitStack() as kill_at_end:
        senders = start_senders(servers, letters)
        for process in senders:
            kill_at_end.callback(process.kill)
        sent_before: list[int] = []
        for _ in range(RESTARTS):
            enough = (sent_before[-1] if sent_before else 0) + 8
            assert eventually(lambda: sent(address) >= enough, seconds=60)  # noqa: B023
            sent_before.append(sent(address))
            os.kill(only(data, "bin/postgres -D"), signal.SIGQUIT)
            sleep(0.3)
        for process in senders:
            output_of(process)
    assert sent_before[-1] < LETTERS
    assert_each_letter_was_sent_once(servers)


def sent(address: str) -> int:
    """How many letters are sent; none where the server does not answer."""
    try:
        return count(address, "communications_communication", "stage = 'sent'")
    except Exception:  # noqa: BLE001  (whatever a server says that starts or is full)
        return 0
