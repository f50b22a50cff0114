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
from tests.config.dev.clients import eventually, server_processes, stop_servers

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks at processes in /proc")
RUN = "import sys; from config.dev.demo import run_demo; sys.exit(run_demo(letters=50))"
FROM_OUTSIDE = (
    *("DATABASE_URL", "REDIS_URL", "MEDIA_ROOT", "TRACKER_INSTANCE", "ALLOWED_HOSTS"),
    *("SECRET_KEY", "FIELD_ENCRYPTION_KEYS", "NAME_DIGEST_KEY", "DJANGO_SETTINGS_MODULE"),
)


class Demo:
    """A demo with few letters, on any free port, from the moment on which it is ready."""

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
        self.address = self._read_until(r"The demo is at (http://127\.0\.0\.1:\d+)/").group(1)

    def stop(self, how: signal.Signals) -> int:
        """Send the signal to the demo's own process; give its exit code."""
        self.process.send_signal(how)
        return self.wait()

    def wait(self) -> int:
        """Its exit code; `output` is complete then."""
        assert self.process.stdout is not None
        self.output += self.process.stdout.read()
        return self.process.wait(30)

    def child(self, words: str) -> int:
        """The number of its child whose command line holds those words."""
        task = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        (number,) = [
            int(child)
            for child in task.read_text().split()
            if words in Path(f"/proc/{child}/cmdline").read_text().replace("\0", " ")
        ]
        return number

    def _read_until(self, pattern: str) -> re.Match[str]:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.output += line
            if found := re.search(pattern, line):
                return found
        raise AssertionError(self.output)


@pytest.fixture(scope="module")
def data() -> Iterator[Path]:
    """A data folder that the demos of this file share: the first one fills it."""
    with tempfile.TemporaryDirectory(prefix="tracker-test-") as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)
        stop_servers(Path(folder))


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
    data: Path, how: signal.Signals
) -> None:
    demo = Demo(data)

    assert "Password of everybody: " in demo.output
    assert f"{demo.address}/api/v1/communications/" in demo.output
    with urlopen(f"{demo.address}/healthz", timeout=10) as answer:  # noqa: S310
        assert answer.read() == b'{"database": "ok", "redis": "ok"}'
    with urlopen(f"{demo.address}/", timeout=10) as page:  # noqa: S310
        assert page.url.startswith(f"{demo.address}/accounts/login/")

    assert demo.stop(how) == 0
    assert "The demo has stopped; its data are kept." in demo.output
    assert "Traceback" not in demo.output
    assert "Warning" not in demo.output
    assert eventually(lambda: _nothing_runs_on(data))


def test_when_one_part_ends_it_is_named_and_the_others_end_too(data: Path) -> None:
    demo = Demo(data)

    os.kill(demo.child("celery -A config.celery --quiet worker"), signal.SIGKILL)

    assert demo.wait() == 1
    assert "worker ended by itself, with exit code -9. Stopping the demo." in demo.output
    assert eventually(lambda: _nothing_runs_on(data))


def test_killed_it_leaves_nothing_behind(data: Path) -> None:
    demo = Demo(data)

    demo.stop(signal.SIGKILL)

    assert eventually(lambda: _nothing_runs_on(data), 15)
