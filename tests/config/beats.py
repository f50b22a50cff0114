"""Schedulers that tell their own beat to stop at a bad moment; given as `celery beat --scheduler`."""

from __future__ import annotations

import os
import signal

from celery.beat import Scheduler


class ToldWhileItIsMade(Scheduler):
    """Gets SIGTERM before beat has its scheduler."""

    def setup_schedule(self) -> None:
        """As Celery's own, with the signal before it."""
        os.kill(os.getpid(), signal.SIGTERM)
        super().setup_schedule()


class ToldWhileSomethingIsThrownAway(Scheduler):
    """Gets SIGINT in a finalizer, from which no exception comes out."""

    def tick(self) -> float:
        """Let something go; then nothing is due for an hour."""
        _ThrownAway()
        return 3600.0


class _ThrownAway:
    def __del__(self) -> None:
        os.kill(os.getpid(), signal.SIGINT)
