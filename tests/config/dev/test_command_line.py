"""The commands that the Makefile calls."""

from __future__ import annotations

import re
import sys

import pytest

from config.dev import checks, command_line, commands
from config.dev.console import Failure
from config.dev.project import ROOT


@pytest.fixture
def nothing_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command_line, "set_up", lambda: None)
    monkeypatch.setattr(command_line, "continue_in_virtual_environment", lambda _: None)
    monkeypatch.setattr(command_line, "advise", lambda **_: None)


def test_every_target_of_the_makefile_is_a_command_that_exists() -> None:
    makefile = (ROOT / "Makefile").read_text()

    targets = re.findall(r"^\t@\$\(DEV\) (\w+)", makefile, re.MULTILINE)

    assert targets == ["setup", "demo", "test", "check", "bench", "requirements"]
    assert [name for name in targets if name not in command_line.COMMANDS] == []


def test_without_a_command_all_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert command_line.run_command([]) == 0

    assert "demo          Start the demo and print its address" in capsys.readouterr().err


def test_an_unknown_command_is_refused() -> None:
    assert command_line.run_command(["deploy"]) == 2


@pytest.mark.usefixtures("nothing_to_install")
def test_a_failure_is_told_in_its_own_words(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(arguments: list[str]) -> int:
        raise Failure("The disk is full.")

    monkeypatch.setitem(command_line.COMMANDS, "demo", fail)

    assert command_line.run_command(["demo"]) == 1
    assert capsys.readouterr().err == "The disk is full.\n"


@pytest.mark.usefixtures("nothing_to_install")
def test_the_tests_get_their_arguments_and_a_worker_for_each_core(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    called: list[list[str]] = []
    monkeypatch.setattr(commands, "exit_code", lambda command: called.append(command[1:]) or 5)
    monkeypatch.setattr(command_line, "_cores", lambda: 3)

    assert command_line.run_command(["test", "tests/parties", "-k", "state"]) == 5
    command_line.run_command(["test", "-n0"])

    assert called == [
        ["-m", "pytest", "-n", "3", "tests/parties", "-k", "state"],
        ["-m", "pytest", "-n0"],
    ]


def test_all_checks_run_and_one_that_fails_decides(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    python = [sys.executable, "-c"]
    made = [
        checks.Check("first", [*python, "print('one')"]),
        checks.Check("second", [*python, "raise SystemExit(3)"]),
        checks.Check("third", [*python, "print('three')"]),
    ]
    monkeypatch.setattr(checks, "prepare_environment", lambda _instance: None)
    monkeypatch.setattr(checks, "_checks", lambda: made)

    assert checks.run_checks() == 1

    printed = capfd.readouterr()
    assert printed.out == "one\nthree\n"
    assert printed.err.endswith("\nok      first\nFAILED  second\nok      third\n")


def test_the_check_of_a_deployment_sees_no_local_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALLOW_HTTP", "1")
    monkeypatch.setenv("STATIC_MANIFEST", "0")

    environment = checks._deployed()

    assert "ALLOW_HTTP" not in environment
    assert "STATIC_MANIFEST" not in environment
    assert environment["ALLOWED_HOSTS"] == "tracker.example.org"
