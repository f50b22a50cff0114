"""What the system must bring: found, installed without a question, or asked for once."""

from __future__ import annotations

from pathlib import Path

import pytest

from config.dev import commands, system_packages
from config.dev.system_packages import Need


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The commands that would change this machine; none of them runs."""
    shown: list[str] = []

    def record(command: list[str], environment: dict[str, str]) -> int:
        assert environment["DEBIAN_FRONTEND"] == "noninteractive"
        shown.append(" ".join(command))
        return 0

    monkeypatch.setattr(commands, "exit_code", record)
    return shown


@pytest.fixture
def missing_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    needs = (
        Need("PDF letters", lambda: True, ("libpango-1.0-0",), ("pango",)),
        Need("the browser tests", lambda: False, ("chromium",), ("--cask", "chromium"), True),
    )
    monkeypatch.setattr(system_packages, "NEEDS", needs)


def _on_debian(monkeypatch: pytest.MonkeyPatch, *, uid: int, sudo_asks: bool = True) -> None:
    monkeypatch.setattr("os.geteuid", lambda: uid)
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(system_packages, "_sudo_asks_nothing", lambda: not sudo_asks)


@pytest.mark.usefixtures("missing_browser")
def test_root_on_debian_installs_what_is_missing_and_only_that(
    installed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _on_debian(monkeypatch, uid=0)

    system_packages.install_missing()

    assert installed == [
        "apt-get update -q",
        "apt-get install -q -y --no-install-recommends chromium",
    ]


@pytest.mark.usefixtures("missing_browser")
def test_a_user_whose_sudo_asks_nothing_installs_through_it(
    installed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _on_debian(monkeypatch, uid=1000, sudo_asks=False)

    system_packages.install_missing()

    assert installed == [
        "sudo -n apt-get update -q",
        "sudo -n apt-get install -q -y --no-install-recommends chromium",
    ]


@pytest.mark.usefixtures("missing_browser")
def test_for_anybody_else_nothing_is_tried(
    installed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _on_debian(monkeypatch, uid=1000)

    system_packages.install_missing()

    assert installed == []


def test_nothing_missing_installs_nothing_and_says_nothing(
    installed: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(system_packages, "NEEDS", (Need("all", lambda: True, ("x",), ()),))

    system_packages.install_missing()
    system_packages.advise()

    assert installed == []
    assert capsys.readouterr().err == ""


@pytest.mark.usefixtures("missing_browser")
def test_what_is_missing_is_told_with_the_words_to_type(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _on_debian(monkeypatch, uid=1000)

    system_packages.advise()

    assert capsys.readouterr().err == (
        "Missing on this machine, for the browser tests.\n"
        "To install it, type:\n"
        "    sudo apt-get install chromium\n"
    )


@pytest.mark.usefixtures("missing_browser")
def test_who_runs_no_tests_hears_nothing_of_the_browser(
    capsys: pytest.CaptureFixture[str],
) -> None:
    system_packages.advise(for_tests=False)

    assert capsys.readouterr().err == ""


def test_a_browser_that_is_given_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = tmp_path / "my-chromium"
    browser.touch(mode=0o755)
    monkeypatch.setenv("CHROMIUM", str(browser))

    assert system_packages.find_chromium() == browser


def test_a_browser_that_is_given_and_absent_is_no_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", "/nowhere/chromium")

    assert system_packages.find_chromium() is None
