"""What `tests/plugins.py` gives to a run of the tests, seen in runs of its own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest

from config.dev.project import ROOT
from tests import plugins

TESTS = """
import os

import pytest
from django.core.cache import cache
from django.db import connection

@pytest.mark.parametrize("turn", [1, 2, 3, 4])
@pytest.mark.django_db
def test_own_place(turn):
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_database()")
        print("uses", cursor.fetchone()[0], os.environ["REDIS_URL"].partition("?")[2])
    assert cache.add(f"turn {turn}", "mine")
"""
WITHOUT_MODELS = """
[pytest]
addopts = -p tests.plugins --no-migrations -p no:cacheprovider
pythonpath = {root}
"""
SETTINGS = """
from config.settings import CACHES, DATABASES, SECRET_KEY  # and no application
"""

RunTests = Callable[..., tuple[int, str]]


@pytest.fixture
def run_tests(tmp_path: Path) -> RunTests:
    """Run the tests above in a process of their own; gives its exit code and what it printed."""
    (tmp_path / "test_run.py").write_text(TESTS)
    (tmp_path / "small_settings.py").write_text(SETTINGS)
    (tmp_path / "pytest.ini").write_text(WITHOUT_MODELS.format(root=f"{ROOT} {tmp_path}"))

    def run(*arguments: str, **variables: str) -> tuple[int, str]:
        taken_away = ("DATABASE_URL", "REDIS_URL", "TRACKER_TEST_REDIS_RUN", "CI")
        environment = {
            name: value
            for name, value in os.environ.items()
            if name not in taken_away and not name.startswith("PYTEST_")
        }
        done = subprocess.run(  # noqa: S603
            [sys.executable, "-m", "pytest", "-q", "-rP", *arguments, str(tmp_path)],
            cwd=tmp_path,
            env={
                **environment,
                "PYTHONPATH": f"{ROOT}{os.pathsep}{tmp_path}",
                "DJANGO_SETTINGS_MODULE": "small_settings",
                **variables,
            },
            capture_output=True,
            text=True,
            check=False,
        )
        return done.returncode, done.stdout + done.stderr

    return run


def test_workers_of_one_run_and_a_second_run_share_no_database(run_tests: RunTests) -> None:
    _, printed = run_tests("-n", "2", "-k", "own_place")

    assert "4 passed" in printed
    places = set(re.findall(r"uses test_run_(\d+)_(gw\d) db=(\d+)", printed))
    assert {worker for _, worker, _ in places} == {"gw0", "gw1"}
    assert len({database for _, _, database in places}) == 2
    ours = re.search(r"/run_(\d+)\?", os.environ["DATABASE_URL"])
    if ours:  # this run, too, uses the embedded server
        assert ours.group(1) not in {run for run, _, _ in places}


@pytest.mark.browser
def test_a_skipped_browser_test_is_let_pass_on_a_developers_machine(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CI", raising=False)

    assert _reported(request.node, "skipped").outcome == "skipped"


@pytest.mark.browser
def test_a_skipped_browser_test_fails_in_ci(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI", "true")

    report = _reported(request.node, "skipped")

    assert report.failed
    assert "A browser test may not be skipped in CI" in str(report.longrepr)


def test_any_other_skipped_test_is_let_pass_in_ci(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI", "true")

    assert _reported(request.node, "skipped").outcome == "skipped"


def _reported(
    item: pytest.Item, outcome: Literal["passed", "failed", "skipped"]
) -> pytest.TestReport:
    """What the plugin makes of a report on that test."""
    made = pytest.TestReport(item.nodeid, item.location, {}, outcome, "no browser", "setup")
    hook = plugins.pytest_runtest_makereport(item)
    next(hook)
    with pytest.raises(StopIteration) as end:
        hook.send(made)
    report: pytest.TestReport = end.value.value
    return report
