"""The clock of `celery -A config.celery beat`: keeps nothing, so it may be ended at any moment."""

from __future__ import annotations

import os
import signal
from types import FrameType

from celery.apps.beat import Beat
from celery.beat import Service


class Clock(Beat):
    """Celery's beat, which SIGTERM and SIGINT end at once (docs/decisions/0009)."""

    def install_sync_handler(self, service: Service) -> None:  # noqa: ARG002
        """Put in the handlers that end the process, in place of those that save a schedule."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, _end)


def _end(number: int, frame: FrameType | None) -> None:  # noqa: ARG001
    # An exception would be lost where the signal comes while something is being thrown away.
    os._exit(0)
