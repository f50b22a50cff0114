"""Programs side by side: what is printed, and how they end."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator

import pytest

from config.dev.processes import Ended, Family
from tests.config.dev.clients import PATIENCE, eventually


@pytest.fixture
def family() -> Iterator[Family]:
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    made = Family()
    yield made
    made.stop()
    for number, handler in before.items():
        signal.signal(number, handler)


class Printed:
    """What the programs of a family print on standard output."""

    def __init__(self, family: Family, capfd: pytest.CaptureFixture[str]) -> None:
        self.text = ""
        self._family = family
        self._capfd = capfd

    def until(self, line: str) -> str:
        """All of it, as soon as it holds that line."""
        eventually(lambda: self._passed_on().endswith(f"{line}\n"))
        assert self.text.endswith(f"{line}\n")
        return self.text

    def _passed_on(self) -> str:
        self._family.pass_on(0.1)
        self.text += self._capfd.readouterr().out
        return self.text


@pytest.fixture
def printed(family: Family, capfd: pytest.CaptureFixture[str]) -> Printed:
    return Printed(family, capfd)


def test_each_line_has_the_programs_name_before_it(family: Family, printed: Printed) -> None:
    family.start("web", ["sh", "-c", "printf 'be'; sleep 0.1; echo gun; echo ready >&2; sleep 60"])

    assert printed.until("web    | ready") == "web    | begun\nweb    | ready\n"


def test_a_program_that_ends_by_itself_is_named(family: Family) -> None:
    family.start("web", ["sleep", "60"])
    family.start("worker", ["sh", "-c", "exit 3"])

    with pytest.raises(Ended, match="worker ended by itself, with exit code 3"):
        family.pass_on(PATIENCE)


def test_ctrl_c_is_heeded_and_stops_all_without_a_traceback(
    family: Family, printed: Printed, capfd: pytest.CaptureFixture[str]
) -> None:
    closes = "trap 'echo closing; exit 0' TERM; echo ready; sleep 60 & wait"
    family.start("web", ["sleep", "60"])
    family.start("worker", ["sh", "-c", closes])
    printed.until("worker | ready")

    os.kill(os.getpid(), signal.SIGINT)
    family.pass_on(3600)  # returns at once
    family.stop()

    assert family.told_to_stop
    assert capfd.readouterr().out == "worker | closing\n"


def test_a_program_that_does_not_stop_is_ended_by_force(
    family: Family,
    printed: Printed,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("config.dev.processes.STOP_SECONDS", 0.3)
    deaf = "import signal, time; signal.signal(15, 1); print('deaf', flush=True); time.sleep(60)"
    family.start("beat", [sys.executable, "-c", deaf])
    printed.until("beat   | deaf")

    family.stop()

    assert "beat does not stop; ending it by force." in capfd.readouterr().err
