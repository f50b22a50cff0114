"""The same act by several threads at the same moment."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

from tests.processes import PATIENCE

Result = TypeVar("Result")


def in_threads(act: Callable[[], Result], count: int) -> list[Result]:
    """What `act` gives in each of `count` threads, all of which begin together."""
    barrier = Barrier(count)

    def begin_together() -> Result:
        barrier.wait(timeout=PATIENCE)
        return act()

    with ThreadPoolExecutor(count) as threads:
        running = [threads.submit(begin_together) for _ in range(count)]
        return [each.result(timeout=PATIENCE) for each in running]
