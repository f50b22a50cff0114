"""Programs side by side: what is printed, and how they end."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator

import pytest

from config.dev.processes import Ended, Family


@pytest.fixture
def family() -> Iterator[Family]:
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    made = Family()
    yield made
    made.stop()
    for number, handler in before.items():
        signal.signal(number, handler)


def test_each_line_has_the_programs_name_before_it(
    family: Family, capfd: pytest.CaptureFixture[str]
) -> None:
    family.start("web", ["sh", "-c", "printf 'be'; sleep 0.1; echo gun; echo ready >&2; sleep 60"])

    family.pass_on(0.5)

    assert capfd.readouterr().out == "web    | begun\nweb    | ready\n"


def test_a_program_that_ends_by_itself_is_named(family: Family) -> None:
    family.start("web", ["sleep", "60"])
    family.start("worker", ["sh", "-c", "exit 3"])

    with pytest.raises(Ended, match="worker ended by itself, with exit code 3"):
        family.pass_on(5)


def test_ctrl_c_is_heeded_and_stops_all_without_a_traceback(
    family: Family, capfd: pytest.CaptureFixture[str]
) -> None:
    family.start("web", ["sleep", "60"])
    family.start("worker", ["sh", "-c", "trap 'echo closing; exit 0' TERM; sleep 60 & wait"])
    family.pass_on(0.3)

    os.kill(os.getpid(), signal.SIGINT)
    family.pass_on(60)  # returns at once
    family.stop()

    assert family.told_to_stop
    assert "worker | closing\n" in capfd.readouterr().out


def test_a_program_that_does_not_stop_is_ended_by_force(
    family: Family, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("config.dev.processes.STOP_SECONDS", 0.3)
    deaf = "import signal, time; signal.signal(15, 1); print('deaf', flush=True); time.sleep(60)"
    family.start("beat", [sys.executable, "-c", deaf])
    family.pass_on(0.5)

    family.stop()

    assert "beat does not stop; ending it by force." in capfd.readouterr().err
