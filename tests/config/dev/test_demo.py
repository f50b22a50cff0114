"""`make demo`, as a newcomer sees it: it comes up, it answers, it goes away."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

from config.dev.project import ROOT
from tests.config.dev.clients import PATIENCE, eventually, server_processes, stop_servers

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="looks at processes in /proc"),
    # The first one makes a database and its letters.
    pytest.mark.timeout(900),
]
RUN = "import sys; from config.dev.demo import run_demo; sys.exit(run_demo(letters=50))"
FROM_OUTSIDE = (
    *("DATABASE_URL", "REDIS_URL", "MEDIA_ROOT", "TRACKER_INSTANCE", "ALLOWED_HOSTS"),
    *("SECRET_KEY", "FIELD_ENCRYPTION_KEYS", "NAME_DIGEST_KEY", "DJANGO_SETTINGS_MODULE"),
)


class Demo:
    """A demo with few letters, on any free port."""

    def __init__(self, data: Path) -> None:
        inherited = {name: value for name, value in os.environ.items() if name not in FROM_OUTSIDE}
        self.output = ""
        self.process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-c", RUN],
            cwd=ROOT,
            env={**inherited, "TRACKER_DATA_DIR": str(data), "PORT": "0"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            process_group=0,
        )
        assert self.process.stdout is not None
        self._lines = self.process.stdout

    def address(self) -> str:
        """Where it is, as it says when it is ready; waits for that."""
        for line in self._lines:
            self.output += line
            if found := re.search(r"The demo is at (http://127\.0\.0\.1:\d+)/", line):
                return found.group(1)
        raise AssertionError(self.output)

    def stop(self, how: signal.Signals) -> int:
        """Send the signal to the demo's own process; give its exit code."""
        self.process.send_signal(how)
        return self.wait()

    def wait(self) -> int:
        """Its exit code; `output` is complete then."""
        self.output += self._lines.read()
        return self.process.wait(PATIENCE)

    def kill(self) -> None:
        """End it, and what prepares its data, where that still runs."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait(PATIENCE)
        self._lines.close()

    def child(self, words: str) -> int:
        """The number of its child whose command line holds those words."""
        task = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        (number,) = [
            int(child)
            for child in task.read_text().split()
            if words in Path(f"/proc/{child}/cmdline").read_text().replace("\0", " ")
        ]
        return number


@pytest.fixture(scope="module")
def data() -> Iterator[Path]:
    """A data folder that the demos of this file share: the first one fills it."""
    with tempfile.TemporaryDirectory(prefix="tracker-test-") as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)
        stop_servers(Path(folder))


@pytest.fixture
def demo(data: Path) -> Iterator[Demo]:
    """A demo that is coming up; killed after the test where that has not ended it."""
    started = Demo(data)
    yield started
    started.kill()


def _nothing_runs_on(data: Path) -> bool:
    words = str(data).encode()
    running = [
        entry
        for entry in Path("/proc").glob("[0-9]*")
        if entry.name != str(os.getpid()) and words in _environment_and_command(entry)
    ]
    return not running and not server_processes(data)


def _environment_and_command(process: Path) -> bytes:
    try:
        return (process / "environ").read_bytes() + (process / "cmdline").read_bytes()
    except OSError:
        return b""


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_shows_address_and_logins_answers_and_stops_in_good_order(
    demo: Demo, data: Path, how: signal.Signals
) -> None:
    address = demo.address()

    assert "Password of everybody: " in demo.output
    assert f"{address}/api/v1/communications/" in demo.output
    with urlopen(f"{address}/healthz", timeout=PATIENCE) as answer:  # noqa: S310
        assert answer.read() == b'{"database": "ok", "redis": "ok"}'
    with urlopen(f"{address}/", timeout=PATIENCE) as page:  # noqa: S310
        assert page.url.startswith(f"{address}/accounts/login/")

    assert demo.stop(how) == 0
    assert "The demo has stopped; its data are kept." in demo.output
    assert "Traceback" not in demo.output
    assert "Warning" not in demo.output
    assert eventually(lambda: _nothing_runs_on(data))


def test_when_one_part_ends_it_is_named_and_the_others_end_too(demo: Demo, data: Path) -> None:
    demo.address()

    os.kill(demo.child("celery -A config.celery --quiet worker"), signal.SIGKILL)

    assert demo.wait() == 1
    assert "worker ended by itself, with exit code -9. Stopping the demo." in demo.output
    assert eventually(lambda: _nothing_runs_on(data))


def test_killed_it_leaves_nothing_behind(demo: Demo, data: Path) -> None:
    demo.address()

    demo.stop(signal.SIGKILL)

    assert eventually(lambda: _nothing_runs_on(data))
