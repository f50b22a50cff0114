"""Beat as a process of its own: what it asks for when it starts, and how it ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from socket import gethostname
from typing import Any

import pytest
import yaml
from celery.schedules import crontab
from django.conf import settings as site_settings
from redis import Redis

from config.dev.project import ROOT
from tests.processes import PATIENCE, python, wait_until

NIGHTLY = "communications.tasks.flag_overdue"
BEAT = ("-m", "celery", "-A", "config.celery", "--quiet", "beat")
COMPOSED: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())["services"]


@pytest.fixture
def redis() -> Redis:
    """The Redis of this test, with nothing in the workers' queue."""
    client: Redis = Redis.from_url(site_settings.REDIS_URL)
    client.delete("celery")
    return client


def asked_for(redis: Redis) -> list[str]:
    """The tasks in the workers' queue."""
    return [json.loads(message)["headers"]["task"] for message in redis.lrange("celery", 0, -1)]


def test_nightly_jobs_are_asked_for_at_the_start_and_others_are_not() -> None:
    schedule = site_settings.CELERY_BEAT_SCHEDULE
    by_the_hour = {name for name, job in schedule.items() if isinstance(job["schedule"], crontab)}
    at_the_start = {name for name, job in schedule.items() if "last_run_at" in job}

    assert at_the_start == by_the_hour
    assert "flag-overdue" in at_the_start
    assert "deliver-outbox" not in at_the_start


def test_a_beat_that_starts_asks_for_the_nightly_job_and_keeps_no_file(redis: Redis) -> None:
    with python(*BEAT) as beat:
        wait_until(lambda: NIGHTLY in asked_for(redis) or beat.poll() is not None)
        beat.terminate()
        _, written = beat.communicate(timeout=PATIENCE)

    assert asked_for(redis).count(NIGHTLY) == 1
    assert beat.returncode == 0, written
    assert list(ROOT.glob("celerybeat-*")) == []


def test_a_beat_that_starts_before_redis_asks_as_soon_as_redis_answers(
    redis: Redis, settings: Any, tmp_path: Path
) -> None:
    if not settings.REDIS_URL.startswith("unix://"):
        pytest.skip("takes a socket away, and this Redis has none")
    socket, _, database = settings.REDIS_URL.removeprefix("unix://").partition("?")
    settings.REDIS_URL = f"unix://{tmp_path}/later.sock?{database}"

    with python(*BEAT) as beat:
        assert beat.stderr is not None
        assert any("Trying again" in line for line in beat.stderr)
        (tmp_path / "later.sock").symlink_to(socket)
        wait_until(lambda: NIGHTLY in asked_for(redis) or beat.poll() is not None)

    assert asked_for(redis).count(NIGHTLY) == 1


@pytest.mark.parametrize("moment", ["ToldWhileItIsMade", "ToldWhileSomethingIsThrownAway"])
def test_told_to_stop_at_a_bad_moment_it_ends_at_once_and_says_nothing(moment: str) -> None:
    with python(*BEAT, "--scheduler", f"tests.config.beats:{moment}") as beat:
        _, written = beat.communicate(timeout=PATIENCE)

    assert beat.returncode == 0
    assert written == ""


def test_the_beat_of_the_composed_services_answers_its_health_check() -> None:
    program, *arguments = COMPOSED["beat"]["command"]
    assert program == "celery"
    shell, check = COMPOSED["beat"]["healthcheck"]["test"]
    assert shell == "CMD-SHELL"
    programs = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"

    with python("-m", "celery", *arguments) as beat:
        assert beat.stderr is not None
        assert any("beat pidbox: Connected" in line for line in beat.stderr)
        asked = subprocess.run(  # noqa: S602
            check.replace("$$", "$"),
            shell=True,
            cwd=ROOT,
            env={
                **os.environ,
                "PATH": programs,
                "HOSTNAME": gethostname(),
                "REDIS_URL": site_settings.REDIS_URL,
            },
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE,
        )

    assert asked.returncode == 0, asked.stderr
    assert f"celerybeat@{gethostname()}: OK" in asked.stdout
